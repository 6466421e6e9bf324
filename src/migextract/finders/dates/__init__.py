"""Calendar dates: from the words of the calendar to mentions with EDTF values."""

from migextract.finders.dates.finder import find, preference

__all__ = ["find", "preference"]
