"""What the documentation says is so: commands and their output, generated pages, links."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^`([^`\n]+)`:\n\n```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def sessions(page: Path) -> list[tuple[str, str]]:
    """Return the (command, output) pairs of a page's console blocks, in order."""
    pairs = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            pairs.append((command, output.rstrip()))
    return pairs


def files(page: Path) -> list[tuple[str, str, str]]:
    """Return (path, language, text) of each file that a page shows: a block after a line with its path and a colon."""
    return FILE.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [page for page in PAGES if sessions(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for name, _, text in files(page):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = dict(os.environ)
    for command, output in sessions(page):
        program, *arguments = shlex.split(command)
        if program == "export":
            environment |= dict(argument.split("=", 1) for argument in arguments)
            continue
        assert program == "reelgraph", f"{page.name} runs {command!r}; only reelgraph's own commands are run"
        run = [sys.executable, "-m", "reelgraph", *arguments]
        done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        shown = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
        wanted = output.splitlines()
        if wanted and wanted[-1] == "…":
            wanted, shown = wanted[:-1], shown[: len(wanted) - 1]
        assert shown == wanted, command


def test_a_source_takes_less_than_forty_lines() -> None:
    shown = files(ROOT / "docs" / "add-a-source.md")
    written = [line for _, language, text in shown if language in ("toml", "sql") for line in text.splitlines() if line]
    assert 0 < len(written) < 40


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Farewell My Concubine" in done.stdout.splitlines()


@pytest.mark.parametrize("kind", ["pages", "pictures", "notebook"])
def test_what_is_generated_is_up_to_date(kind: str) -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for path, text in getattr(generate, kind)().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date; run: python docs/generate.py"


@pytest.mark.parametrize(
    "page", [*PAGES, *sorted((ROOT / "docs" / "decisions").glob("*.md"))], ids=lambda page: page.name
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_command_has_help_with_an_example() -> None:
    from reelgraph.cli import COMMANDS, reelgraph

    assert len(COMMANDS) >= 15
    for name in COMMANDS:
        command = reelgraph.get_command(click.Context(reelgraph), name)
        assert command, name
        assert command.help, name
        assert f"reelgraph {name}" in (command.epilog or ""), f"{name} shows no example"
