"""The plot of the report, drawn as SVG by hand: precision, recall and F1 of each label with their intervals."""

from __future__ import annotations

from html import escape

from migextract.evaluation.scores import GROUPS, Rate, Scores
from migextract.evaluation.table import interval, percent

_LEFT, _WIDTH, _RIGHT = 120, 560, 130
_BAR, _GAP = 12, 16
_TOP = 24


def plot(scores: Scores) -> str:
    """Three bars for each label and group, from 0 to 100 per cent, a whisker for each interval."""
    names = [name for name in GROUPS if scores.labels[name].gold or scores.labels[name].predicted]
    height = _TOP + len(names) * (3 * _BAR + _GAP)
    parts = [_axis(height)]
    for place, name in enumerate(names):
        top = _TOP + place * (3 * _BAR + _GAP)
        exact = scores.labels[name].exact
        label = f'<text class="label" x="{_LEFT - 8}" y="{top + 2 * _BAR - 2}">{escape(name)}</text>'
        bars = [
            _bar(kind, rate, top + row * _BAR)
            for row, (kind, rate) in enumerate(
                (("precision", exact.precision), ("recall", exact.recall), ("F1", exact.f1))
            )
        ]
        parts.append(f"<g>{label}{''.join(bars)}</g>")
    return (
        f'<svg viewBox="0 0 {_LEFT + _WIDTH + _RIGHT} {height}" role="img" '
        f'aria-label="Precision, recall and F1 of each label; the table above has the same numbers">'
        f"{''.join(parts)}</svg>"
    )


def _axis(height: int) -> str:
    lines = []
    for share in (0, 25, 50, 75, 100):
        x = _LEFT + _WIDTH * share / 100
        lines.append(f'<line class="grid" x1="{x:g}" x2="{x:g}" y1="{_TOP - 6}" y2="{height}"/>')
        lines.append(f'<text class="tick" x="{x:g}" y="{_TOP - 10}">{share}</text>')
    return "".join(lines)


def _bar(kind: str, rate: Rate, top: int) -> str:
    if rate.value is None:
        return f'<text class="value" x="{_LEFT + 4}" y="{top + _BAR - 2}">{kind} –</text>'
    end = _LEFT + _WIDTH * rate.value
    title = f"{kind} {percent(rate.value)}" + (f" ({interval(rate)})" if rate.low is not None else "")
    parts = [
        f"<title>{title}</title>",
        f'<rect class="{kind}" x="{_LEFT}" y="{top}" width="{end - _LEFT:.1f}" height="{_BAR - 2}"/>',
        f'<text class="value" x="{_LEFT + _WIDTH + 8}" y="{top + _BAR - 3}">{kind} {percent(rate.value)}</text>',
    ]
    if rate.low is not None and rate.high is not None:
        low, high, middle = _LEFT + _WIDTH * rate.low, _LEFT + _WIDTH * rate.high, top + _BAR / 2 - 1
        parts.append(f'<path class="whisker" d="M{low:.1f} {middle - 3:g}v6m0-3H{high:.1f}m0-3v6" fill="none"/>')
    return f"<g>{''.join(parts)}</g>"
