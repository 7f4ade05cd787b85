"""Whole pages: what belongs to the film, what belongs to other works, and what is no fact."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reelgraph.pages.document import Page
from reelgraph.pages.gate import admit
from reelgraph.pages.prose import propose


def told(text: str, title: str | None = "Cold Harbour") -> set[str]:
    page = Page(id="page", text=text, title=title)
    return {f"{fact.relation}: {fact.object}" for fact in admit(propose(page), page) if fact.subject == "film"}


NO_FACTS = [
    "Ned Pike and Moll row to London, where a stranger was shot in Hyde Park.",
    "Bo Lind was considered for the role of Ned Pike.",
    "A remake, The Quay, starring Bo Lind and directed by Cy Moss, was released in 1999.",
    "The film was followed by The Quay, which starred Bo Lind.",
    "The novel was published in 1931 and won the Booker Prize.",
    "It aired on Juniper Television on 3 May 1999.",
    "The film was compared to The Pier by Ada Okafor.",
    "Nearly all of the extras came from two islands.",
    "Film de Ada Okafor con Bo Lind.",
]


@pytest.mark.parametrize("sentence", NO_FACTS)
def test_what_is_no_fact_of_the_film_is_not_said(sentence: str) -> None:
    assert told(f"Cold Harbour is a 1957 film. {sentence}") == {"year: 1957"}


def test_short_names_take_their_fullest_form() -> None:
    text = "Cold Harbour was written by Ada Okafor and Bo Lind from a story by Okafor. Lind plays the captain."
    assert told(text) == {"writer: Ada Okafor", "writer: Bo Lind", "story_by: Ada Okafor", "actor: Bo Lind"}


def test_the_film_needs_no_title_from_elsewhere() -> None:
    assert told("The Quay is a 1990 Danish drama film. It stars Ada Okafor.", None) == {
        "year: 1990",
        "country: Denmark",
        "genre: drama",
        "actor: Ada Okafor",
    }


def test_other_works_keep_what_is_theirs() -> None:
    text = (
        "Cold Harbour is a 1957 film directed by Bo Lind, based on the 1931 novel by Cy Moss, and starring Di Roe."
        " It is a sequel to the 1950 film The Pier, starring Ed Orr, which was directed by Fay Gold."
    )
    assert told(text) == {"year: 1957", "director: Bo Lind", "actor: Di Roe", "sequel_to: The Pier"}


def test_a_fact_is_said_once_with_all_that_is_told_of_it() -> None:
    page = Page("page", "Cold Harbour stars Ada Okafor. In it, Ruth (Okafor) finds a map.", title="Cold Harbour")
    facts = [fact for fact in admit(propose(page), page) if fact.relation == "actor"]
    assert [(fact.object, dict(fact.qualifiers)) for fact in facts] == [("Ada Okafor", {"character": "Ruth"})]


def test_the_annotated_pages_are_read_as_a_careful_reader_reads_them(shared: Path, tmp_path: Path) -> None:
    pages = shared / "data" / "pages" / "dev_pages.jsonl"
    facts = tmp_path / "facts.jsonl"
    with facts.open("w", encoding="utf-8") as out:
        for line in pages.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            page = Page(id=record["id"], text=record["text"], title=record["title"])
            out.writelines(json.dumps(fact.record()) + "\n" for fact in admit(propose(page), page))
    score = [
        sys.executable,
        str(shared / "score" / "score_facts.py"),
        str(pages),
        str(pages.with_name("dev_gold.jsonl")),
    ]
    limits = ["--min-precision", "0.97", "--min-recall", "0.95", "--max-traps", "3", "--min-qualifiers", "0.9"]
    done = subprocess.run([*score, str(facts), *limits], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
