"""How a command is stopped at once, whatever engine it waits for.

Neither pyoxigraph nor DuckDB looks at Python's signals while it evaluates; both release the interpreter. So the
work runs in a thread, the main thread waits for it, for the time limit or for Ctrl-C, and then ends the process:
readers open a graph read-only and leave nothing behind. The thread has a stack of its own, larger than the usual.
"""

import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import TypeVar

import click

Outcome = TypeVar("Outcome")
Command = TypeVar("Command", bound=Callable[..., object])
STACK = 256 * 1024 * 1024  # bytes, reserved and not used: nested queries recurse
BEAT = 0.1  # seconds; where waiting cannot be interrupted, Ctrl-C is seen after this

timeout_option = click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
    help="Stop after this long, with exit code 1.  [default: never; Ctrl-C stops at once]",
)  # fmt: skip


def within(seconds: float | None, work: Callable[[], Outcome]) -> Outcome:
    """Return what `work` returns, or raise what it raises; end the process where it takes longer or Ctrl-C is pressed."""
    outcomes: list[Outcome] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            outcomes.append(work())
        except BaseException as error:
            traceback.clear_frames(error.__traceback__)  # answers of pyoxigraph may be dropped in their own thread only
            errors.append(error)

    worker = _start(run)
    try:
        _wait(worker, seconds)
    except KeyboardInterrupt:
        _end("stopped", 130)
    if worker.is_alive():
        _end(f"stopped after {seconds:g} s; give --timeout more, or ask for less (a LIMIT, a narrower pattern)", 1)
    if errors:
        raise errors[0]
    return outcomes[0]


def _start(run: Callable[[], None]) -> threading.Thread:
    usual = threading.stack_size(STACK)
    try:
        worker = threading.Thread(target=run, daemon=True)
        worker.start()
    finally:
        threading.stack_size(usual)
    return worker


def _wait(worker: threading.Thread, seconds: float | None) -> None:
    if seconds is not None:
        worker.join(seconds)
        return
    while worker.is_alive():
        worker.join(BEAT)


def _end(sentence: str, code: int) -> None:
    """End the process without waiting for the thread."""
    sys.stderr.write(f"reelgraph: {sentence}\n")
    sys.stderr.flush()
    os._exit(code)
