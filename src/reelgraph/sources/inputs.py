"""What a command line names: files and folders, each with the source that reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reelgraph.errors import InputError
from reelgraph.pages.loading import is_page

PAGE = "page"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, the source that reads it, and whether it was named itself or found in a folder."""

    source: str
    path: Path
    named: bool


def recognise(arguments: Iterable[str]) -> Iterator[Input]:
    """Yield the files behind arguments such as `page=film.txt`, `film.html` or a folder of pages.

    In a folder, hidden files and READMEs are left alone. Raises InputError for a path that does not exist
    and for a file that no source reads.
    """
    for argument in arguments:
        source, path = _split(argument)
        if path.is_dir():
            yield from _inside(path)
        elif source or is_page(path):
            yield Input(source or PAGE, path, named=True)
        else:
            raise InputError(
                f"{path}: no source reads this kind of file; pages are .txt, .md, .html, .jsonld or .jsonl (or say page={path})"
            )


def _split(argument: str) -> tuple[str | None, Path]:
    source, equals, rest = argument.partition("=")
    if equals and not Path(argument).exists():
        if source != PAGE:
            raise InputError(f"{argument}: there is no source called {source!r}; `reelgraph sources` lists them")
        return source, _existing(Path(rest))
    return None, _existing(Path(argument))


def _existing(path: Path) -> Path:
    try:
        path.stat()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file or folder; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    return path


def _inside(folder: Path) -> Iterator[Input]:
    found = False
    for path in sorted(_files(folder)):
        if is_page(path) and not path.name.startswith(".") and path.stem.casefold() != "readme":
            found = True
            yield Input(PAGE, path, named=False)
    if not found:
        raise InputError(f"{folder}: no film pages in this folder; pages are .txt, .md, .html, .jsonld or .jsonl")


def _files(folder: Path) -> Iterator[Path]:
    try:
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                yield from _files(path)
            elif path.is_file():
                yield path
    except OSError as error:
        raise InputError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from error
