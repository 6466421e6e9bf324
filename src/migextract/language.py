"""The tokenizer: German words cut so that every mention can be a token span.

spaCy's own German rules glue what must be apart (`2020.`, `Europol-Beamte`, `2015–2016`, `19/21876`), and spend
nearly all their time on a list of exceptions. Here every mark that can stand at the edge of a mention is a token of
its own, wherever it stands, and there are no exceptions; whole web addresses stay in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import RLock

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

TOKENIZER = "migextract.PolicyTokenizer.v1"
CACHE_SIZE = 200_000  # chunks; spaCy's 10,000 are used up by one long paper

LEXICON = 250_000  # words that a pipeline learns before it forgets new ones; half a kilobyte each

OPENING = r"""\(\[\{<«»„“”‚‘’'"‹›"""
CLOSING = r"""\)\]\}>«»„“”‚‘’'"‹›"""
MARKS = r"""\.,;:!\?…%‰€\$£§&\+\*#=~\|^`´"""
JOINTS = r"""\-‐‑–—−/\\_·•"""

ALL = f"{OPENING}{CLOSING}{MARKS}{JOINTS}"
# A row of one mark (the dots of a table) is one token; cut off one by one, it would take quadratic time.
PREFIX = re.compile(rf"^(?:([{ALL}])\1{{3,}}|[{OPENING}{MARKS}{JOINTS}])")
SUFFIX = re.compile(f"[{CLOSING}{MARKS}{JOINTS}]$")
GLUED = r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)|(?<=(?<!\d)(?:19|20)\d\d)(?=\d(?!\d))"
"""PDFs glue words and footnote marks to numbers: `2013beschlossen`, `3. Dezember 20131`."""
INFIX = re.compile(f"[{OPENING}{CLOSING}{MARKS}{JOINTS}]|{GLUED}")
ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[^\s()<>„“”]+$", re.IGNORECASE)


class PolicyTokenizer(Tokenizer):
    """spaCy's tokenizer with the affix rules above; a class of its own so that pickling keeps the cache size."""

    def __init__(self, vocab: spacy.vocab.Vocab) -> None:
        super().__init__(
            vocab,
            rules={},
            prefix_search=PREFIX.search,
            suffix_search=SUFFIX.search,
            infix_finditer=INFIX.finditer,
            url_match=ADDRESS.match,
            max_cache_size=CACHE_SIZE,
        )

    def __reduce__(self) -> tuple[type[PolicyTokenizer], tuple[spacy.vocab.Vocab]]:
        return PolicyTokenizer, (self.vocab,)


@registry.tokenizers(TOKENIZER)
def create_tokenizer() -> Callable[[Language], PolicyTokenizer]:
    """Registered tokenizer, for `[nlp.tokenizer] @tokenizers = "migextract.PolicyTokenizer.v1"` in a spaCy config."""

    def make(nlp: Language) -> PolicyTokenizer:
        return PolicyTokenizer(nlp.vocab)

    return make


_lexicon_lock = RLock()


@contextmanager
def bounded_lexicon(nlp: Language) -> Iterator[None]:
    """Keep a pipeline's memory bounded: once it knows `LEXICON` words, it forgets those it meets inside.

    The words it knows by then are nearly all of any text, so it is not slower for it; in a memory zone from the start,
    where the tokenizer caches nothing, it would be by a third. Nothing made inside (`Doc`, `Span`) may be used outside.
    One thread at a time can be inside; meanwhile no other thread may use the pipeline.
    """
    with _lexicon_lock:
        forgets = len(nlp.vocab) > LEXICON and not nlp.vocab.in_memory_zone  # type: ignore[attr-defined] # they do not nest
        with nlp.memory_zone() if forgets else nullcontext():
            yield
