"""Where formats of several files go: a folder, or a zip that is the same bytes every time."""

import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, Self, cast

EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip's own; the time of writing would change the bytes


LEVEL = 2  # of compression: higher ones are several times slower and little smaller


class Container(Protocol):
    """Holds files, written one after the other."""

    def file(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Open a file to write."""
        ...


class Folder:
    """A folder, made where it is missing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """Open a file of the folder."""
        with (self._path / name).open("wb") as opened:
            yield opened


class Zip:
    """A zip, written to a stream that need not go back."""

    def __init__(self, output: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """Open a member of the zip."""
        entry = zipfile.ZipInfo(name, EARLIEST)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._zip.open(entry, "w", force_zip64=True) as opened:
            yield cast("BinaryIO", opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
