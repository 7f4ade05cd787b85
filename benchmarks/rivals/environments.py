"""A virtual environment for each rival, made once from PyPI: morph-kgc pins versions that the others do not bear."""

import subprocess
import venv
from pathlib import Path

REQUIREMENTS = {
    "rdflib": ("rdflib>=7.6", "duckdb>=1.5"),
    "maplib": ("maplib>=0.20", "polars", "duckdb>=1.5"),
    "morph": ("morph-kgc==2.10.0", "pyarrow"),
}


def python_of(rival: str, folder: Path) -> Path:
    """Return the Python of a rival's environment below `folder`; make it where it is not there, or not finished."""
    place = folder / rival
    python, finished = place / "bin/python", place / "finished"
    if not finished.is_file():
        venv.create(place, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REQUIREMENTS[rival]], check=True)
        finished.touch()
    return python


def version_of(rival: str, folder: Path) -> str:
    """Return what is installed there under the rival's name, such as "rdflib 7.6.0"."""
    package = REQUIREMENTS[rival][0].split(">")[0].split("=")[0]
    code = f"from importlib.metadata import version; print(version({package!r}))"
    done = subprocess.run([python_of(rival, folder), "-c", code], check=True, capture_output=True, text=True)
    return f"{package} {done.stdout.strip()}"
