"""Check a graph: its shapes and the catalogue's checks, in one report."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from reelgraph import catalogue
from reelgraph.shapes import constraints
from reelgraph.store import select

VIOLATION = "Violation"
_OF_A_CLASS = re.compile(r"\?(\w+) (?:a \S+|<[^>]+> \[\]) ?[.;,]")
_WHERE = re.compile(r"WHERE\s*\{")


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds of a graph: `query` finds the nodes, and the values, of which it does not."""

    name: str
    severity: str
    message: str
    query: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a graph that breaks a shape or that a check found."""

    rule: str
    severity: str
    node: str
    label: str
    message: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a check: violations first."""

    findings: tuple[Finding, ...]
    rules: int

    @property
    def violations(self) -> int:
        """Return how many findings are violations."""
        return sum(finding.severity == VIOLATION for finding in self.findings)

    def record(self) -> Mapping[str, Any]:
        """Return the report as one JSON object."""
        return {
            "conforms": not self.violations,
            "rules": self.rules,
            "violations": self.violations,
            "findings": [asdict(finding) for finding in self.findings],
        }

    def __str__(self) -> str:
        lines = [
            f"{finding.severity}: {finding.label or finding.node}: {finding.message} ({finding.rule})"
            for finding in self.findings[:20]
        ]
        return "\n".join([*lines, *(["…"] if len(self.findings) > len(lines) else [])])


def check(store: ox.Store, sample: int | None = None) -> Report:
    """Return what breaks the shapes of `ontology/shapes.ttl` and what the queries in `queries/checks/` find.

    With `sample` only so many nodes of each class are looked at, whichever the store comes upon first.
    """
    found = _find(store, [*_of_shapes(), *_of_checks()], sample)
    ordered = sorted(
        found,
        key=lambda finding: (
            finding.severity != VIOLATION,
            finding.severity,
            finding.rule,
            finding.node,
            finding.value,
        ),
    )
    return Report(tuple(ordered), len(constraints()) + len(catalogue.checks()))


def sampled(query: str, size: int | None) -> str:
    """Return a query that looks at `size` of the nodes whose class its first pattern names; all where it is None."""
    pattern = _OF_A_CLASS.search(query)
    if size is None or pattern is None:
        return query
    name, condition = pattern[1], pattern[0].rstrip(" .;,")
    chosen = f"{{ SELECT DISTINCT ?{name} WHERE {{ {condition} }} LIMIT {size} }}"
    return _WHERE.sub(lambda found: f"{found[0]} {chosen}", query, count=1)


def _of_shapes() -> Iterator[Rule]:
    for constraint in constraints():
        name = f"{constraint.shape}/{constraint.kind}"
        yield Rule(name, constraint.severity, constraint.message, constraint.query)


def _of_checks() -> Iterator[Rule]:
    for query in catalogue.checks():
        yield Rule(query.name, query.severity, query.summary, query.text)


def _find(store: ox.Store, rules: Iterable[Rule], sample: int | None) -> list[Finding]:
    """Return what breaks the rules, several of which are asked at once: the engine does not hold Python up."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        works = [pool.submit(_breaches, store, rule, sample) for rule in rules]
        try:
            return [finding for work in works for finding in work.result()]
        finally:
            pool.shutdown(cancel_futures=True)


def _breaches(store: ox.Store, rule: Rule, sample: int | None) -> list[Finding]:
    return [_finding(store, rule, row) for row in select(store, sampled(rule.query, sample))]


def _finding(store: ox.Store, rule: Rule, row: Iterable[Any]) -> Finding:
    node, value = [*row, None][:2]
    shown = "" if value is None or value == node else value.value
    return Finding(rule.name, rule.severity, node.value, _label(store, node), rule.message, shown)


def _label(store: ox.Store, node: Any) -> str:
    if not isinstance(node, ox.NamedNode):
        return ""
    for row in select(store, f"SELECT (MIN(STR(?label)) AS ?one) WHERE {{ {node} rdfs:label ?label }}"):
        return row["one"].value if row["one"] is not None else ""
    return ""
