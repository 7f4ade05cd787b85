"""A spool: what many writers put into one file, counted on the way, and what a reader takes of it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph import spool
from reelgraph.spool import Spool


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Spool]:
    with Spool(tmp_path / "lines.txt") as opened:
        yield opened


def fill(target: Spool, *texts: str) -> None:
    with target.writing() as name:
        for text in texts:
            Path(name).write_text(text, encoding="utf-8")


def test_writers_follow_each_other_and_their_lines_are_counted(lines: Spool) -> None:
    fill(lines, "one\ntwo\n", "", "three\n")
    assert lines.path.read_text(encoding="utf-8") == "one\ntwo\nthree\n"
    assert lines.lines == 3


def copy(target: Spool) -> None:
    with target.writing() as name, duckdb.connect() as db:
        db.execute(f"COPY (SELECT repeat('x', 100) FROM range(100000)) TO '{name}' (FORMAT csv, HEADER false)")


def test_duckdb_writes_to_it(lines: Spool) -> None:
    copy(lines)
    assert lines.lines == 100_000
    assert lines.path.stat().st_size == 10_100_000


@given(texts=st.lists(st.text(alphabet="a\n", max_size=30), max_size=5))
def test_a_reader_gets_what_was_written(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    with Spool(tmp_path_factory.mktemp("spool") / "lines.txt") as target:
        fill(target, *texts)
        with target.reading() as name:
            assert Path(name).read_text(encoding="utf-8") == "".join(texts)
        assert target.lines == target.taken == "".join(texts).count("\n")


def test_what_is_larger_than_the_pipe_goes_through(lines: Spool) -> None:
    text = "a line of some length\n" * 200_000
    fill(lines, text)
    with lines.reading() as name:
        assert Path(name).read_text(encoding="utf-8") == text


def test_a_reader_may_give_up(lines: Spool) -> None:
    fill(lines, "line\n" * 2_000_000)
    with lines.reading() as name, Path(name).open("rb") as file:
        file.read(10)
    assert lines.taken < lines.lines


def test_for_a_reader_at_work_a_spool_that_is_left_ends(tmp_path: Path) -> None:
    got: list[bytes] = []
    begun = threading.Event()

    def read() -> None:
        with target.reading() as name, Path(name).open("rb", buffering=0) as file:
            got.append(file.read(10))
            begun.set()
            left.wait(10)
            while block := file.read(spool.BLOCK):
                got.append(block)

    left = threading.Event()
    with Spool(tmp_path / "lines.txt") as target:
        fill(target, "line\n" * 2_000_000)
        reader = threading.Thread(target=read)
        reader.start()
        assert begun.wait(10)
    left.set()
    reader.join(10)
    assert not reader.is_alive()
    assert sum(map(len, got)) < 10_000_000


def test_a_file_that_cannot_be_written_says_so_and_lets_nobody_wait(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        fill(Spool(tmp_path / "missing" / "lines.txt"), "line\n" * 2_000_000)


def test_a_disk_that_is_full_says_so() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="No space left"):
        copy(Spool(full))


def test_what_breaks_a_writer_is_told_as_it_is(lines: Spool) -> None:
    def break_off() -> None:
        with lines.writing() as name:
            Path(name).write_text("one\n", encoding="utf-8")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        break_off()
    assert lines.lines == 1
