"""The one gate between proposals and facts: literal quote, literal or normalised object, fitting types."""

import re
from collections.abc import Iterable, Iterator

from reelgraph import dates
from reelgraph.normalisers import normal_form
from reelgraph.pages.document import Mention, Page
from reelgraph.pages.fact import Fact, Proposal
from reelgraph.vocabulary import Relation, relations

LONGEST_QUOTE = 600  # code points: a quote, not a page
LONGEST_NAME = 250
FILM = "film"

_CHECKS = {
    "date": dates.EDTF,
    "year": re.compile(r"1[89]\d\d|20\d\d"),
    "minutes": re.compile(r"[1-9]\d{0,3}"),
    "number": re.compile(r"\d+(\.\d+)?"),
    "count": re.compile(r"\d+"),
}
_LETTER = re.compile(r"[^\W_]")


def admit(proposals: Iterable[Proposal], page: Page) -> Iterator[Fact]:
    """Yield the facts among `proposals`: those whose words stand on the page and whose types fit."""
    for proposal in proposals:
        if fact := _fact(proposal, page):
            yield fact


def _fact(proposal: Proposal, page: Page) -> Fact | None:
    relation = relations().get(proposal.relation)
    if relation is None or not set(proposal.qualifiers) <= set(relation.qualifiers):
        raise ValueError(
            f"rule {proposal.rule} proposes {proposal.relation} {sorted(proposal.qualifiers)}: not in relations.toml"
        )
    start, end = proposal.quote
    if not (0 <= start < end <= len(page.text) and end - start <= LONGEST_QUOTE):
        return None
    try:
        object_ = _value(proposal.object, page)
        subject = _value(proposal.subject, page) if proposal.subject else FILM
        qualifiers = {name: _value(mention, page) for name, mention in proposal.qualifiers.items()}
    except ValueError:
        return None  # words without a normal form are no fact: the rule guessed wrong
    if not _fits(relation, object_):
        return None
    return Fact(
        page=page.id,
        subject=subject,
        relation=relation.name,
        object=object_,
        qualifiers=qualifiers,
        start=start,
        end=end,
        quote=page.text[start:end],
        rule=proposal.rule,
        confidence=proposal.confidence,
        stated=proposal.stated,
        subject_kind=proposal.subject_kind or relation.subject,
        object_kind=proposal.object_kind or relation.object,
        words={
            name: _words(mention, page) for name, mention in [("object", proposal.object), *proposal.qualifiers.items()]
        },
    )


def _value(mention: Mention, page: Page) -> str:
    if not 0 <= mention.start < mention.end <= len(page.text):
        raise ValueError("a mention outside the page")
    return normal_form(page.text[mention.start : mention.end], mention.normaliser, page)


def _words(mention: Mention, page: Page) -> str:
    return page.text[mention.start : mention.end]


def _fits(relation: Relation, value: str) -> bool:
    if check := _CHECKS.get(relation.object):
        return bool(check.fullmatch(value))
    return len(value) <= LONGEST_NAME and bool(_LETTER.search(value))
