"""What labelled fields and tables say."""

from pathlib import Path

import pytest

from reelgraph.pages import fields
from reelgraph.pages.gate import admit
from reelgraph.pages.labels import known
from reelgraph.pages.loading import load_text

Said = tuple[str, str, dict[str, str]]


def said(text: str, kind: str = "txt") -> list[Said]:
    page = load_text(text, "a", kind)
    facts = list(admit(fields.propose(page), page))
    assert all(page.text[fact.start : fact.end] == fact.quote for fact in facts)
    return [(fact.relation, fact.object, dict(fact.qualifiers)) for fact in facts]


def objects(text: str) -> list[str]:
    return [value for _, value, _ in said(text)]


@pytest.mark.parametrize(
    ("line", "relation", "value"),
    [
        ("Title: The Salt Road", "title", "The Salt Road"),
        ("Original Title: Yan Lu", "original_title", "Yan Lu"),
        ("Year: 2021", "year", "2021"),
        ("Running time: 1h 38m", "runtime", "98"),
        ("Durée : 98 min", "runtime", "98"),
        ("Regie: Mira Holt", "director", "Mira Holt"),
        ("Director(s): Mira Holt", "director", "Mira Holt"),
        ("Language: French", "language", "French"),
        ("Country: UK", "country", "United Kingdom"),
        ("Rated: PG-13", "content_rating", "PG-13"),
        ("Rating: 7.9/10", "rating", "7.9"),
        ("IMDb: https://www.imdb.com/title/tt7654321/", "imdb_id", "tt7654321"),
        ("Box office: $12 million", "box_office", "$12 million"),
        ("Director: Mira Holt [1]", "director", "Mira Holt"),
    ],
)
def test_a_label_says_a_relation(line: str, relation: str, value: str) -> None:
    assert said(line) == [(relation, value, {})]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Directors: Mira Holt and Jon Day", ["Mira Holt", "Jon Day"]),
        ("Directors: Mira Holt & Jon Day / Ana Lee", ["Mira Holt", "Jon Day", "Ana Lee"]),
        ("Producers: Robert Dane, Jr., Mira Holt, and 7 more credits", ["Robert Dane, Jr.", "Mira Holt"]),
        (
            "Production company: Hucheng No.7 Films, Gansu Qizi Culture & Media",
            ["Hucheng No.7 Films", "Gansu Qizi Culture & Media"],
        ),
        ("Production company: Lakes and Rivers Films", ["Lakes and Rivers Films"]),
        ("Studios: Acme, Inc., Blue, and Green Films", ["Acme, Inc.", "Blue", "Green Films"]),
        ("Countries: Bosnia and Herzegovina, France / UK", ["Bosnia and Herzegovina", "France", "United Kingdom"]),
        ("Genres: War | Drama, Action & Adventure", ["War", "Drama", "Action", "Adventure"]),
        ("Composer: N/A", []),
        ("Director: unknown", []),
        ("Favourite colour: Red", []),
    ],
)
def test_lists_are_taken_apart_and_names_are_not(line: str, values: list[str]) -> None:
    assert objects(line) == values


def test_notes_in_brackets_are_no_part_of_a_name() -> None:
    assert said("Writers: Ana Lee (screenplay), Bo Quist (novel), Cy Dorn (story)") == [
        ("writer", "Ana Lee", {}),
        ("story_by", "Cy Dorn", {}),
    ]
    assert said("Distributor: BTeam Pictures (Spain)") == [("distributor", "BTeam Pictures", {"place": "Spain"})]


