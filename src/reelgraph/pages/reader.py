"""Read a page: embedded data first, then labelled fields, then prose, all through one gate."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reelgraph.errors import NoFilmError
from reelgraph.pages import embedded, fields, prose
from reelgraph.pages.document import Mention, Page, Span
from reelgraph.pages.fact import Fact, Proposal
from reelgraph.pages.gate import FILM, LONGEST_QUOTE, admit
from reelgraph.pages.prose import topic
from reelgraph.pages.prose.parsing import Parser
from reelgraph.vocabulary import relations

Proposer = Callable[[Page], Iterable[Proposal]]
NAMING = frozenset({"title", "original_title", "alternate_title"})
TELLING = frozenset({"credit", "release", "screening", "award", "location", "restriction", "film", "relation"})
ATTRIBUTES = frozenset({"runtime", "genre", "budget", "box_office", "character", "subject", "story_place", "country"})


def read(page: Page, parser: Parser | None = None, proposers: Iterable[Proposer] = ()) -> list[Fact]:
    """Return the facts that a page states, each once, in the order of the readers.

    `parser` helps the grammar with names (`prose.parsing.installed()`); `proposers` say what else they believe the
    page states, which passes the same gate and is kept where no reader has said it.
    Raises NoFilmError where the page names no film, and what a proposer raises.
    """
    found = list(admit([*embedded.propose(page), *fields.propose(page)], page))
    if not any(fact.relation == "title" and fact.subject == FILM for fact in found):
        found = [*admit(_named_in_prose(page), page), *found]
    worded = replace(page, text=page.words or page.text)  # the same length, without Markdown's marks
    found += admit(prose.propose(worded, titles=_titles(page, found), parser=parser), page)
    for propose in proposers:
        said = {_said(fact) for fact in found}
        found += [fact for fact in admit(propose(page), page) if _said(fact) not in said]
    facts = list(_each_once(found))
    if not _names_film(page, facts):
        raise NoFilmError(
            f"{page.id}: no film found on this page: it needs a title (a field, a heading or a sentence such as"
            " “X is a 1993 film directed by …”) and at least one fact about the film"
        )
    return facts


def _said(fact: Fact) -> tuple[str, str, str]:
    return fact.subject.casefold(), fact.relation, fact.object.casefold()


def _titles(page: Page, facts: Iterable[Fact]) -> list[str]:
    titles = [fact.object for fact in facts if fact.subject == FILM and fact.relation in NAMING]
    return titles or ([page.title] if page.title else [])


def _named_in_prose(page: Page) -> Iterator[Proposal]:
    """Propose the title that the prose defines ("X is a 1993 film …") or that was given beside the text."""
    for span in topic.titles(page, ())[:1]:
        ends = [at for at in (page.text.find(stop, span.end, span.start + LONGEST_QUOTE) for stop in ".\n") if at >= 0]
        end = min(ends, default=span.end)
        yield Proposal("title", Mention(*span), Span(span.start, end), rule="prose-title")


def _each_once(facts: list[Fact]) -> Iterator[Fact]:
    """Yield the facts without those that another says too, with the same qualifiers or more."""
    said: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        said.setdefault(_said(fact), []).append(fact)
    for alike in said.values():
        richest = sorted(alike, key=lambda fact: -len(fact.qualifiers))
        kept: list[Fact] = []
        for fact in richest:
            if not any(fact.qualifiers.items() <= other.qualifiers.items() for other in kept):
                kept.append(fact)
        yield from kept


def _names_film(page: Page, facts: list[Fact]) -> bool:
    own = [fact for fact in facts if fact.subject == FILM]
    named = bool(_titles(page, own))
    return named and any(
        relations()[fact.relation].table in TELLING or fact.relation in ATTRIBUTES or fact.rule == "definition"
        for fact in own
        if fact.relation != "creator"
    )
