"""Labelled fields and tables → proposals, as `ingest/page/labels.toml` says. Labels it does not know say nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from reelgraph import dates, vocabulary
from reelgraph.pages import labels, listing
from reelgraph.pages.document import Field, Mention, Page, Span
from reelgraph.pages.fact import Proposal
from reelgraph.pages.labels import Rule
from reelgraph.pages.recited import tables

CONFIDENCE = 0.95
_LONGEST_QUOTE = 300
_FOOTNOTES = re.compile(r"\[[^\[\]]{0,30}\](?!\()")
_NOTE = re.compile(r"[(\[（]([^()\[\]（）]{1,200})[)\]）]")
_AS = re.compile(r"(?<=\s)as(?=\s)|\.{2,}|…|(?<=\s)[-–—](?=\s)|=>?", re.IGNORECASE)
_DATED = re.compile(r"\d")
_PLACE_LABEL = re.compile(r"(?P<place>[^\d:：(),]{2,40}?)\s*(?:[:：]|\s[-–—](?=\s)|,(?=\s*\d))\s*")
_DATE_BREAK = re.compile(r"(?<=\))[\s,]|(?<=\d{4}),(?=\s)")
_SCORE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)(?:\s*(?:/|out of)\s*(?:5|10|100)\b|$)")
_BY = re.compile(r"(?<=\s)(?:by|von|par)(?=\s)", re.IGNORECASE)
_YEAR_NOTE = re.compile(r"\((?:18|19|20)\d\d\)")
_PRIZE = re.compile(
    r"\bbest\b|award|prize|prix\b|preis\b|premio|palm|bear\b|lion\b|leopard|oscar|bafta|golden|silver|grand|jury|audience|mention",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"festival|awards?\b|academy|guild|circle|critics|berlinale|biennale|mostra|gala|césar|goya|bafta|oscars",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d+\s+(?:wins?|nominations?|awards?|oscars?)|(?:won|nominated)\b.{0,40}\b\d+\b|^\d+$", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?<=\s)at(?: the)?(?=\s)|[,:](?=\s)|(?<=\s)[-–—](?=\s)", re.IGNORECASE)
_OUTCOME = re.compile(r"[(\[]?\b(won|winner|nominated|nominee|nomination)\b[)\]:]?", re.IGNORECASE)

Maker = Callable[[Page, Rule, Field, Span], Iterator[Proposal]]


def propose(page: Page) -> Iterator[Proposal]:
    """Yield what the labelled fields and the tables of `page` say of its film."""
    for found in page.fields:
        rule = labels.known().fields.get(labels.folded(found.label))
        if rule is not None:
            for value in found.values:
                yield from _MAKERS[rule.value](page, rule, found, _without_footnote(page.text, value))
    yield from tables(page)


def _without_footnote(text: str, value: Span) -> Span:
    """Return the value without the "[1]" at its end."""
    end = value.end
    if text[value.start : end].endswith("]") and (
        found := list(_FOOTNOTES.finditer(text, max(value.start, end - 40), end))
    ):
        end = found[-1].start() if found[-1].end() == end else end
    return listing.trim(text, value.start, end)


def _proposal(rule: Rule, found: Field, value: Mention, relation: str | None = None, **more: object) -> Proposal:
    name = relation or rule.relation
    near = (
        found.quote.start <= value.start
        and value.end <= found.quote.end
        and found.quote.end - found.quote.start <= _LONGEST_QUOTE
    )
    quote = found.quote if near else Span(value.start, value.end)
    return Proposal(name, value, quote, f"field-{name.replace('_', '-')}", confidence=CONFIDENCE, **more)  # type: ignore[arg-type]


def _whole(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    del page
    if value.start < value.end:
        yield _proposal(rule, found, Mention(*value, rule.normaliser))


def _titles(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    """Yield titles, which have commas in them: parted at semicolons, bars and lines, the notes in brackets left out."""
    for span in listing.lines(page.text, value):
        name, _ = _noted(page.text, span)
        yield from _whole(page, rule, found, name)


def _words(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    known = {"country": vocabulary.country, "language": vocabulary.language}.get(rule.normaliser or "")
    for span in listing.words(page.text, value, known):
        name, _ = _noted(page.text, span)
        yield from _whole(page, rule, found, name)


def _items(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    for span in listing.items(page.text, value):
        yield from _whole(page, rule, found, span)


def _score(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    if score := _SCORE.match(page.text, *value):
        yield _proposal(rule, found, Mention(*score.span(1), rule.normaliser))


def _noted(text: str, span: Span) -> tuple[Span, list[Span]]:
    """Return the words before the brackets at the end of `span`, and what stands in each of these."""
    notes = [Span(*note.span(1)) for note in _NOTE.finditer(text, *span)]
    first = next(_NOTE.finditer(text, *span), None)
    if first is None or first.start() == span.start:
        return span, []
    rest = _NOTE.sub("", text[first.start() : span.end]).strip(" .,")
    return (listing.trim(text, span.start, first.start()), notes) if not rest else (span, [])


def _names(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    for span in listing.names(page.text, value, people=rule.kind is None):
        name, notes = _noted(page.text, span)
        said = {page.text[slice(*note)].casefold() for note in notes}
        if rule.relation == "writer" and said & labels.known().notes["not_writers"]:
            continue
        relation = (
            "story_by" if rule.relation == "writer" and said and said <= labels.known().notes["stories"] else None
        )
        places = (
            [note for note in notes if vocabulary.country(page.text[slice(*note)])]
            if rule.relation == "distributor"
            else []
        )
        for qualifiers in [{"place": Mention(*place, "country")} for place in places] or [{}]:
            yield _proposal(rule, found, Mention(*name), relation, qualifiers=qualifiers)


def _cast(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    for span in listing.names(page.text, value):
        yield from _performance(page, rule, found, span)


def _performance(page: Page, rule: Rule, found: Field, span: Span) -> Iterator[Proposal]:
    text = page.text
    character: Span | None = None
    if parted := _AS.search(text, *span):
        character, _ = _noted(text, listing.trim(text, parted.end(), span.end))
        name, _ = _noted(text, listing.trim(text, span.start, parted.start()))
    else:
        name, notes = _noted(text, span)
        character = next(
            (_without_as(text, note) for note in notes if text[slice(*note)].casefold() not in ("voice", "uncredited")),
            None,
        )
    qualifiers = {"character": Mention(*character)} if character and text[slice(*character)][:1].strip() else {}
    if name.start < name.end:
        yield _proposal(rule, found, Mention(*name), qualifiers=qualifiers)


def _without_as(text: str, note: Span) -> Span:
    return Span(note.start + 3, note.end) if text[slice(*note)].casefold().startswith("as ") else note


def _dates(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    text = page.text
    for line in listing.lines(text, value):
        start = line.start
        for end in [*(one.start() for one in _DATE_BREAK.finditer(text, *line)), line.end]:
            if _DATED.search(text, start, end):
                yield from _dated(page, rule, found, listing.trim(text, start, end))
                start = end


def _dated(page: Page, rule: Rule, found: Field, span: Span) -> Iterator[Proposal]:
    """Yield one date with what stands before it (a place) and in brackets behind it (a place, a kind, a festival)."""
    text = page.text
    date, notes = _noted(text, span)
    qualifiers: dict[str, Mention] = {}
    place = _PLACE_LABEL.match(text, *date)
    if place and _names_place(place["place"]):
        qualifiers["place"] = _place(text, Span(*place.span("place")))
        date = listing.trim(text, place.end(), date.end)
    for note in notes:
        for part in listing.items(text, note):
            _note(text, part, qualifiers)
    if date.start < date.end:
        yield _proposal(rule, found, Mention(*date, "date"), qualifiers=qualifiers)


def _names_place(words: str) -> bool:
    """Whether the words before a date can name a place: no month, no kind of release."""
    if words.strip().casefold() in labels.known().notes["kinds"]:
        return False
    return not any(word.strip(".,").casefold() in dates.MONTHS for word in words.split())


def _note(text: str, part: Span, qualifiers: dict[str, Mention]) -> None:
    words = text[slice(*part)]
    if words.casefold() in labels.known().notes["kinds"]:
        qualifiers.setdefault("kind", Mention(*part))
    elif "festival" in words.casefold():
        qualifiers.setdefault("festival", Mention(*part))
    elif vocabulary.country(words) or (words[:1].isupper() and len(words.split()) <= 3 and not _DATED.search(words)):
        qualifiers.setdefault("place", _place(text, part))


def _place(text: str, span: Span) -> Mention:
    return Mention(*span, "country" if vocabulary.country(text[slice(*span)]) else None)


def _places(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    for span in listing.lines(page.text, value):
        name, _ = _noted(page.text, span)
        yield from _whole(page, rule, found, name)


def _work(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    """Yield a work, with its author where the words go on "by X"."""
    text = page.text
    by = list(_BY.finditer(text, *value))
    end = by[-1].start() if by else value.end
    if year := _YEAR_NOTE.search(text, value.start, end):
        end = year.start() or end
    work = listing.trim(text, value.start, end)
    author = listing.trim(text, by[-1].end(), value.end) if by and rule.relation == "based_on" else None
    if work.start < work.end:
        yield _proposal(rule, found, Mention(*work), qualifiers={"author": Mention(*author)} if author else {})


def _awards(page: Page, rule: Rule, found: Field, value: Span) -> Iterator[Proposal]:
    """Yield the awards that are named: a line such as "Best Film, Valladolid International Film Festival"."""
    text = page.text
    for line in listing.lines(text, value):
        if _COUNTED.search(text, *line):
            continue
        outcome = _OUTCOME.search(text, *line)
        relation = rule.relation
        if outcome and outcome[1].casefold().startswith("nomin"):
            relation = "award_nominated"
        span = _without(text, line, outcome)
        parts = [part for part in _parted(text, span) if part.start < part.end]
        yield from _award(rule, found, relation, text, parts)


def _without(text: str, line: Span, outcome: re.Match[str] | None) -> Span:
    if outcome and outcome.start() == line.start:
        return listing.trim(text, outcome.end(), line.end)
    return listing.trim(text, line.start, outcome.start()) if outcome and outcome.end() == line.end else line


def _parted(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for found in _BETWEEN.finditer(text, *span):
        yield listing.trim(text, start, found.start())
        start = found.end()
    yield listing.trim(text, start, span.end)


def _award(rule: Rule, found: Field, relation: str, text: str, parts: Sequence[Span]) -> Iterator[Proposal]:
    events = [part for part in parts if _EVENT.search(text, *part)]
    prizes = [part for part in parts if _PRIZE.search(text, *part) and part not in events[:1]] or events[1:]
    qualifiers: Mapping[str, Mention] = {"event": Mention(*events[0])} if events and prizes else {}
    if award := next(iter(prizes or events), None):
        yield _proposal(rule, found, Mention(*award), relation, qualifiers=qualifiers)


_MAKERS: Mapping[str, Maker] = {
    "whole": _whole,
    "titles": _titles,
    "words": _words,
    "items": _items,
    "score": _score,
    "names": _names,
    "cast": _cast,
    "dates": _dates,
    "places": _places,
    "work": _work,
    "awards": _awards,
}
