"""Festivals, runs, rising people, distribution and places of a few films, counted by hand."""

import math

import pytest

from analyses.conftest import Builder
from reelgraph.analyses import analyse
from reelgraph.errors import QueryError

# --- festivals ----------------------------------------------------------------------------------------------

FESTIVALS = """
    A,,screening,Harbour,,1999-02-10,world
    A,,screening,Hill,,1999-05-01
    A,,award,Hill,,1999-05-03,won
    A,,screening,Lake,,2000-08-20
    B,,screening,Harbour,,1999-02-11,world
    B,,screening,Hill,,1999-05-02
    C,,screening,Harbour,,1999-02-12
    C,,screening,Lake,,1999-08-01
    D,,screening,Lake,,1999
    E,1990,director,Nobody
    A,,country,Norway
    B,,country,Chile
    C,,country,Norway
"""


def test_editions_that_share_films(graph_of: Builder) -> None:
    table = analyse(graph_of(FESTIVALS), "circuit")
    rows = {frozenset([row[0].label, row[1].label]): row[2:6] for row in table.rows}
    # Harbour 1999 has A, B, C; Hill 1999 A, B; Lake 1999 C, D; Lake 2000 A: four films in all
    assert {pair: row[:3] for pair, row in rows.items()} == {
        frozenset(["Harbour 1999", "Hill 1999"]): (2, 0, 1.5),
        frozenset(["Harbour 1999", "Lake 1999"]): (1, 0, 1.5),
        frozenset(["Harbour 1999", "Lake 2000"]): (1, 1, 0.75),
        frozenset(["Hill 1999", "Lake 2000"]): (1, 1, 0.5),
    }
    # P(X ≥ 2) with 3 and 2 of 4 films is C(3, 2) / C(4, 2) = 1/2, for one of six pairs of editions
    assert {row[3] for row in rows.values()} == {1.0}
    assert "share a film: 3 at 0, 2 at 1." in table.notes[1]
    assert table.network is not None
    assert {edge.values[0] for edge in table.network.edges} == {1, 2}


def test_the_programmes_of_a_festival(graph_of: Builder) -> None:
    table = analyse(graph_of(FESTIVALS), "circuit", "Harbour")
    # Norway twice, Chile once: exp(−⅔ ln ⅔ − ⅓ ln ⅓); others had all three in the same year
    expected = math.exp(-(2 / 3) * math.log(2 / 3) - (1 / 3) * math.log(1 / 3))
    ((year, films, countries, diversity, elsewhere, told),) = table.rows
    assert (year, films, countries, elsewhere, told) == (1999, 3, 2, 1.0, 1.0)
    assert diversity == pytest.approx(expected)
    with pytest.raises(QueryError, match="no screenings and no awards"):
        analyse(graph_of(FESTIVALS), "circuit", first=2010)


def test_the_run_of_a_film(graph_of: Builder) -> None:
    table = analyse(graph_of(FESTIVALS), "ladder", "A")
    assert [(row[0], row[1].label, row[2], row[4], row[5]) for row in table.rows] == [
        ("1999-02-10", "Harbour 1999", "screened", "world", 0),
        ("1999-05-01", "Hill 1999", "screened", None, 80),
        ("1999-05-03", "Hill 1999", "won", None, 82),
        ("2000-08-20", "Lake 2000", "screened", None, 557),
    ]
    with pytest.raises(QueryError, match="no screening and no award of E is known"):
        analyse(graph_of(FESTIVALS), "ladder", "E")


def test_which_festival_comes_next(graph_of: Builder) -> None:
    table = analyse(graph_of(FESTIVALS), "ladder")
    # A: Harbour, Hill, Lake; B: Harbour, Hill; C: Harbour, Lake: four steps, two of them to Lake and two to Hill
    assert {(row[0].label, row[1].label): row[2:] for row in table.rows} == {
        ("Harbour", "Hill"): (2.0, pytest.approx(2 / 3), 0.5),
        ("Harbour", "Lake"): (1.0, pytest.approx(1 / 3), 0.5),
        ("Hill", "Lake"): (1.0, 1.0, 0.5),
    }
    assert table.network is not None
    assert table.network.directed
    assert "4 of 5 (80%) films have a screening or award; 4 of 4 (100%) of these with a date" in table.notes[1]


