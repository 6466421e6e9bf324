"""The steps of the view: each module explains one kind of damage and has one pure function `edits(text)`.

Each has its table of cases in `tests/unit/view/cases/`.
"""
