"""Named texts that bind, commit or plan: by number, title, quotation marks or abbreviation."""

from migextract.finders.acts.finder import find

__all__ = ["find"]
