"""How well and how fast pages are read: run it beside ../shared, and it writes its table into README.md.

usage: python benchmarks/pages.py
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reelgraph.errors import NoFilmError
from reelgraph.pages import loading, reader

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
PAGES, GOLD = SHARED / "data/pages/dev_pages.jsonl", SHARED / "data/pages/dev_gold.jsonl"
SCORER = SHARED / "score/score_facts.py"


def main() -> None:
    """Print the tables and write them between the marks of README.md."""
    if not SHARED.is_dir():
        sys.exit("../shared is not here: these benchmarks read it")
    lines = ["| pages | precision | recall | F1 | qualifiers right | traps stepped in |", "|---|---|---|---|---|---|"]
    for name, wanted in (("read while writing rules, 54", False), ("kept back, 26", True), ("all 80", None)):
        lines.append(f"| {name} | {' | '.join(score(wanted))} |")
    lines += ["", "| reading | pages | pages a second on one core |", "|---|---|---|", speed()]
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


def read(page: loading.Page) -> list[reader.Fact]:
    try:
        return reader.read(page)
    except NoFilmError:
        return []


def speed() -> str:
    """Return a row: the extracts of wikipedia_films, read from first to last."""
    pages = list(extracts())
    start = time.process_time()
    for page in pages:
        read(page)
    return (
        f"| encyclopedia extracts, 1900s to 2000s | {len(pages)} | {len(pages) / (time.process_time() - start):.0f} |"
    )


def extracts() -> Iterator[loading.Page]:
    for path in sorted((SHARED / "data/wikipedia_films").glob("*.json")):
        for film in json.loads(path.read_text(encoding="utf-8")):
            if film.get("extract"):
                yield loading.load_text(film["extract"], id=film["title"], kind="txt", title=film["title"])


if __name__ == "__main__":
    main()
