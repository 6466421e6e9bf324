"""A pipeline of the shape of de_core_news_lg 3.8, for where that model cannot be downloaded: tests and speed.

Components, label inventories, vector width and the order of the pipeline are those of the released `meta.json`; layer
sizes are those of spaCy's CPU pipelines (`tok2vec` shared by all but `ner`, which has its own; width 96, depth 4,
hidden layers of 64). The release counts its morphological labels in hundreds and does not list its edit trees: 650
and 1,000 stand for them. Its parser also has labels for crossing arcs, which are left out. So the real model is
rather slower than this one, and never much faster.

It has seen a handful of invented sentences, over and over. What it says of others is noise; what it costs is not.
"""

from __future__ import annotations

import re
from itertools import cycle, islice, product
from pathlib import Path
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from spacy.vectors import Vectors

CONFIG: Final = Path(__file__).with_name("lg_shape.cfg")

TAGS: Final = (  # noqa: SIM905 - so many words are best read in a row
    "$( $, $. ADJA ADJD ADV APPO APPR APPRART APZR ART CARD FM ITJ KOKOM KON KOUI KOUS NE NN NNE PDAT PDS PIAT PIS "
    "PPER PPOSAT PPOSS PRELAT PRELS PRF PROAV PTKA PTKANT PTKNEG PTKVZ PTKZU PWAT PWAV PWS TRUNC VAFIN VAIMP VAINF "
    "VAPP VMFIN VMINF VMPP VVFIN VVIMP VVINF VVIZU VVPP XY _SP"
).split()
DEPS: Final = (  # noqa: SIM905 - so many words are best read in a row
    "ac adc ag ams app avc cc cd cj cm cp cvc da dep dm ep ju mnr mo ng nk nmc oa oc og op par pd pg ph pm pnc punct "
    "rc re rs sb sbp svp uc vo"
).split()
MORPHS: Final = [
    f"Case={case}|Degree={degree}|Gender={gender}|Number={number}|PronType={kind}"
    for case, degree, gender, number, kind in product(
        ("Acc", "Dat", "Gen", "Nom"), ("Cmp", "Pos", "Sup"), ("Fem", "Masc", "Neut"), ("Plur", "Sing"),
        ("Art", "Dem", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot"),
    )
]  # fmt: skip
EDIT_TREES: Final = 1_000

SENTENCES: Final = (
    "Gestern besuchte [PER:Jorinde Quastenfels] das [ORG:Institut Morgenrot] in [LOC:Hinterwaldau].",
    "Der Bericht nennt [PER:Tilo Birkengrund] und die [ORG:Stiftung Abendstern] aus [LOC:Oberkrumbach].",
    "In [LOC:Seeligenmoos] tagte die [ORG:Gruppe Nordlicht] mit [PER:Wanja Holunder] zur [MISC:Winterlese].",
    "Niemand hat die Zahlen der letzten Jahre geprüft, und eine Antwort steht noch aus.",
    "Nach Angaben von [PER:Runa Distelkamp] liegt das Lager bei [LOC:Untermoorbach].",
    "Das [ORG:Werk Silbertau] lieferte die Daten an [PER:Jasper Ulmenhain] in [LOC:Kaltenfurt].",
    "Die Maßnahmen wurden im Rahmen der [MISC:Sommerlese] ausgewertet und später beendet.",
)
"""What it is trained on: invented names, none of which any list knows."""


def build(
    rows: int = 20_000, *, vector_width: int = 300, width: int = 96, depth: int = 4, epochs: int = 25
) -> Language:
    """Build the pipeline; with the defaults its layers have the sizes of the release.

    Args:
        rows: word vectors in its table. The release has 500,000, which is 600 MB of memory and hardly slower.
        vector_width: numbers in a word vector.
        width: of the convolutional layers.
        depth: number of convolutional layers.
        epochs: how often it sees the invented sentences.

    Returns:
        The pipeline, with `senter` disabled as in the release.
    """
    fix_random_seed(0)
    sizes = {"width": width, "depth": depth}
    config = load_config(CONFIG, {f"components.tok2vec.model.encode.{name}": size for name, size in sizes.items()})
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.vocab.vectors = vectors(nlp, rows, vector_width)
    sentences = [sentence(nlp, line) for line in SENTENCES]
    docs = [Doc.from_docs(sentences), Doc.from_docs(sentences[::-1]), inventory(nlp)]
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    nlp.get_pipe("attribute_ruler").add([[{"IS_SPACE": True}]], {"TAG": "_SP", "POS": "SPACE"})
    nlp.disable_pipe("senter")
    optimizer.learn_rate = 0.003
    # An untrained parser takes twice the time of one that knows where sentences end; for the rest it is all the same.
    with nlp.select_pipes(enable=["tok2vec", "parser", "ner"]):
        for _ in range(epochs):
            nlp.update(examples[:2], sgd=optimizer)
    return nlp


def vectors(nlp: Language, rows: int, width: int) -> Vectors:
    """A table of random word vectors; the invented sentences have theirs, the rest are for words that never occur."""
    seen = [token.text for line in SENTENCES for token in nlp.make_doc(plain(line))]
    keys = list(dict.fromkeys([*seen, *(f"wort{number}" for number in range(rows))]))[:rows]
    data = np.random.default_rng(0).standard_normal((len(keys), width), dtype="float32")
    return Vectors(strings=nlp.vocab.strings, data=data, keys=keys, name="shaped_vectors")


NAME: Final = re.compile(r"\[(?P<label>\w+):(?P<text>[^\]]+)\]")


def plain(line: str) -> str:
    """A line of `SENTENCES` without its markup."""
    return NAME.sub(lambda match: match["text"], line)


def sentence(nlp: Language, line: str) -> Doc:
    """A line of `SENTENCES` as an annotated document."""
    doc = nlp.make_doc(plain(line))
    removed, ents = 0, []
    for name in NAME.finditer(line):
        start = name.start() - removed
        ents.append(doc.char_span(start, start + len(name["text"]), label=name["label"]))
        removed += len(name.group()) - len(name["text"])
    doc.set_ents(ents)
    return annotated(doc, ["NN"], ["mo"], MORPHS[:1], [""])


def inventory(nlp: Language) -> Doc:
    """A document in which every label of the release occurs, from which the components learn which there are."""
    words = ["wort"] * 2 * max(len(MORPHS), EDIT_TREES)
    endings = [str(number) for number in range(EDIT_TREES)]
    return annotated(Doc(nlp.vocab, words=words), TAGS, DEPS, MORPHS, endings, len(words) // 2)


def annotated(doc: Doc, tags: list[str], deps: list[str], morphs: list[str], endings: list[str], root: int = 0) -> Doc:
    """The document as one sentence in which all tokens hang on the root, with these annotations in turn."""
    tags, deps, morphs, endings = (list(islice(cycle(items), len(doc))) for items in (tags, deps, morphs, endings))
    deps[root] = "ROOT"
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        morphs=morphs,
        lemmas=[token.text + ending for token, ending in zip(doc, endings, strict=True)],
        heads=[root] * len(doc),
        deps=deps,
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )
