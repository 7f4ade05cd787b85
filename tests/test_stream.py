"""A stream: what many writers put into it reaches the reader, counted on the way."""

import io
import os
import threading
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.stream import BLOCK, Stream


def fill(target: Stream, *texts: str) -> None:
    with target.writing() as name:
        for text in texts:
            Path(name).write_text(text, encoding="utf-8")


def test_writers_follow_each_other_and_their_lines_are_counted() -> None:
    sink, told = io.BytesIO(), []
    stream = Stream(sink, told.append)
    fill(stream, "one\ntwo\n", "", "three\n")
    assert sink.getvalue() == b"one\ntwo\nthree\n"
    assert stream.lines == sum(told) == 3


def copy(target: Stream) -> None:
    with target.writing() as name, duckdb.connect() as db:
        db.execute(f"COPY (SELECT repeat('x', 100) FROM range(100000)) TO '{name}' (FORMAT csv, HEADER false)")


def test_duckdb_writes_to_it() -> None:
    sink = io.BytesIO()
    stream = Stream(sink)
    copy(stream)
    assert stream.lines == 100_000
    assert len(sink.getvalue()) == 10_100_000


@given(texts=st.lists(st.text(alphabet="a\n", max_size=30), max_size=5))
def test_a_reader_gets_what_was_written(texts: list[str]) -> None:
    sink = io.BytesIO()
    stream = Stream(sink)
    fill(stream, *texts)
    assert sink.getvalue().decode() == "".join(texts)
    assert stream.lines == "".join(texts).count("\n")


def test_what_is_larger_than_a_pipe_goes_through() -> None:
    sink, text = io.BytesIO(), "a line of some length\n" * (BLOCK // 5)
    fill(Stream(sink), text)
    assert sink.getvalue().decode() == text


def test_a_reader_that_gives_up_is_an_error_and_no_standstill() -> None:
    source, target = os.pipe()

    def give_up() -> None:
        os.read(source, 10)
        os.close(source)

    reader = threading.Thread(target=give_up)
    reader.start()
    with open(target, "wb") as sink, pytest.raises(BrokenPipeError):  # noqa: PTH123 a pipe has no path
        copy(Stream(sink))
    reader.join()


class FullDisk(io.BytesIO):
    """A sink that takes nothing more."""

    def write(self, _block: object) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("write", [copy, lambda stream: fill(stream, "line\n" * BLOCK)])
def test_a_full_disk_is_said(write: object) -> None:
    with pytest.raises(OSError, match="No space left"):
        write(Stream(FullDisk()))  # type: ignore[operator]


def test_what_stops_a_writer_is_said_and_the_stream_comes_to_its_end() -> None:
    sink = io.BytesIO()
    stream = Stream(sink)
    with suppress(RuntimeError), stream.writing() as name:
        Path(name).write_text("one\n")
        raise RuntimeError("stop")
    assert sink.getvalue() == b"one\n"
