"""Pictures of chains and of careers, from the sample pages and made up."""

import struct
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import HOSTILE, SVG, assert_readable, parsed, written
from reelgraph.attestation import Source, Tie
from reelgraph.cli import reelgraph
from reelgraph.errors import ExportError, QueryError
from reelgraph.graph import Graph
from reelgraph.paths import Chain, Step, Thing
from reelgraph.pictures import Work, of_chains, of_works

ROLES = ("director", "actor", "writer", "producer", "editor", "composer", "lyricist", "gaffer", "grip", "extra")
names = st.one_of(st.text(max_size=50), st.sampled_from(HOSTILE))
works = st.lists(
    st.builds(
        Work,
        names,
        st.one_of(st.none(), st.integers(1888, 2030)),
        st.lists(st.sampled_from(ROLES), min_size=1, max_size=4, unique=True).map(tuple),
        st.integers(0, 300),
    ),
    max_size=45,
)


@settings(max_examples=60, deadline=None)
@given(names, works)
def test_a_time_line_is_readable_whatever_its_films(name: str, drawn: list[Work]) -> None:
    picture = of_works(name, drawn)
    assert_readable(picture)
    parsed(picture)
    assert of_works(name, drawn[::-1]).svg == picture.svg or len(set(drawn)) < len(drawn) or _alike(drawn)


def _alike(drawn: list[Work]) -> bool:
    """Return whether films differ only in what no order tells apart."""
    return len({(work.title, work.year, work.weight) for work in drawn}) < len(drawn)


def test_films_stand_at_their_years_in_the_lanes_of_their_roles() -> None:
    drawn = [
        Work("First", 1980, ("actor",)),
        Work("Second", 1990, ("actor", "director")),
        Work("Third", 2000, ("actor",)),
    ]
    picture = of_works("Somebody", [*drawn, Work("Lost", None, ("director",))])
    found = {text.text: text for text in parsed(picture).findall(f"{SVG}g[last()]//{SVG}text")}
    at = {name: float(found[name].get("x")) for name in ("First", "Second", "1980", "1990", "2000")}
    assert at["1990"] - at["1980"] == pytest.approx(at["2000"] - at["1990"])
    assert at["First"] - at["1980"] == pytest.approx(at["Second"] - at["1990"])
    assert {"Actor", "Director", "Third", "Lost", "Year unknown", "4 films, 1980–2000, by role"} <= set(found)
    assert float(found["Actor"].get("y")) < float(found["Director"].get("y"))
    tips = [one.text for one in parsed(picture).iter(f"{SVG}title")]
    assert tips.count("Second (1990)") == 2


def test_rare_roles_share_a_lane_and_unknown_films_are_left_out() -> None:
    drawn = [Work(f"Film {at}", 2000 + at % 20, (ROLES[at % 10],), at) for at in range(150)]
    texts = written(of_works("Somebody", drawn))
    assert "Other roles" in texts
    assert "Shown are the 120 with the most credits of 150." in texts
    assert "Film 149" in texts
    assert "Film 0" not in texts


def chain(labels: list[str]) -> Chain:
    """Return a chain of people and films in turn, with hostile roles, characters and sources."""
    things = tuple(
        Thing(f"n{at}", label, "Movie" if at % 2 else "person", 1990 + at if at % 4 == 1 else None)
        for at, label in enumerate(labels)
    )
    tie = Tie(
        "executive-producer",
        (labels[0], labels[-1]),
        (),
        (Source(labels[0], "page"), Source("x", "data", "A & B", None, "CC0")),
    )
    films = tuple(thing for thing in things if thing.kind == "Movie")
    steps = tuple(
        Step(things[at - 1], (tie,), things[at], things[at + 1], (tie, tie)) for at in range(1, len(things), 2)
    )
    return Chain(things, films, lambda: steps)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(names, min_size=3, max_size=17).filter(lambda labels: len(labels) % 2), min_size=1, max_size=4)
)
def test_chains_are_readable_whatever_their_names(drawn: list[list[str]]) -> None:
    picture = of_chains([chain(labels) for labels in drawn])
    assert_readable(picture)
    parsed(picture)
    assert picture.width < 1650


