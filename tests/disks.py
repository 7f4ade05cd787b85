"""Disks that are nearly full."""

import shutil
from pathlib import Path


def fill(disk: Path, but: int = 0) -> None:
    """Leave so many bytes of a disk."""
    with (disk / "filler").open("wb") as file:
        file.write(bytes(shutil.disk_usage(disk).free - but))
