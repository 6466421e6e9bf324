"""Numbers of documents: from their forms and surroundings to mentions with `scheme:canonical` values."""

from migextract.finders.doc_numbers.finder import find

__all__ = ["find"]
