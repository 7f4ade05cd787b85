"""An installed spaCy pipeline as a second opinion on what a name is; without one the grammar decides alone.

The pipeline is asked for one thing: whether a name that the grammar cannot place is an organisation or a person.
It names no fact by itself, and what its answer leads to passes the gate like everything else.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any

from reelgraph.pages.document import Span

LONGEST = 100_000  # code points: a longer page is read by the grammar alone
_IDLE = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter")
_PARTICLES = frozenset("de del della di da do dos du van von der den la le al el bin ibn af zu y e".split())
_LABELS = {"ORG": "organisation", "PERSON": "person"}

Kinds = Mapping[Span, str]


class Parser:
    """A spaCy pipeline with entities, asked what the names of a page are."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def kinds(self, text: str) -> Kinds:
        """Return organisation or person for every name of `text` that the pipeline takes for one."""
        if len(text) > LONGEST:
            return {}
        found: dict[Span, str] = {}
        for entity in self._pipeline(text).ents:
            if kind := _LABELS.get(entity.label_):
                start = entity.start_char + (4 if entity.text.casefold().startswith("the ") else 0)
                end = entity.end_char - (2 if entity.text.endswith(("'s", "’s")) else 0)
                found[Span(start, end)] = kind
        return found


def is_body(name: str) -> bool:
    """Say whether a name is long enough, and free of particles, for "organisation" to be believed of it.

    Pipelines take many a person of two names, or with a "de", for an organisation; hardly any of three.
    """
    pieces = name.split()
    return len(pieces) > 2 and not any(piece.casefold() in _PARTICLES for piece in pieces)


def installed() -> Parser | None:
    """Return the first installed English pipeline (`en_core_web_…`) by name; None where there is none that loads."""
    for name in sorted(module.name for module in pkgutil.iter_modules() if module.name.startswith("en_core_web_")):
        try:
            pipeline = importlib.import_module(name).load()
        except (ImportError, OSError, ValueError, AttributeError):
            continue  # made for another spaCy, or packaged without its data
        pipeline.select_pipes(disable=[pipe for pipe in _IDLE if pipe in pipeline.pipe_names])
        return Parser(pipeline)
    return None