@pytest.mark.parametrize(
    "line", ["Ana Lee as Io", "Ana Lee ... Io", "Ana Lee … Io", "Ana Lee (Io)", "Ana Lee (as Io)", "Ana Lee – Io"]
)
def test_a_cast_names_the_characters(line: str) -> None:
    assert said(f"Cast: {line}, Bo Quist") == [("actor", "Ana Lee", {"character": "Io"}), ("actor", "Bo Quist", {})]
    assert said(f"Cast\n\n• {line}\n• Bo Quist") == [
        ("actor", "Ana Lee", {"character": "Io"}),
        ("actor", "Bo Quist", {}),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("UK: November 04 2022", [("2022-11-04", {"place": "United Kingdom"})]),
        ("4 May 2021 (Spain)", [("2021-05-04", {"place": "Spain"})]),
        ("June 2021 (France, limited)", [("2021-06", {"place": "France", "kind": "limited"})]),
        ("4 May 2021 (Lake Film Festival)", [("2021-05-04", {"festival": "Lake Film Festival"})]),
        ("May 4, 2021", [("2021-05-04", {})]),
        (
            "May 4, 2021 (Spain), June 5, 2021 (UK)",
            [("2021-05-04", {"place": "Spain"}), ("2021-06-05", {"place": "United Kingdom"})],
        ),
        ("4 May 2021; UK: 5 June 2021", [("2021-05-04", {}), ("2021-06-05", {"place": "United Kingdom"})]),
        ("2021-05-04", [("2021-05-04", {})]),
        ("31 February 2021", []),
        ("soon", []),
    ],
)
def test_release_dates_have_places_and_kinds(value: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert said(f"Release dates: {value}") == [("release_date", date, more) for date, more in expected]


def test_a_source_has_its_author() -> None:
    assert said("Based on: “The Salt” by Ada Moss") == [("based_on", "The Salt", {"author": "Ada Moss"})]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Best Film, Lake Film Festival", [("award_won", "Best Film", {"event": "Lake Film Festival"})]),
        ("Lake and River Festival: Best Film", [("award_won", "Best Film", {"event": "Lake and River Festival"})]),
        (
            "Jury Prize at the Lake Festival (nominated)",
            [("award_nominated", "Jury Prize", {"event": "Lake Festival"})],
        ),
        ("Won 2 Oscars", []),
        ("3 wins & 5 nominations", []),
    ],
)
def test_only_awards_that_are_named_are_awards(value: str, expected: list[Said]) -> None:
    assert said(f"Awards: {value}") == expected


def table(*rows: str) -> str:
    head, *body = [row.split("|") for row in rows]
    cells = [
        "<tr>" + "".join(f"<th>{cell}" for cell in head),
        *("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in body),
    ]
    return f"<h1>The Salt Road</h1><table>{''.join(cells)}</table>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Actor|Character", "Ana Lee|Io"), [("actor", "Ana Lee", {"character": "Io"})]),
        (
            ("Country|Release date|Distributor", "Spain|4 May 2021|BTeam"),
            [("release_date", "2021-05-04", {"place": "Spain"}), ("distributor", "BTeam", {"place": "Spain"})],
        ),
        (
            ("Festival|Award|Recipient(s)|Result", "Lake Festival|Best Film|The Salt Road|Won"),
            [("award_won", "Best Film", {"event": "Lake Festival"})],
        ),
        (
            ("Award|Category|Nominee|Result", "Lake Awards|Best Actor|Bo Quist|Nominated"),
            [("award_nominated", "Best Actor", {"event": "Lake Awards", "recipient": "Bo Quist"})],
        ),
        (("Award|Category|Result", "Lake Awards|Best Actor|Pending"), []),
        (("Colour|Number", "Red|7"), []),
    ],
)
def test_tables_say_what_their_columns_say(rows: tuple[str, ...], expected: list[Said]) -> None:
    assert said(table(*rows), "html") == expected


def test_markdown_leaves_its_marks_out_of_names() -> None:
    text = '- **Directors:** [Mira Holt](https://example.org/a,b "M"), *Jon Day*\n- **Cast:** [Ana Lee](/a) as **Io**\n'
    assert said(text, "md") == [
        ("director", "Mira Holt", {}),
        ("director", "Jon Day", {}),
        ("actor", "Ana Lee", {"character": "Io"}),
    ]


def test_every_label_stands_at_one_relation() -> None:
    assert known().fields["directed by"].relation == "director"


def test_the_fields_of_the_first_page_are_found(shared: Path) -> None:
    text = (shared / "data/seed/return-to-dust.txt").read_text(encoding="utf-8")
    assert said(text) == [
        ("title", "Return to Dust", {}),
        ("original_title", "Yin Ru Chen Yan", {}),
        ("year", "2022", {}),
        ("release_date", "2022-11-04", {"place": "United Kingdom"}),
    ]
