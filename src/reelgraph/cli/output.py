"""How commands speak: data to standard output, everything else to standard error."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Table

Command = TypeVar("Command", bound=Callable[..., Any])
WIDTH_OF_A_FILE = 120  # columns where standard output is no terminal


def graph_option(command: Command) -> Command:
    """Add `-g/--graph` to a command."""
    return click.option(
        "-g", "--graph", type=click.Path(path_type=Path, file_okay=False), envvar="REELGRAPH_GRAPH", default="reelgraph-data",
        show_default=True, show_envvar=True, help="The directory of the graph.",
    )(command)  # fmt: skip


def _picture_path(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """Refuse an ending before any work is done for it."""
    if value is not None:
        from reelgraph.pictures.picture import check_ending  # brings all that draws, which few commands do

        check_ending(value)
    return value


picture_option = click.option(
    "--picture", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.svg|png", callback=_picture_path,
    help="Draw it into this file too.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def console() -> Console:
    """Return where tables go."""
    width = None if sys.stdout.isatty() else WIDTH_OF_A_FILE
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def print_json(value: Any) -> None:
    """Print one JSON value, UTF-8 unescaped."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> None:
    """Print a table that a person can read; markup in the data stays text."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape("" if cell is None else " ".join(str(cell).split())) for cell in row))
    console().print(table)


class Watched:
    """A progress that draws bars on standard error."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Finish the bar of the last stage and begin the next."""
        self._finish()
        self._task = self._bars.add_task(name, total=total)

    def step(self, count: int = 1) -> None:
        """Advance the bar."""
        if self._task is not None:
            self._bars.advance(self._task, count)

    def note(self, sentence: str) -> None:
        """Print a sentence above the bars."""
        self._bars.console.print(escape(sentence), soft_wrap=True)

    def _finish(self) -> None:
        if self._task is not None:
            task = next(task for task in self._bars.tasks if task.id == self._task)
            self._bars.update(self._task, total=task.total or 1, completed=task.total or 1)


@contextmanager
def watched() -> Iterator[Watched]:
    """Show the progress of what runs within on standard error."""
    columns = (
        TextColumn("{task.description:<20}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        yield Watched(bars)


def took(start: float) -> str:
    """Return how long ago `start` (time.monotonic) is, as people say it."""
    return f"{time.monotonic() - start:.1f} s"
