"""The report: one self-contained HTML page with scores, a plot of each label and an error browser.

The page loads nothing: styles, script and plot stand in it, and its content security policy forbids the rest.
Without a script it still shows everything, only unfiltered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from string import Template

from migextract.evaluation.analysis import ERROR_KINDS, Found, Outcome, Pattern, patterns
from migextract.evaluation.plot import plot
from migextract.evaluation.scores import ALL_GROUP, CORE_GROUP, GROUPS, DocumentScores, Scores
from migextract.evaluation.table import HEAD, cells, notes, percent
from migextract.labels import LABELS


def write_report(scores: Scores, path: Path | str) -> None:
    """Write the report page."""
    Path(path).write_text(to_html(scores), "utf-8", newline="\n")


def to_html(scores: Scores) -> str:
    """The report page."""
    groups = patterns(scores.outcomes)
    pattern_of = {id(outcome): place for place, pattern in enumerate(groups) for outcome in pattern.outcomes}
    errors = sorted(scores.errors, key=lambda outcome: (outcome.document, outcome.shown.start, outcome.kind))
    template = Template(files("migextract.evaluation").joinpath("report.html").read_text("utf-8"))
    return template.substitute(
        notes=_lines(f"<li>{escape(note)}</li>" for note in notes(scores)),
        head="".join(f'<th scope="col">{name}</th>' for name in HEAD),
        scores=_lines(_row(cells(name, scores.labels[name])) for name in GROUPS),
        plot=plot(scores),
        documents=_lines(_row(_document_cells(document)) for document in scores.documents),
        patterns=_lines(_pattern_row(place, pattern) for place, pattern in enumerate(groups)),
        kinds=_options(ERROR_KINDS),
        labels=_options(LABELS),
        document_names=_options(document.id for document in scores.documents),
        errors=_lines(_error_row(outcome, pattern_of[id(outcome)]) for outcome in errors),
        count=len(errors),
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _options(names: Iterable[str]) -> str:
    return _lines(f"<option>{escape(name)}</option>" for name in names)


def _row(texts: Iterable[str]) -> str:
    """A table row of plain texts, the first of which is its heading."""
    first, *rest = map(escape, texts)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{text}</td>" for text in rest)}</tr>'


def _document_cells(document: DocumentScores) -> Iterator[str]:
    yield document.id
    yield document.status + "".join(f"; {error}" for error in document.errors)
    for name in (CORE_GROUP, ALL_GROUP):
        score = document.labels[name]
        yield f"{score.correct} / {score.gold} / {score.predicted}"
        yield percent(score.exact.f1.value)
        yield percent(score.overlap.f1.value)
        yield percent(score.values.accuracy.value)
        yield percent(score.links.accuracy.value)


def _pattern_row(place: int, pattern: Pattern) -> str:
    example = " ".join(pattern.outcomes[0].shown.text.split())
    return (
        f'<tr><td class="number">{len(pattern.outcomes)}</td><td>{pattern.kind}</td>'
        f"<td>{escape(pattern.labels)}</td>"
        f'<td><button type="button" data-show="{place}" lang="de">{escape(example)}</button></td></tr>'
    )


def _error_row(outcome: Outcome, pattern: int) -> str:
    labels = {found.label for found in (outcome.gold, outcome.predicted) if found}
    return (
        f'<tr tabindex="-1" data-kind="{outcome.kind}" data-labels="{" ".join(sorted(labels))}" '
        f'data-document="{escape(outcome.document)}" data-pattern="{pattern}">'
        f"<td>{outcome.kind}</td><td>{escape(outcome.labels)}</td>"
        f"<td>{escape(outcome.document)}<br>line {outcome.line}</td>"
        f'<td lang="de">{escape(outcome.before)}{_marked(outcome)}{escape(outcome.after)}</td>'
        f"<td>{_side(outcome.gold)}</td><td>{_side(outcome.predicted)}</td></tr>"
    )


def _side(found: Found | None) -> str:
    """Label, place, text and value of one side, or a dash."""
    if found is None:
        return "–"
    value = "null" if found.value is None else found.value
    return (
        f'{found.label} [{found.start}, {found.end})<br><span lang="de">{escape(found.text)}</span>'
        f"<br><code>{escape(value)}</code>"
    )


def _marked(outcome: Outcome) -> str:
    """The stretch that gold and prediction cover together, with what belongs to which."""
    sides = {"gold": outcome.gold, "found": outcome.predicted}
    spans = {name: found for name, found in sides.items() if found is not None}
    # The two overlap, so every code point of the stretch is in the text of one of them.
    characters = {found.start + at: char for found in spans.values() for at, char in enumerate(found.text)}
    pieces = []
    for left, right in pairwise(sorted({edge for found in spans.values() for edge in (found.start, found.end)})):
        names = " ".join(name for name, found in spans.items() if found.start <= left and right <= found.end)
        words = "".join(characters[at] for at in range(left, right))
        pieces.append(f'<mark class="{names}">{escape(words)}</mark>')
    return "".join(pieces)
