"""A graph on disk: a directory in which `current` names the generation that answers.

A generation is written beside the others under a name that nobody reads, checked, flushed, renamed to its
hash, and made current by replacing one small file. Whatever happens before that last step, the earlier
generation goes on answering. One build at a time holds the lock. A generation that somebody reads is not removed, where
the disk lets folders be locked.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from reelgraph.errors import GraphError

CURRENT, GENERATIONS, LOCK = "current", "generations", "lock"
FACTS, COLUMNS, STORE, SEARCH, NETWORK = "facts", "columns", "store", "search", "network"
MANIFEST, IDENTITIES = "manifest.json", "identities.parquet"
LAYOUT = "3"  # of a generation's folder: one that is laid out otherwise is built anew
UNFINISHED = ".unfinished-"
TABLE = ".sst"  # of the store's engine


def current(graph: Path) -> Path:
    """Return the folder of the generation that answers. Raises GraphError where there is no graph."""
    while True:
        name = _current_name(graph)
        if name is None:
            raise GraphError(
                f"{graph}: no graph here; build one with `reelgraph build PATH... -g {graph}`, or name another with -g"
            )
        folder = graph / GENERATIONS / name
        if folder.is_dir():
            return folder
        if name == _current_name(graph):  # else another has taken its place just now
            raise GraphError(f"{graph}: its current generation {name} is missing; build the graph again")


def hold(graph: Path) -> tuple[Path, int]:
    """Return the folder of the generation that answers, and a descriptor: until it is closed, no build removes the folder.

    Raises GraphError as `current` does.
    """
    while True:
        folder = current(graph)
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise GraphError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from error
        _flock(descriptor, fcntl.LOCK_SH)
        if _is_still(folder, descriptor):
            return folder, descriptor
        os.close(descriptor)


def _is_still(folder: Path, descriptor: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    return False


def _current_name(graph: Path) -> str | None:
    try:
        return (graph / CURRENT).read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GraphError(f"{graph}: cannot be read ({error.strerror}); check its permissions") from error


@contextmanager
def building(graph: Path, waiting: Callable[[str], None]) -> Iterator[Path]:
    """Yield a new folder to build a generation in, alone; `waiting` is told if another build is at work.

    The folder is removed again unless `publish` took it.
    """
    try:
        (graph / GENERATIONS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(
            f"{graph}: cannot make a graph here ({error.strerror}); name another directory with -g"
        ) from error
    with _locked(graph, waiting):
        _sweep(graph)
        with _unfinished(graph) as folder:
            yield folder


@contextmanager
def branching(graph: Path, generation: Path) -> Iterator[Path]:
    """Yield a new folder with what a generation holds, for the build that published it to go on with.

    What nobody writes to any more is the same file in both. The folder is removed again unless `publish` took it.
    """
    with _unfinished(graph) as folder:
        for path in sorted(generation.rglob("*")):
            target = folder / path.relative_to(generation)
            target.mkdir() if path.is_dir() else _share(path, target)
        yield folder


def _share(source: Path, target: Path) -> None:
    """Link a file, or copy it: of a store, which is written to, only the tables are never changed."""
    if source.parent.name == STORE and source.suffix != TABLE:
        shutil.copyfile(source, target)
    else:
        link(source, target)


def link(source: Path, target: Path) -> None:
    """Let `target` be the same file as `source`, or a copy where the disk knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@contextmanager
def _unfinished(graph: Path) -> Iterator[Path]:
    folder = graph / GENERATIONS / f"{UNFINISHED}{secrets.token_hex(8)}"
    folder.mkdir()  # as open to others as the graph is
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(graph: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    lock = FileLock(graph / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting(f"another build is writing to {graph}; waiting for it to finish")
            lock.acquire()
    except OSError as error:
        raise GraphError(
            f"{graph}: cannot be written to ({error.strerror}); check its permissions or name another with -g"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _sweep(graph: Path) -> None:
    """Remove what killed builds left, and every generation that is neither current nor read."""
    name = _current_name(graph)
    for folder in (graph / GENERATIONS).iterdir():
        if folder.name != name:
            discard(folder, unlocked=True)


def discard(folder: Path, *, unlocked: bool = False) -> None:
    """Remove a generation, unless somebody reads it: then a later build does.

    Where the disk cannot tell whether somebody does, it is removed if it may be while `unlocked`.
    """
    with suppress(OSError):  # whatever cannot be removed stays
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if _flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB) or unlocked:
                # a removal that is cut short must not leave half of it under its name
                doomed = folder.rename(folder.with_name(f"{UNFINISHED}{secrets.token_hex(8)}"))
                shutil.rmtree(doomed, ignore_errors=True)
        finally:
            os.close(descriptor)


def _flock(descriptor: int, how: int) -> bool:
    """Lock a folder and return True; False where the disk does not lock folders. Raises BlockingIOError."""
    try:
        fcntl.flock(descriptor, how)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True


def has(graph: Path, name: str) -> bool:
    """Return whether there is a generation of this name."""
    return (graph / GENERATIONS / name).is_dir()


def publish(graph: Path, folder: Path, name: str) -> Path:
    """Make the finished generation in `folder` the current one under `name`; return where it is now."""
    target = graph / GENERATIONS / name
    if target.exists():
        shutil.rmtree(folder, ignore_errors=True)
    else:
        _flush(folder)
        folder.rename(target)
        _flush_folder(target.parent)
    _replace(graph / CURRENT, f"{name}\n")
    return target


def _replace(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old content or the new, never less."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _flush_folder(path.parent)


def _flush(folder: Path) -> None:
    for root, _, names in os.walk(folder):
        for name in names:
            with (Path(root) / name).open("rb") as file:
                os.fsync(file.fileno())
        _flush_folder(Path(root))


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