def test_a_chain_tells_films_years_roles_and_sources(samples: Graph) -> None:
    picture = samples.picture(samples.path("Zhao Fei", "Lu Yue"))
    texts = " ".join(written(picture))
    for told in ("Zhao Fei to Lü Yue", "Raise the Red Lantern", "1991", "cinematographer", "production company", "to-live.txt",
                 "As each page says"):  # fmt: skip
        assert told in texts, told
    assert picture.svg == samples.picture(samples.path("Zhao Fei", "Lu Yue")).svg
    assert "They are not connected." in written(samples.picture([]))


def test_a_name_is_drawn_as_what_it_is(samples: Graph) -> None:
    line = samples.picture("Wong Kar-wai")
    assert {"Director", "Screenwriter", "2000", "In the Mood for Love", "A film, at its year"} <= set(written(line))
    near = samples.picture("Wong Kar-wai", hops=2)
    assert {"Film", "Person", "Christopher Doyle"} <= set(written(near))
    film = samples.picture("To Live")
    assert {"Zhang Yimou", "director", "1994"} <= set(written(film))
    assert "Work" not in written(film)  # the novel of that name, which no credit ties
    festival = samples.picture("Cannes Film Festival")
    assert "Screened at" in " ".join(written(festival))
    for picture in (line, near, film, festival):
        assert_readable(picture)
        parsed(picture)
    assert samples.picture("To Live").svg == film.svg
    with pytest.raises(QueryError, match="nothing called"):
        samples.picture("Nobody At All")
    with pytest.raises(QueryError, match="no film is tied"):
        samples.picture("drama")


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(reelgraph, [*arguments, "-g", str(directory)])


@pytest.mark.parametrize(
    "arguments",
    [
        ("path", "Zhao Fei", "Lu Yue"), ("path", "Zhao Fei", "Lu Yue", "-k", "3", "--json"), ("show", "Wong Kar-wai"),
        ("show", "Wong Kar-wai", "--hops", "2"), ("show", "To Live", "--json"), ("path", "Lu Yue", "Li Ruijun"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_commands_draw_beside_what_they_print(directory: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    target = tmp_path / "picture.svg"
    done = run(directory, *arguments, "--picture", str(target))
    assert done.exit_code == 0, done.output
    plain = [one for one in arguments if one not in ("--hops", "2")]
    assert done.stdout == run(directory, *plain).stdout
    assert target.read_bytes().startswith(b"<svg ")
    assert b"Made with reelgraph" in target.read_bytes()


def test_the_pairs_of_an_analysis_are_drawn_with_its_null_model(directory: Path, tmp_path: Path) -> None:
    target = tmp_path / "groups.svg"
    done = run(directory, "network", "communities", "--picture", str(target))
    assert done.exit_code == 0, done.output
    assert done.stdout == run(directory, "network", "communities").stdout
    svg = target.read_text(encoding="utf-8")
    assert all(told in svg for told in ("Who mostly works with one another", "Null model", ">Group ", "Li Ruijun"))
    refused = run(directory, "network", "reach", "--picture", str(target))
    assert (refused.exit_code, "no picture" in refused.output) == (2, True)


def test_a_command_draws_png(directory: Path, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    assert run(directory, "show", "To Live", "--picture", str(tmp_path / "a.png")).exit_code == 0
    content = (tmp_path / "a.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width: tuple[Any, ...] = struct.unpack(">I", content[16:20])
    assert width[0] > 1000


def test_wrong_endings_and_options_are_refused_at_once(directory: Path, tmp_path: Path) -> None:
    wrong = run(directory, "show", "To Live", "--picture", str(tmp_path / "a.jpeg"))
    assert isinstance(wrong.exception, ExportError)
    assert (wrong.stdout, ".svg or .png" in str(wrong.exception)) == ("", True)
    assert run(directory, "show", "To Live", "--hops", "1").exit_code == 2
    missing = run(directory, "show", "To Live", "--picture", str(tmp_path / "none" / "a.svg"))
    assert isinstance(missing.exception, ExportError)
    assert "cannot be written" in str(missing.exception)
