"""Tests of the anatomy of papers."""

from __future__ import annotations

from migextract.anatomy import Anatomy, anatomy
from migextract.finders import dates, doc_numbers
from migextract.view import view


def read(text: str) -> tuple[str, Anatomy]:
    """The view of a text, and the anatomy read from it with the numbers and dates in it."""
    clean = view(text)
    mentions = [*dates.find(clean.text), *doc_numbers.find(clean.text)]
    return clean.text, anatomy(clean.text, mentions, clean.body)


def outline(text: str) -> list[tuple[str, str]]:
    """The sections of a text behind its head: their ids and texts, long ones without their middle."""
    shown, parts = read(text)
    return [
        (section.id, without_middle(" ".join(shown[section.start : section.end].split())))
        for section in parts.sections
        if section.kind not in {"kopf", "kopf-und-fusszeilen"}
    ]


def without_middle(text: str, longest: int = 60) -> str:
    """The first and the last words of a long text."""
    return text if len(text) <= longest else f"{text[:24]}…{text[-24:]}"
