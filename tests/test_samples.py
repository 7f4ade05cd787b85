"""The sample pages against our own gold: what a careful reader finds on each."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from reelgraph.content import folder
from reelgraph.pages import loading, reader

GOLD = Path(__file__).parent / "samples" / "expected.md"
LEFT_OPEN = {"same_as", "kind", "content_rating", "keyword", "rating", "rating_count"}
FLOORS = {"precision": 0.85, "recall": 0.7}  # of every page by itself
TOGETHER = {"precision": 0.93, "recall": 0.87}

Said = tuple[str, str, str]  # subject, relation, object


def folded(name: str) -> str:
    name = unicodedata.normalize("NFKC", name).casefold().strip(" \"'“”‘’")
    name = re.sub(r"^(?:the award for|the|a|an) ", "", name)
    return re.sub(r"[^\w]+", " ", name).strip()


def key(subject: str, relation: str, object_: str) -> Iterator[Said]:
    """Genres are compared word by word, awards by their last words."""
    if relation == "genre":
        yield from ((folded(subject), relation, word) for word in folded(object_).split())
    elif relation.startswith("award"):
        yield folded(subject), relation, folded(object_.rpartition(" for ")[2])
    else:
        yield folded(subject), relation, folded(object_)


def gold() -> dict[str, set[Said]]:
    pages: dict[str, set[Said]] = {}
    page = ""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            page = line.removeprefix("## ").strip()
            pages[page] = set()
        elif line.startswith("| ") and not line.startswith("| relation"):
            relation, object_, qualifiers = (cell.strip() for cell in line.strip("|").split("|"))
            subject = re.search(r"subject=([^;]+)", qualifiers)
            pages[page].update(key(subject[1].strip() if subject else "film", relation, object_))
    return pages


def said(page: str) -> set[Said]:
    name, _, record = page.partition("#")
    facts = [
        fact
        for one in loading.load(folder("samples") / name)
        if not record or one.id == record
        for fact in reader.read(one)
        if fact.relation not in LEFT_OPEN
    ]
    return {said for fact in facts for said in key(fact.subject, fact.relation, fact.object)}


def test_every_sample_has_its_gold() -> None:
    samples = {path.name for path in folder("samples").iterdir() if path.name != "README.md"}
    assert samples == {page.partition("#")[0] for page in gold()}
    assert len(gold()) >= 8


@pytest.mark.parametrize("page", gold())
def test_a_sample_is_read_about_as_a_careful_reader_reads_it(page: str) -> None:
    expected = {fact for fact in gold()[page] if fact[1] not in LEFT_OPEN}
    found = said(page)
    report = f"\nmissed: {sorted(expected - found)}\nwrong: {sorted(found - expected)}"
    assert len(expected & found) / len(found) >= FLOORS["precision"], report
    assert len(expected & found) / len(expected) >= FLOORS["recall"], report


def test_all_samples_together_reach_the_figures_that_the_benchmarks_state() -> None:
    expected = {(page, *fact) for page, facts in gold().items() for fact in facts if fact[1] not in LEFT_OPEN}
    found = {(page, *fact) for page in gold() for fact in said(page)}
    hit = len(expected & found)
    print(f"samples: precision {hit / len(found):.3f}, recall {hit / len(expected):.3f}")
    assert hit / len(found) >= TOGETHER["precision"]
    assert hit / len(expected) >= TOGETHER["recall"]
