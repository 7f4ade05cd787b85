"""How long work tells of itself: stages, steps and notes. The command line shows them; the library is silent."""

from typing import Protocol


class Progress(Protocol):
    """Hears of stages as they begin, of steps done within one, and of what a person should know."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of `total` steps, None where nobody knows."""

    def step(self, count: int = 1) -> None:
        """Say that `count` more steps of the stage are done."""

    def note(self, sentence: str) -> None:
        """Tell something worth knowing, such as a page left out."""


class Silence:
    """A progress that nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Ignore the stage."""

    def step(self, count: int = 1) -> None:
        """Ignore the steps."""

    def note(self, sentence: str) -> None:
        """Ignore the note."""
