"""Read film prose: sentences become shapes, rules read shapes, and every proposal points at its words."""

from collections.abc import Iterator, Sequence

from reelgraph.pages.document import Page
from reelgraph.pages.fact import Proposal
from reelgraph.pages.prose import (
    awards,
    broadcasts,
    cast,
    characters,
    companies,
    deeds,
    definition,
    festivals,
    lives,
    makers,
    naming,
    origins,
    places,
    related,
    releases,
    restrictions,
    roles,
    story,
    titles,
    works,
)
from reelgraph.pages.prose.parsing import Parser
from reelgraph.pages.prose.reading import RULES, Reading
from reelgraph.pages.prose.settling import settle

__all__ = ["RULES", "propose"]
_THEMES = (
    awards,
    broadcasts,
    cast,
    characters,
    makers,
    deeds,
    titles,
    naming,
    definition,
    festivals,
    lives,
    origins,
    places,
    related,
    releases,
    companies,
    restrictions,
    roles,
    story,
    works,
)


def propose(page: Page, titles: Sequence[str] = (), parser: Parser | None = None) -> Iterator[Proposal]:
    """Yield what the prose of `page` says; `titles` are names of its film known from elsewhere on the page.

    `parser` is asked where the grammar cannot tell a company from a person.
    """
    reading = Reading(page, titles, parser)
    proposals = [
        found.proposal(name, sentence)
        for sentence in reading.sentences
        for name, rule in RULES.items()
        for found in rule(reading, sentence)
    ]
    yield from settle(proposals, page, reading.names)
