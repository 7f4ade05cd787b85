"""A progress that remembers what it was told."""

from reelgraph.progress import Silence


class Listener(Silence):
    """The stages, what was expected of each and how many steps it took, and the notes."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.totals: dict[str, int | None] = {}
        self.steps: dict[str, int] = {}
        self.notes: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append(name)
        self.totals[name], self.steps[name] = total, 0

    def step(self, count: int = 1) -> None:
        self.steps[self.stages[-1]] += count

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)