# --- rising -------------------------------------------------------------------------------------------------

CAREERS = """
    Q1,1991,actor,Old
    Q2,1992,actor,Old
    Q3,1993,actor,Old
    Q3,1993,actor,New
    R1,1996,actor,New
    R1,1996,actor,Pal
    R2,1997,actor,New
    R2,1997,actor,Pal
    R3,1998,actor,New
    R3,1998,actor,Old
    R3,1998,screening,Harbour,,1998-01-01
    Undated,,actor,New
"""


def test_who_is_rising(graph_of: Builder) -> None:
    table = analyse(graph_of(CAREERS), "rising", last=2000)
    rows = {row[0].label: row[1:] for row in table.rows}
    assert list(rows) == ["New", "Pal"]  # Old has one film now
    # six credits of 1996–2000, four of 1991–1995
    new = math.log2((3 + 0.5) / (1 + 0.5) * 4.5 / 6.5)
    error = 1.959964 * math.sqrt(1 / 3.5 + 1 / 1.5) / math.log(2)
    assert rows["New"][:2] == (3, 1)
    assert rows["New"][2:5] == pytest.approx((new, new - error, new + error))
    assert rows["Pal"][:2] == (2, 0)
    # R1 and R2 have two people each, New and Pal both: 2; before, everything is a tree of one credit each
    assert (rows["New"][5], rows["New"][6], rows["Pal"][5], rows["Pal"][6]) == (2, 1, 2, 0)
    assert (rows["New"][7], rows["Pal"][7]) == (1, 1)  # each is new to the other, and both are of the core
    assert (rows["New"][8], rows["Pal"][8]) == (1, 0)
    assert (rows["New"][9], rows["Pal"][9]) == (1998, 1997)
    assert "4 credits of 1991–1995 to 6 of 1996–2000" in table.notes[0]
    with pytest.raises(QueryError, match="nobody can be rising"):
        analyse(graph_of(CAREERS), "rising", last=1980)


def test_a_career(graph_of: Builder) -> None:
    table = analyse(graph_of(CAREERS), "career", "New")
    assert [(row[0], row[1].label, row[2], row[3]) for row in table.rows] == [
        (1993, "Q3", "actor", 1),
        (1996, "R1", "actor", 1),
        (1997, "R2", "actor", 1),
        (1998, "R3", "actor", 1),
        (None, "Undated", "actor", 0),
    ]
    # New is on five films, Old on four, Pal on two
    assert (
        "Most films in 1993: 1. Null model: all people; 0 of 3 (0%) are on one film only, 2 of 3 (67%) on fewer than 5"
        in table.notes[0]
    )


# --- distribution -------------------------------------------------------------------------------------------

TRADE = """
    A,1991,production-company,Big Lamp
    A,1991,distributor,Kite,Norway
    A,1991,distributor,Kite,Chile
    B,1992,production-company,Big Lamp
    B,1992,distributor,Kite,Norway
    C,1993,production-company,Old Oak
    C,1993,distributor,Mill,Norway
    D,2001,distributor,Mill,Norway
    E,2002,distributor,Post,Norway
    F,2003,production-company,Old Oak
    A,,country,Norway
    A,,country,Chile
    B,,country,Norway
    B,,country,Chile
    C,,country,Norway
    C,,country,Peru
    D,,country,Norway
"""


def test_flows(graph_of: Builder) -> None:
    table = analyse(graph_of(TRADE), "flows")
    # three films have both; Big Lamp and Kite have two of them each, Old Oak and Mill one
    assert {(row[0].label, row[1].label, row[2].label): row[3:] for row in table.rows} == {
        ("Big Lamp", "Kite", "Norway"): (2, 1991, 1992, pytest.approx(4 / 3)),
        ("Big Lamp", "Kite", "Chile"): (1, 1991, 1991, pytest.approx(4 / 3)),
        ("Old Oak", "Mill", "Norway"): (1, 1993, 1993, pytest.approx(1 / 3)),
    }
    assert "4 of 6 (67%) have a production company, 5 of 6 (83%) a distributor, 3 of 6 (50%) both" in table.notes[1]
    assert [row[0].label for row in analyse(graph_of(TRADE), "flows", "Mill").rows] == ["Old Oak"]
    assert len(analyse(graph_of(TRADE), "flows", "Chile", last=1991)) == 1
    with pytest.raises(QueryError, match="no film here has both"):
        analyse(graph_of(TRADE), "flows", first=2000)


