"""Settle what several rules say of the same: one proposal a fact, the fullest kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reelgraph.pages.document import Mention, Page
from reelgraph.pages.fact import Proposal
from reelgraph.pages.prose.coreference import Names

_Key = tuple[str, str, str]
_LAST_RESORT = 0.6
# Qualifiers that make two statements about the same object two facts.
_APART = frozenset(("place", "recipient", "event", "seconds", "festival"))


_PEOPLE = frozenset(("actor", "director", "writer", "producer", "composer", "narrator"))


def settle(proposals: Sequence[Proposal], page: Page, names: Names) -> Iterator[Proposal]:
    """Yield the proposals without repetitions; a guess is kept only where nothing surer says the same relation."""
    proposals = _played(_characters(proposals, page, names), page)
    sure = {proposal.relation for proposal in proposals if proposal.confidence >= _LAST_RESORT}
    kept: dict[_Key, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.confidence < _LAST_RESORT and proposal.relation in sure:
            continue
        same = kept.setdefault(_key(proposal, page), [])
        _add(same, proposal, page)
    for same in kept.values():
        yield from same


def _characters(proposals: Sequence[Proposal], page: Page, names: Names) -> list[Proposal]:
    """Give each character the fullest form of the name, where that is not somebody who made the film."""
    people = {_words(proposal.object, page) for proposal in proposals if proposal.relation in _PEOPLE}
    told = []
    for proposal in proposals:
        character = proposal.qualifiers.get("character")
        full = names.fullest(character) if character else None
        told_whole = full is not None and not page.text.startswith("The ", full.start)  # "The Trance of N" is a title
        if full and told_whole and full != character and _words(full, page) not in people:
            proposal = replace(proposal, qualifiers={**proposal.qualifiers, "character": full})
        told.append(proposal)
    return told


_NO_ACTORS = frozenset(("character-drawn", "character-named"))


def _played(proposals: Sequence[Proposal], page: Page) -> list[Proposal]:
    """Leave out actors who are drawn, and characters who are people of the film."""
    drawn = {_words(proposal.object, page) for proposal in proposals if proposal.rule in _NO_ACTORS}
    people = {_words(proposal.object, page) for proposal in proposals if proposal.relation in _PEOPLE} - drawn
    return [
        proposal
        for proposal in proposals
        if not (proposal.relation == "character" and _words(proposal.object, page) in people)
        and not (proposal.relation == "actor" and _words(proposal.object, page) in drawn)
    ]


def _add(same: list[Proposal], proposal: Proposal, page: Page) -> None:
    for index, other in enumerate(same):
        if _agree(proposal, other, page):
            if len(proposal.qualifiers) > len(other.qualifiers):
                same[index] = proposal
            return
    same.append(proposal)


def _agree(one: Proposal, other: Proposal, page: Page) -> bool:
    """Say whether one says no more than the other, beyond what the other leaves open."""
    for name in {*one.qualifiers, *other.qualifiers}:
        mine, yours = one.qualifiers.get(name), other.qualifiers.get(name)
        if mine and yours and name in _APART and _words(mine, page) != _words(yours, page):
            return False
    return True


def _key(proposal: Proposal, page: Page) -> _Key:
    subject = _words(proposal.subject, page) if proposal.subject else ""
    return proposal.relation, subject, _words(proposal.object, page)


def _words(mention: Mention, page: Page) -> str:
    return " ".join(page.text[mention.start : mention.end].casefold().removeprefix("the ").split())
