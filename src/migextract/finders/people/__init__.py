"""Names of persons."""

from migextract.finders.people.finder import find

__all__ = ["find"]
