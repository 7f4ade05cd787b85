"""How sentences become triples of an ontology: Text2KGBench's film ontologies, by its own score and by a strict one.

usage: python benchmarks/text2kg.py                                    write the table into README.md
       python benchmarks/text2kg.py movie|film SPLIT.jsonl [--errors]  score one split, relation by relation

A split is a file as the benchmark has it: a line with `sent` and `triples` (`sub`, `rel`, `obj`), or with `sent` and one
triple (`sub_label`, `rel_label`, `obj_label`). An item is a line. text2kg.toml says which relation is which.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reelgraph import dates
from reelgraph.errors import ReelgraphError
from reelgraph.pages import loading, reader
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import FILM

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "shared/data/text2kgbench_movie/data"
MOVIE = DATA / "wikidata_tekgen/{0}/ont_1_movie_{0}.jsonl"
TRAIN, VALIDATION = (Path(str(MOVIE).format(split)) for split in ("train", "validation"))
FILM_TRAIN = DATA / "dbpedia_webnlg/train/ont_19_film_train.jsonl"
# Text2KGBench's paper (arXiv 2308.02357), on its test splits, which are not at hand: official F1, few-shot.
PUBLISHED = {
    "movie": "Alpaca-LoRA-13B .17, Vicuna-13B .25; re-scored with the published answers: strict .151, .164; topic given .243, .365, strict .205, .220",
    "film": "Alpaca-LoRA-13B .15, Vicuna-13B .20",
}
NAMING = ("title", "original_title", "alternate_title")
_UNTOUCHED = re.compile(r"(_|\s+)")
_SUM = re.compile(r"([\d,.]*\d)\s*(thousand|million|billion)?", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


class Triple(NamedTuple):
    """What an ontology says: two names with a relation between them."""

    subject: str
    relation: str
    object: str

    def key(self) -> str:
        """Return the triple as the official score compares it: no case, no spaces."""
        return "".join(_bare(part) for part in self)


def _bare(text: str) -> str:
    return _UNTOUCHED.sub("", text).lower()


@dataclass(frozen=True)
class Item:
    """A sentence with the triples that the benchmark wants from it."""

    sentence: str
    gold: Sequence[Triple]

    @property
    def topic(self) -> str:
        """The subject of most of the triples, the first of them."""
        return Counter(triple.subject for triple in self.gold).most_common(1)[0][0]


@dataclass(frozen=True)
class Said:
    """A triple read from a sentence, and whether the words of its object stand there."""

    triple: Triple
    literal: bool


def items(path: Path) -> list[Item]:
    """Return the items of a split, in either layout."""
    return [_item(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _item(row: Mapping[str, Any]) -> Item:
    if "triples" in row:
        return Item(row["sent"], [Triple(told["sub"], told["rel"], told["obj"]) for told in row["triples"]])
    return Item(row["sent"], [Triple(row["sub_label"], row["rel_label"], row["obj_label"])])


# --- from facts to triples --------------------------------------------------------------------------


@cache
def mapping(ontology: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = tomllib.loads((HERE / "text2kg.toml").read_text(encoding="utf-8"))[ontology]
    return found


@cache
def ontology_relations(ontology: str) -> frozenset[str]:
    described = json.loads((DATA / mapping(ontology)["file"]).read_text(encoding="utf-8"))
    return frozenset(relation["label"] for relation in described["relations"])


def say(item: Item, ontology: str, topic: str | None) -> list[Said]:
    """Return what reelgraph reads in the sentence; `topic` is the film's name where it is known beforehand."""
    try:
        facts = reader.read(loading.load_text(item.sentence, id="item", title=topic and topic.replace("_", " ")))
    except ReelgraphError:
        return []
    film = topic or next(fact.object for fact in facts if fact.relation in NAMING and fact.subject == FILM)
    told = {fact.relation for fact in facts if fact.subject == FILM}
    said = [one for fact in facts for one in _triples(fact, film, mapping(ontology), told, item.sentence)]
    return list({one.triple.key(): one for one in said}.values())


def _triples(fact: Fact, film: str, known: Mapping[str, Any], told: set[str], sentence: str) -> Iterable[Said]:
    subject = film if fact.subject == FILM else fact.subject
    for name, value, words in _values(fact):
        table = "qualifiers" if "." in name else "relations"
        for rule in _rules(known[table].get(name)):
            if told.isdisjoint(_listed(rule.get("unless"))):
                object_ = _form(rule.get("names", {}).get(value, value), words, rule.get("form", "name"))
                yield Said(Triple(subject, rule["relation"], object_), words in sentence)


