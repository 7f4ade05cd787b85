"""What a reader proposes and what the gate lets through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reelgraph.pages.document import Mention, Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that a rule believes the page states; every part of it points at words of the page.

    `relation` is a relation of `ontology/relations.toml`. `subject` is None for the page's own film,
    else the mention of the person, place or other film that the fact is about. `subject_kind` and
    `object_kind` (an entity kind, such as "organisation") are given only where the relation leaves a
    choice. `quote` is the sentence, field or value that says it. `stated` is False for what was inferred.
    """

    relation: str
    object: Mention
    quote: Span
    rule: str
    subject: Mention | None = None
    qualifiers: Mapping[str, Mention] = field(default_factory=dict)
    confidence: float = 0.9
    stated: bool = True
    subject_kind: str | None = None
    object_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that passed the gate, in words: one line of `reelgraph facts`."""

    page: str
    subject: str
    relation: str
    object: str
    qualifiers: Mapping[str, str]
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    stated: bool
    subject_kind: str
    object_kind: str
    words: Mapping[str, str] = field(default_factory=dict)  # "object" and qualifiers as the page words them

    def record(self) -> dict[str, Any]:
        """Return the fact as `reelgraph facts` prints it, one JSON object."""
        return {
            "page": self.page,
            "subject": self.subject,
            "relation": self.relation,
            "object": self.object,
            "qualifiers": dict(self.qualifiers),
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "rule": self.rule,
            "confidence": self.confidence,
            "stated": self.stated,
        }
