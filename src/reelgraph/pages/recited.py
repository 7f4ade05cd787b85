"""Tables with a header row → proposals: casts, releases by territory, awards by festival."""

from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages import labels, listing
from reelgraph.pages.document import Mention, Page, Span, Table
from reelgraph.pages.fact import Proposal

CONFIDENCE = 0.95
_LONGEST_QUOTE = 400
Row = dict[str, Span]


def tables(page: Page) -> Iterator[Proposal]:
    """Yield what the rows of the tables of `page` say, where the column labels tell."""
    for table in page.tables:
        columns = _columns(table)
        for cells in table.rows:
            row = {role: listing.trim(page.text, *cells[at]) for role, at in columns.items() if at < len(cells)}
            yield from _row(page, {role: span for role, span in row.items() if span.start < span.end})


def _columns(table: Table) -> dict[str, int]:
    """Return which column holds what; a label that can mean two things means the one that is not taken."""
    found: dict[str, int] = {}
    for at, label in enumerate(table.columns):
        for role in labels.known().columns.get(labels.folded(label), ()):
            if role not in found:
                found[role] = at
                break
    return _awarded(found)


def _awarded(found: dict[str, int]) -> dict[str, int]:
    """Return the columns with "Award | Category" read as the body that gives and the award that it gives."""
    if "category" in found and not ("award" in found and "event" in found):
        if "award" in found:
            found["event"] = found.pop("award")
        found["award"] = found.pop("category")
    return found


def _row(page: Page, row: Row) -> Iterator[Proposal]:
    text = page.text
    if "actor" in row and "character" in row:
        yield _say("actor", row, "actor", {"character": Mention(*row["character"])})
    elif "outcome" in row and ("award" in row or "event" in row):
        yield from _award(page, row)
    elif "date" in row and "place" in row:
        yield _say("release_date", row, "date", {"place": _place(text, row["place"])}, "date")
    if "distributor" in row and "place" in row:
        yield _say("distributor", row, "distributor", {"place": _place(text, row["place"])})
    if "event" in row and "section" in row and "outcome" not in row:
        yield _say("festival", row, "event", {"section": Mention(*row["section"])})


def _award(page: Page, row: Row) -> Iterator[Proposal]:
    text = page.text
    outcome = labels.folded(text[slice(*row["outcome"])])
    notes = labels.known().notes
    relation = "award_won" if outcome in notes["won"] else "award_nominated" if outcome in notes["nominated"] else None
    if relation is None:
        return
    award = "award" if "award" in row else "event"
    qualifiers = {"event": Mention(*row["event"])} if award == "award" and "event" in row else {}
    if "year" in row:
        qualifiers["year"] = Mention(*row["year"], "year")
    if "category" in row:
        qualifiers["category"] = Mention(*row["category"])
    recipients = _recipients(page, row["recipient"]) if "recipient" in row else []
    for also in [{"recipient": Mention(*recipient)} for recipient in recipients] or [{}]:
        yield _say(relation, row, award, qualifiers | also)


def _recipients(page: Page, cell: Span) -> list[Span]:
    """Return the people of a cell; the film itself, which many tables name there, is none."""
    title = (page.title or "").casefold()
    return [span for span in listing.names(page.text, cell) if page.text[slice(*span)].casefold() != title]


def _place(text: str, span: Span) -> Mention:
    return Mention(*span, "country" if vocabulary.country(text[slice(*span)]) else None)


def _say(relation: str, row: Row, role: str, qualifiers: dict[str, Mention], normaliser: str | None = None) -> Proposal:
    start = min(span.start for span in row.values())
    end = max(span.end for span in row.values())
    quote = Span(start, end) if end - start <= _LONGEST_QUOTE else row[role]
    rule = f"table-{relation.replace('_', '-')}"
    return Proposal(
        relation, Mention(*row[role], normaliser), quote, rule, qualifiers=qualifiers, confidence=CONFIDENCE
    )
