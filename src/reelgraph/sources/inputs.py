"""What a command line names: files and folders, each with the source that reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reelgraph.errors import InputError
from reelgraph.pages.loading import is_page
from reelgraph.sources.description import FileSet, Source, sources
from reelgraph.sources.staging import beginning

PAGE = "page"
PAGES = ".txt, .md, .html, .jsonld or .jsonl"
DELIMITED = frozenset({"csv", "tsv"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What one source reads of one argument: its files by file set. It is read, kept and forgotten as a whole."""

    source: Source
    path: Path
    files: Mapping[str, Sequence[Path]]
    named: bool  # a file named itself, not one found in a folder

    @property
    def paths(self) -> list[Path]:
        """Return all files."""
        return [path for paths in self.files.values() for path in paths]


def recognise(arguments: Iterable[str]) -> list[Unit]:
    """Return what arguments such as `film.txt`, `imdb=downloads/` or a folder of anything name, by source.

    In a folder hidden files and READMEs are left alone. Raises InputError for a path that does not exist
    and for a file that no source reads.
    """
    return [unit for argument in arguments for unit in _units(argument)]


def page_files(arguments: Iterable[str]) -> Iterator[tuple[Path, bool]]:
    """Yield the film pages that arguments name, and whether each was named itself."""
    for argument in arguments:
        name, path = _split(argument)
        if name not in (None, PAGE):
            raise InputError(f"{argument}: only pages are read here; `reelgraph build` takes the source {name}")
        units = [_explicit(sources()[PAGE], path)] if name or path.is_file() else _units(argument)
        for unit in units:
            if unit.source.reads_pages:
                yield from ((file, unit.named) for file in unit.paths)


def _units(argument: str) -> list[Unit]:
    name, path = _split(argument)
    if name:
        return [_explicit(sources()[name], path)]
    if path.is_dir():
        return _found_in(path)
    return [_recognised(path)]


def _split(argument: str) -> tuple[str | None, Path]:
    name, equals, rest = argument.partition("=")
    if equals and not Path(argument).exists():
        if name not in sources():
            raise InputError(
                f"{argument}: there is no source called {name!r}; known are {', '.join(sources())} (see `reelgraph sources`)"
            )
        return name, _existing(Path(rest))
    return None, _existing(Path(argument))


def _existing(path: Path) -> Path:
    try:
        path.stat()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file or folder; check the path") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    return path


# --- where the source is told ----------------------------------------------------------------------------


def _explicit(source: Source, path: Path) -> Unit:
    if path.is_file():
        return Unit(source, path, {_set_for(source, path).name: [path]}, named=True)
    paths = [file for file in _files(path) if not source.reads_pages or is_page(file)]
    if files := sort_files(source, paths):
        return Unit(source, path, files, named=False)
    names = PAGES if source.reads_pages else ", ".join(pattern for files in source.files for pattern in files.match)
    raise InputError(f"{path}: no file here that the source {source.name} reads; its files are called {names}")


def _set_for(source: Source, path: Path) -> FileSet:
    """Return the file set of a file that was named with its source: its name may then be any."""
    if files := file_set_of(source, path):
        return files
    fitting = [files for files in source.files if files.format not in DELIMITED or _has_columns(files, path)]
    if len(fitting) == 1 or (fitting and source.reads_pages):
        return fitting[0]
    wanted = "; ".join(f"{' or '.join(files.match)} ({', '.join(files.columns)})" for files in source.files)
    raise InputError(f"{path}: line 1: this is none of the files of {source.name}, which are {wanted}")


def sort_files(source: Source, paths: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the files that a source reads, by file set; others are left out."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        if file_set := file_set_of(source, path):
            found.setdefault(file_set.name, []).append(path)
    return found


def file_set_of(source: Source, path: Path) -> FileSet | None:
    """Return the first file set of a source that takes a file, by its name and by what its beginning holds."""
    return next((files for files in source.files if files.bears(path.name) and _holds(files, path)), None)


def _holds(files: FileSet, path: Path) -> bool:
    if files.format in DELIMITED and files.header:
        return files.unmistakable or _has_columns(files, path)
    return not files.holds or _holds_one_of_each(files.holds, beginning(path))


def _holds_one_of_each(groups: Sequence[Sequence[str]], text: str) -> bool:
    return all(any(word in text for word in words) for words in groups)


def _has_columns(files: FileSet, path: Path) -> bool:
    header = beginning(path).split("\n", 1)[0].rstrip("\r").removeprefix("\ufeff")
    return set(files.columns) <= {name.strip('"') for name in header.split(files.delimiter)}


# --- where it is to be recognised ------------------------------------------------------------------------


def _recognised(path: Path) -> Unit:
    if found := _database_of(path):
        return Unit(found[0], path, {found[1].name: [path]}, named=True)
    if is_page(path):
        return Unit(sources()[PAGE], path, {"pages": [path]}, named=True)
    raise InputError(
        f"{path}: no source reads this kind of file; pages are {PAGES} (or say which source: page={path});"
        " `reelgraph sources` lists the others"
    )


def _database_of(path: Path) -> tuple[Source, FileSet] | None:
    """Return the source of databases whose file this is beyond doubt, and the file set it belongs to."""
    for source in sources().values():
        files = None if source.reads_pages else file_set_of(source, path)
        if files and (files.unmistakable or files.format in DELIMITED or files.holds):
            return source, files
    return None


def _found_in(folder: Path) -> list[Unit]:
    found: dict[str, dict[str, list[Path]]] = {}
    for path in _files(folder):
        if database := _database_of(path):
            source, files = database
            found.setdefault(source.name, {}).setdefault(files.name, []).append(path)
        elif is_page(path):
            found.setdefault(PAGE, {}).setdefault("pages", []).append(path)
    if not found:
        raise InputError(
            f"{folder}: no film pages in this folder, and no database that is recognised; pages are {PAGES},"
            f" `reelgraph sources` lists the databases (or say which: SOURCE={folder})"
        )
    return [Unit(sources()[name], folder, files, named=False) for name, files in sorted(found.items())]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in _walk(folder) if not path.name.startswith(".") and path.stem.casefold() != "readme")


def _walk(folder: Path) -> Iterator[Path]:
    try:
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                yield from _walk(path)
            elif path.is_file():
                yield path
    except OSError as error:
        raise InputError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from error
