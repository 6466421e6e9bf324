"""Loads a base model, or says what is wrong with it and what to do."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from textwrap import shorten

import spacy
from spacy.about import __version__
from spacy.language import Language
from spacy.util import is_compatible_version, is_package

from migextract.errors import PipelineError

OURS = "migextract_"
LONGEST_REASON = 300


def load(base: str | os.PathLike[str]) -> Language:
    """Load an installed pipeline, or one from a folder, with all its components.

    Raises:
        PipelineError: if it is not installed, cannot be loaded by this version of spaCy, or is one of ours already.
    """
    try:
        name = os.fspath(base)
    except TypeError as error:
        raise PipelineError(
            "a base model is given by its name or its folder: save a pipeline of your own with `nlp.to_disk(folder)`."
        ) from error
    if not is_package(name) and not Path(name).exists():
        raise PipelineError(missing(name))
    try:
        nlp = spacy.load(name)
    except Exception as error:  # whatever a package of another time may raise
        reason = shorten(f"{type(error).__name__}: {error}", LONGEST_REASON, placeholder=" …")
        raise PipelineError(f"base model {name!r} cannot be loaded ({reason}). {remedy(name)}") from error
    if ours := [pipe for pipe in nlp.component_names if pipe.startswith(OURS)]:
        raise PipelineError(
            f"base model {name!r} has components of migextract already ({', '.join(ours)}): use it with "
            f"`spacy.load({name!r})`, or give the model that it was built on as base."
        )
    return nlp


def missing(name: str) -> str:
    """What to say of a model that is not there."""
    if os.sep in name or name.startswith("."):
        return f"there is no base model at {name!r}: give the folder that `nlp.to_disk` wrote, or a package's name."
    return (
        f"base model {name!r} is not installed. Install it with `python -m spacy download {name}`, "
        "or leave `base` out to use the embedded pipeline."
    )


def remedy(name: str) -> str:
    """What to do about a model that is there and cannot be loaded."""
    spec = importlib.util.find_spec(name) if is_package(name) else None
    folder = Path(((spec and spec.submodule_search_locations) or [name])[0])
    try:
        wanted = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["spacy_version"]
    except (OSError, ValueError, KeyError, TypeError):
        return f"Its meta.json does not tell for which version of spaCy it is. {again(name)}"
    if not is_compatible_version(__version__, wanted):
        return f"It was made for spaCy {wanted}, and this is {__version__}. {again(name)}"
    return f"It is for this version of spaCy; a package that it needs may be missing. {again(name)}"


def again(name: str) -> str:
    """How to get a model of the right version; one of the user's own has to be made anew."""
    return f"`python -m spacy download {name}` installs the one that fits." if is_package(name) else "Make it anew."


def finds_entities(nlp: Language) -> bool:
    """Whether a component writes `doc.ents`."""
    return any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names)