def test_concentration(graph_of: Builder) -> None:
    rows = {(row[0].label, row[1]): row[2:] for row in analyse(graph_of(TRADE), "concentration").rows}
    assert rows == {
        ("Norway", "1990–1999"): (3, 2, pytest.approx(5 / 9), 0.5, None),  # Kite 2 of 3, Mill 1 of 3
        ("Norway", "2000–2009"): (2, 2, 0.5, 0.5, pytest.approx(2 / 3)),  # Mill of Kite, Mill and Post stayed
        ("Chile", "1990–1999"): (1, 1, 1.0, 1.0, None),
    }


def test_coproductions(graph_of: Builder) -> None:
    table = analyse(graph_of(TRADE), "coproductions")
    rows = {tuple(sorted((row[0].label, row[1].label))): row[2:] for row in table.rows}
    # three films have several countries: Norway all three, Chile two, Peru one; P(X ≥ 2) = 1 for who is always there
    assert rows == {("Chile", "Norway"): (2, 1991, 1992, 2.0, 1.0), ("Norway", "Peru"): (1, 1993, 1993, 1.0, 1.0)}
    assert len(analyse(graph_of(TRADE), "coproductions", "Peru")) == 1
    assert "4 of 6 (67%) films within the limits have a country, 3 of 4 (75%) of these several" in table.notes[1]


# --- places -------------------------------------------------------------------------------------------------

PLACES = (
    "\n".join(
        f"{genre} {number},,genre,{genre}\n{genre} {number},,shot,{place},{country}\n{genre} {number},,director,{who}"
        for genre, place, country, who in (
            ("Western", "Tabernas", "Spain", "Sergio"),
            ("Comedy", "Oslo", "Norway", "Liv"),
        )
        for number in range(5)
    )
    + """
    Western 0,,shot,Ibiza,Spain
    Bare,,director,Liv
    ,,hometown,Liv,Bergen
    ,,hometown,Sergio,Tabernas
    Comedy 4,,set,Tabernas,Spain
"""
)


def test_what_is_filmed_where(graph_of: Builder) -> None:
    table = analyse(graph_of(PLACES), "places", "Spain")
    rows = {row[1]: row[2:] for row in table.rows}
    # Spain has six of ten films: the five Westerns, and a Comedy that is set there
    assert rows["Western"][:3] == (5, 6, pytest.approx((5 / 6) / (5 / 10)))
    assert rows["Comedy"][:3] == (1, 6, pytest.approx((1 / 6) / (5 / 10)))
    # P(X ≥ 5) with six and five of ten: C(6, 5) / C(10, 5) = 6 / 252
    assert rows["Western"][3] == pytest.approx(6 / 252)
    assert "10 of 11 (91%) films have a place" in table.notes[1]


def test_where_a_director_films(graph_of: Builder) -> None:
    table = analyse(graph_of(PLACES), "home", "Sergio")
    rows = {row[0].label: row[1:] for row in table.rows}
    # all five in Tabernas and in Spain, where half of ten films were shot; one in Ibiza too
    assert rows["Tabernas"] == (5, 1.0, 2.0, "home")
    assert rows["Spain"] == (5, 1.0, 2.0, "home")
    assert rows["Ibiza"] == (1, pytest.approx(0.2), pytest.approx(2.0), None)
    expected = math.exp(-(5 / 6) * math.log(5 / 6) - (1 / 6) * math.log(1 / 6))
    assert f"as wide as {expected:.3g} equally frequent places" in table.notes[0]
    table = analyse(graph_of(PLACES), "home", "Liv")
    assert "5 of 6 (83%) films where they were shot" in table.notes[1]
    with pytest.raises(QueryError, match="not known where"):
        analyse(graph_of(TRADE + "G,1990,director,Una\n"), "home", "Una")
