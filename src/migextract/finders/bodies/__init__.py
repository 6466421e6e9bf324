"""Bodies and means that no entry of the knowledge base has to know."""

from migextract.finders.bodies.finder import find

__all__ = ["find"]