def _rules(target: Any) -> list[Mapping[str, Any]]:
    return [{"relation": one} if isinstance(one, str) else one for one in _listed(target)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _values(fact: Fact) -> Iterable[tuple[str, str, str]]:
    yield fact.relation, fact.object, fact.words["object"]
    for name, value in fact.qualifiers.items():
        yield f"{fact.relation}.{name}", value, fact.words[name]


def _form(value: str, words: str, form: str) -> str:
    """Return a value as the ontology writes it."""
    if form == "words":
        return words
    if form == "town":
        return value.split(",")[0]
    if form == "day" and (days := dates.interval(value)):
        return f"{days.earliest:%d %B %Y}"
    if form == "number" and (found := _SUM.search(value)):
        return str(float(found[1].replace(",", "")) * _SCALES.get((found[2] or "").lower(), 1.0))
    return value


# --- scores -----------------------------------------------------------------------------------------


class Score(NamedTuple):
    """One row of the table."""

    official: tuple[float, float, float]
    strict: tuple[float, float, float]
    unfound: tuple[float, float, float]  # triples outside the ontology; subjects, objects not in the sentence
    invented: int  # objects without words in the sentence


def score(answers: Sequence[tuple[Item, Sequence[Said]]], ontology: str, given: bool) -> Score:
    """Return the scores of all answers.

    Official: the mean over items of precision, recall and F1, where what is said with relations that the item's gold
    lacks is not counted. Strict: one precision and recall over all triples. The words looked for are those of the
    sentence (and the topic, where it was given), without case and spaces; the benchmark's own test stems them too.
    """
    means = [0.0, 0.0, 0.0]
    right = wanted = all_said = outside = subjects = objects = invented = 0
    for item, said in answers:
        gold = {triple.key() for triple in item.gold}
        relations = {triple.relation for triple in item.gold}
        keys = {one.triple.key() for one in said}
        counted = {one.triple.key() for one in said if one.triple.relation in relations}
        for place, figure in enumerate(_prf(len(gold & counted), len(counted), len(gold))):
            means[place] += figure / len(answers)
        right, wanted, all_said = right + len(gold & keys), wanted + len(gold), all_said + len(keys)
        words = _bare(item.sentence + (item.topic if given else ""))
        outside += sum(one.triple.relation not in ontology_relations(ontology) for one in said)
        subjects += sum(_bare(one.triple.subject) not in words for one in said)
        objects += sum(_bare(one.triple.object).replace("01january", "") not in words for one in said)
        invented += sum(not one.literal for one in said)
    count = all_said or 1
    return Score(
        (means[0], means[1], means[2]),
        _prf(right, all_said, wanted),
        (outside / count, subjects / count, objects / count),
        invented,
    )


def _prf(right: int, said: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = (right / said if said else 0.0), (right / wanted if wanted else 0.0)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def answer(path: Path, ontology: str, given: bool) -> list[tuple[Item, list[Said]]]:
    """Return every item of a split with what is read in it."""
    return [(item, say(item, ontology, item.topic if given else None)) for item in items(path)]


# --- the table --------------------------------------------------------------------------------------

SPLITS = (
    ("movie train (read while writing rules)", "movie", TRAIN, ()),
    ("movie validation (measured only)", "movie", VALIDATION, (TRAIN,)),
    ("film train, read as a test (measured only)", "film", FILM_TRAIN, (TRAIN,)),
)
COLUMNS = (
    "split", "items", "topic", "official P/R/**F1**", "strict P/R/**F1**",
    "outside the ontology", "subject, object not in the sentence", "object without words",
)  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Write the table between the marks of README.md, or score one split."""
    if not DATA.is_dir():
        sys.exit("../shared is not here: these benchmarks read it")
    if arguments:
        report(arguments[0], Path(arguments[1]), "--errors" in arguments)
        return
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---" * len(COLUMNS) + "|"]
    for name, ontology, path, seen in SPLITS:
        lines += rows(name, ontology, path, seen)
    lines += ["", *(f"Published, on the test split of {name}: {figures}." for name, figures in PUBLISHED.items())]
    table = "\n".join(lines)
    print(table)
    readme = HERE / "README.md"
    mark = re.compile(r"(<!-- text2kg -->\n).*?(<!-- /text2kg -->)", re.DOTALL)
    text = readme.read_text(encoding="utf-8")
    readme.write_text(mark.sub(lambda found: found[1] + table + "\n" + found[2], text), encoding="utf-8")


def rows(name: str, ontology: str, path: Path, seen: Iterable[Path]) -> Iterable[str]:
    """Yield the rows of a split: with and without the topic, all items and those not in a split that was read."""
    known = {item.sentence for other in seen for item in items(other)}
    for given in (False, True):
        answers = answer(path, ontology, given)
        yield row(name, answers, ontology, given)
        fresh = [(item, said) for item, said in answers if item.sentence not in known]
        if len(fresh) < len(answers):
            yield row("… without leaked items", fresh, ontology, given)


def row(name: str, answers: Sequence[tuple[Item, Sequence[Said]]], ontology: str, given: bool) -> str:
    """Return one line of the table."""
    found = score(answers, ontology, given)
    cells = [
        name,
        str(len(answers)),
        "given" if given else "not given",
        _figures(found.official),
        _figures(found.strict),
        f"{found.unfound[0]:.3f}",
        f"{found.unfound[1]:.3f}, {found.unfound[2]:.3f}",
        str(found.invented),
    ]
    return f"| {' | '.join(cells)} |"


def _figures(triple: tuple[float, float, float]) -> str:
    return f"{triple[0]:.3f}/{triple[1]:.3f}/**{triple[2]:.3f}**"


def report(ontology: str, path: Path, errors: bool) -> None:
    """Print the scores of a split, the recall of each relation, and with `errors` what went wrong."""
    for given in (False, True):
        answers = answer(path, ontology, given)
        print(row(path.name, answers, ontology, given))
    _print_relations(answers)
    if errors:
        for item, said in answers:
            _print_error(item, said)


def _print_relations(answers: Sequence[tuple[Item, Sequence[Said]]]) -> None:
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for item, told in answers:
        keys = {one.triple.key() for one in told}
        said.update(one.triple.relation for one in told)
        wanted.update(triple.relation for triple in item.gold)
        right.update(triple.relation for triple in item.gold if triple.key() in keys)
    for relation, count in wanted.most_common():
        print(f"{relation:24} {right[relation]:4} of {count:4}, said {said[relation]:4}")


def _print_error(item: Item, said: Sequence[Said]) -> None:
    keys = {one.triple.key() for one in said}
    missing = [triple for triple in item.gold if triple.key() not in keys]
    if missing:
        print(f"\n{item.sentence}\n  wanted {[tuple(triple) for triple in missing]}")
        relations = {triple.relation for triple in missing}
        print(f"  said   {[one.triple[1:] for one in said if one.triple.relation in relations]}")


if __name__ == "__main__":
    main(sys.argv[1:])
