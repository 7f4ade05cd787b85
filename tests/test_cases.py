"""Every source of `ingest/` turns the files of its cases into exactly the facts that stand beside them."""

from pathlib import Path

import pytest

from casework import cases, expected, facts_of
from reelgraph.sources import description


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.parent.name}/{case.name}")
def test_files_become_these_facts(case: Path, tmp_path: Path) -> None:
    assert facts_of(case, tmp_path) == expected(case)


def test_every_source_of_databases_has_a_case() -> None:
    without = set(description.sources()) - {case.parent.name for case in cases()} - {"page"}
    assert not without, f"write tests/cases/{min(without)}/<case>/input and expected"
