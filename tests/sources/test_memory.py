"""The database of a build keeps within its memory, and leaves half of it when another process needs it."""

from pathlib import Path

import pytest

from reelgraph.sources.dataset import connect, leave_memory

MIB = 2**20


@pytest.mark.parametrize("memory", ["300MB", "256MiB", "3GB", None])
def test_half_of_the_memory_is_left(tmp_path: Path, memory: str | None) -> None:
    with connect(tmp_path, memory) as db:
        amount = "SELECT memory_limit FROM pragma_database_size()"
        before, unit = str(db.execute(amount).fetchall()[0][0]).split()
        leave_memory(db)
        after, same = str(db.execute(amount).fetchall()[0][0]).split()
    assert (float(after), same) == (pytest.approx(float(before) / 2, abs=0.1), unit)


def test_what_is_held_beyond_the_half_is_spilled_and_not_lost(tmp_path: Path) -> None:
    with connect(tmp_path, "200MiB") as db:
        db.execute("CREATE TABLE large AS SELECT hash(i) AS h, hash(i + 1) AS g FROM range(9_000_000) t(i)")
        told = "SELECT count(*), sum(h::HUGEINT), sum(g::HUGEINT) FROM large"
        before = db.execute(told).fetchall()
        assert held(tmp_path) == 0
        leave_memory(db)
        assert held(tmp_path) > 20 * MIB
        assert db.execute(told).fetchall() == before


def held(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*"))
