"""How well and how fast pages are read: run it beside ../shared, and it writes its table into README.md.

usage: python benchmarks/pages.py
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reelgraph.errors import NoFilmError
from reelgraph.pages import loading, reader
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import FILM

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
PAGES, GOLD = SHARED / "data/pages/dev_pages.jsonl", SHARED / "data/pages/dev_gold.jsonl"
EARLY = 1_000  # pages
SCORER = SHARED / "score/score_facts.py"


def main() -> None:
    """Print the tables and write them between the marks of README.md."""
    if not SHARED.is_dir():
        sys.exit("../shared is not here: these benchmarks read it")
    lines = ["| pages | precision | recall | F1 | qualifiers right | traps stepped in |", "|---|---|---|---|---|---|"]
    for name, wanted in (("read while writing rules, 54", False), ("kept back, 26", True), ("all 80", None)):
        lines.append(f"| {name} | {' | '.join(score(wanted))} |")
    lines += ["", *extracts_table()]
    table = "\n".join(lines)
    print(table)
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    mark = re.compile(r"(<!-- pages -->\n).*?(\n<!-- /pages -->)", re.DOTALL)
    readme.write_text(mark.sub(lambda found: found[1] + table + found[2], text), encoding="utf-8")


def score(kept_back: bool | None) -> list[str]:
    """Return precision, recall, F1, qualifiers and traps of the pages whose number is (or is not) divisible by 3."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("pages.jsonl", "gold.jsonl", "facts.jsonl")]
        for source, target in zip((PAGES, GOLD), paths[:2], strict=True):
            lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
            target.write_text("".join(line for line in lines if is_wanted(line, kept_back)), encoding="utf-8")
        facts = [fact.record() for page in loading.load(paths[0]) for fact in read(page)]
        paths[2].write_text("".join(json.dumps(fact) + "\n" for fact in facts), encoding="utf-8")
        done = subprocess.run([sys.executable, SCORER, *paths], capture_output=True, text=True, check=False)
    found = re.search(r"precision (\S+)\s+recall (\S+)\s+F1 (\S+)", done.stdout)
    more = re.search(r"qualifiers right (\S+),.*traps stepped in (\S+)", done.stdout)
    assert found, done.stderr
    assert more, done.stdout
    return [*found.groups(), *more.groups()]


def is_wanted(line: str, kept_back: bool | None) -> bool:
    number = int(json.loads(line)["id"].rpartition("-")[2])
    return kept_back is None or (number % 3 == 0) is kept_back


def read(page: Page) -> list[Fact]:
    try:
        return reader.read(page)
    except NoFilmError:
        return []


def extracts_table() -> list[str]:
    """Return the lines on wikipedia_films: speed, memory, and how its prose agrees with its structured cast."""
    early = mebibytes = 0.0
    seconds, count, cast = 0.0, 0, Cast()
    for page, listed in extracts():
        start = time.process_time()
        facts = read(page)
        seconds += time.process_time() - start
        count += 1
        cast.add(page.text, facts, listed)
        mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        early = mebibytes if count == EARLY else early
    return [
        "| encyclopedia extracts, 1900s to 2000s | |",
        "|---|---|",
        f"| pages | {count:,} |",
        f"| pages a second on one core | {count / seconds:.0f} |",
        f"| memory at most, after {EARLY:,} pages and after all | {early:.0f} MiB, {mebibytes:.0f} MiB |",
        f"| actors read that the `cast` column lists | {cast.agreed / cast.read:.3f} of {cast.read:,} |",
        f"| actors of the `cast` column named in the text that are read | {cast.agreed / cast.named:.3f} of {cast.named:,} |",
    ]


@dataclass
class Cast:
    """Actors read in prose against the structured column, over the pages that have one."""

    read: int = 0
    named: int = 0
    agreed: int = 0

    def add(self, text: str, facts: Iterable[Fact], listed: Iterable[str]) -> None:
        """Count one page."""
        column = {plain(name) for name in listed}
        if not column:
            return
        found = {plain(fact.object) for fact in facts if fact.relation == "actor" and fact.subject == FILM}
        words = plain(text)
        self.read += len(found)
        self.named += sum(name in words for name in column)
        self.agreed += len({name for name in column if name in words} & found)


def plain(name: str) -> str:
    """Return a name without case, accents and full stops."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter != ".")


def extracts() -> Iterator[tuple[Page, list[str]]]:
    for path in sorted((SHARED / "data/wikipedia_films").glob("*.json")):
        for film in json.loads(path.read_text(encoding="utf-8")):
            if film.get("extract"):
                page = loading.load_text(film["extract"], id=film["title"], kind="txt", title=film["title"])
                yield page, film["cast"]


if __name__ == "__main__":
    main()
