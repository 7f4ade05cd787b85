"""A build is whole or it is not there: what was asked before goes on answering."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from disks import fill
from reelgraph import generations, loader
from reelgraph.building import build
from reelgraph.errors import GraphError, InputError, NoFilmError
from reelgraph.exports import write
from reelgraph.graph import Graph

ONE = """Title: Quiet Harbour
Year: 1987

Quiet Harbour is a 1987 Irish drama film directed by Nora Byrne. It stars Tom Hale as Fergus.
"""
TWO = ONE.replace("Quiet Harbour", "Loud Harbour").replace("1987", "1991")

# Where a build may be killed: every stage, from the first page to the last rename.
MOMENTS = [
    "reelgraph.pages.reader.read",
    "reelgraph.sources.rows.load_rows",
    "reelgraph.identity.resolve",
    "reelgraph.assembly.emit",
    "reelgraph.loader.Work",
    "reelgraph.building._await",
    "reelgraph.naming.write",
    "reelgraph.checking.check",
    "reelgraph.generations.publish",
    "reelgraph.generations._replace",
]
KILLER = """
import importlib, os, signal, sys
moment, *arguments = sys.argv[1:]
module, _, name = moment.rpartition(".")
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
import reelgraph.cli
for loaded in list(sys.modules.values()):
    if getattr(loaded, "__name__", "").startswith("reelgraph") and getattr(loaded, name, None) is getattr(importlib.import_module(module), name):
        if loaded.__name__ != module:
            setattr(loaded, name, die)
setattr(importlib.import_module(module), name, die)
sys.argv = ["reelgraph", *arguments]
reelgraph.cli.main()
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


def titles(graph: Path) -> list[str]:
    with Graph(graph) as opened:
        rows = opened.query("SELECT ?title WHERE { ?film a schema:Movie ; schema:name ?title } ORDER BY ?title")
        return [row[0].value for row in rows]  # type: ignore[union-attr]


def n_triples(graph: Path, target: Path) -> bytes:
    with Graph(graph) as opened, target.open("wb") as file:
        write(opened.store, "nt", file)
    return target.read_bytes()


def test_a_graph_holds_exactly_what_was_built(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    build([pages], graph)
    assert titles(graph) == ["Loud Harbour", "Quiet Harbour"]
    build([pages / "two.txt"], graph)
    assert titles(graph) == ["Loud Harbour"]


def test_the_same_input_gives_the_same_bytes_and_the_same_generation(tmp_path: Path, pages: Path) -> None:
    first, second = build([pages], tmp_path / "a"), build([pages], tmp_path / "b")
    again = build([pages], tmp_path / "a")
    assert first.sha256 == second.sha256 == again.sha256
    assert generations.current(tmp_path / "a").name == generations.current(tmp_path / "b").name
    assert n_triples(tmp_path / "a", tmp_path / "a.nt") == n_triples(tmp_path / "b", tmp_path / "b.nt")


def test_the_order_of_inputs_does_not_matter(tmp_path: Path, pages: Path) -> None:
    one, two = pages / "one.txt", pages / "two.txt"
    assert build([one, two], tmp_path / "a").sha256 == build([two, one], tmp_path / "b").sha256


def test_old_generations_are_cleaned_up(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    for paths in ([pages], [pages / "one.txt"], [pages / "two.txt"]):
        build(paths, graph)
    assert len(list((graph / "generations").iterdir())) <= 2


def test_a_generation_that_somebody_reads_stays(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    with Graph(graph) as reader:
        for paths in ([pages], [pages / "two.txt"], [pages]):
            build(paths, graph)
        rows = reader.query("SELECT ?title WHERE { ?film a schema:Movie ; schema:name ?title }")
        assert [row[0].value for row in rows] == ["Quiet Harbour"]  # type: ignore[union-attr]
        assert reader.find("Quiet Harbour")
    build([pages / "one.txt"], graph)
    build([pages / "two.txt"], graph)
    assert len(list((graph / "generations").iterdir())) <= 2


def test_a_generation_is_read_no_longer_when_its_graph_is_forgotten(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    first = Graph(graph).folder
    build([pages / "two.txt"], graph)
    build([pages], graph)
    assert not first.exists()


def test_a_removal_that_is_cut_short_leaves_no_half_generation(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    first = generations.current(graph)
    build([pages / "two.txt"], graph)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda folder, **_: (Path(folder) / "manifest.json").unlink())
        generations.discard(first)
    assert not first.exists()
    build([pages / "one.txt"], graph)
    assert titles(graph) == ["Quiet Harbour"]
    assert not list((graph / "generations").glob(f"{generations.UNFINISHED}*"))


def test_a_generation_that_gives_way_as_it_is_opened_is_no_mistake(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    names = iter(["removed", *[generations.current(graph).name] * 2])
    monkeypatch.setattr(generations, "_current_name", lambda _: next(names))
    with Graph(graph) as opened:
        assert opened.folder.is_dir()


def test_a_generation_that_was_lost_is_said(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    shutil.rmtree(generations.current(graph))
    with pytest.raises(GraphError, match="missing; build the graph again"):
        Graph(graph)


def test_what_cannot_be_removed_stops_no_build(tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    (graph / "generations/lost+found").mkdir()
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "lost+found":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    build([pages / "two.txt"], graph)
    assert titles(graph) == ["Loud Harbour"]


def test_a_disk_that_is_full_as_the_graph_is_published_is_said(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(generations, "_flush", full)
    with pytest.raises(InputError, match=r"No space left.*still answers"):
        build([pages], graph)
    assert titles(graph) == ["Quiet Harbour"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_graph_that_was_there(tmp_path: Path, pages: Path, moment: str) -> None:
    graph = tmp_path / "graph"
    build([pages / "one.txt"], graph)
    command = [sys.executable, "-c", KILLER, moment, "build", str(pages / "two.txt"), "-g", str(graph)]
    killed = subprocess.run(command, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert titles(graph) == ["Quiet Harbour"]
    build([pages], graph)
    assert titles(graph) == ["Loud Harbour", "Quiet Harbour"]
    assert not [
        folder for folder in (graph / "generations").iterdir() if folder.name.startswith(generations.UNFINISHED)
    ]


def test_a_failed_build_leaves_the_graph_that_was_there(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    build([pages], graph)
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        build([tmp_path / "empty.txt"], graph)
    assert titles(graph) == ["Loud Harbour", "Quiet Harbour"]


def test_two_builds_at_once_take_turns(tmp_path: Path, pages: Path) -> None:
    graph = tmp_path / "graph"
    command = [sys.executable, "-m", "reelgraph", "build", "-g", str(graph)]
    builds = [
        subprocess.Popen([*command, str(pages / name)], stderr=subprocess.PIPE, text=True)
        for name in ("one.txt", "two.txt")
    ]
    notes = [process.communicate()[1] for process in builds]
    assert [process.returncode for process in builds] == [0, 0], notes
    assert titles(graph) in (["Quiet Harbour"], ["Loud Harbour"])


def test_a_page_without_a_film_fails_alone_and_is_counted_among_others(tmp_path: Path, pages: Path) -> None:
    recipe = pages / "soup.txt"
    recipe.write_text(
        "Leek soup\n\nWash the leeks and cut them. Boil for twenty minutes and serve hot.\n", encoding="utf-8"
    )
    with pytest.raises(NoFilmError, match=r"soup\.txt: no film found"):
        build([recipe], tmp_path / "alone")
    manifest = build([pages], tmp_path / "graph")
    assert manifest.pages == 2
    assert len(manifest.skipped) == 1


def test_a_full_disk_is_said_and_leaves_the_graph_that_was_there(
    small_disk: Callable[[str], Path], pages: Path
) -> None:
    disk = small_disk("600k")
    fill(disk, but=200_000)
    done = run("build", str(pages), "-g", str(disk / "graph"))
    assert done.returncode == 1, done.stderr
    assert "No space left" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    with pytest.raises(GraphError):
        Graph(disk / "graph")


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reelgraph", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_a_loading_that_is_killed_is_said_and_leaves_the_graph_that_was_there(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the system does where memory runs out: it is the loading process that it picks."""
    build([pages / "one.txt"], tmp_path / "graph")
    finish = loader.Work.finish

    def killed(loading: loader.Work) -> None:
        loading._process.kill()
        finish(loading)

    monkeypatch.setattr(loader.Work, "finish", killed)
    with pytest.raises(InputError, match=r"SIGKILL.*still answers"):
        build([pages], tmp_path / "graph")
    assert titles(tmp_path / "graph") == ["Quiet Harbour"]


AS_NOBODY = """
import os, sys
import reelgraph.cli.building, networkx, rdflib
os.setgid(65534); os.setuid(65534)
reelgraph.cli.main()
"""


def run_as_nobody(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", AS_NOBODY, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def open_path(tmp_path: Path) -> Path:
    """Return a folder that every user can look into."""
    if os.getuid() != 0:
        pytest.skip("only root can become an ordinary user for a test")
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == 0 and str(folder).startswith(os.environ.get("TMPDIR", "/tmp")):  # noqa: S108
            folder.chmod(folder.stat().st_mode | 0o055)
    return tmp_path


READ_BY_NOBODY = """
import os, sys
from reelgraph.errors import GraphError
from reelgraph.graph import Graph
def read():
    try:
        with Graph(sys.argv[1]) as graph:
            print([film.label for film in graph.find("Quiet Harbour")], bool(graph.query("ASK { ?film a schema:Movie }")))
    except GraphError as error:
        print(error)
read()  # what Python reads only when it is needed, nobody may be barred from
os.setgid(65534); os.setuid(65534)
read()
"""


def test_a_graph_that_one_user_builds_answers_another(open_path: Path, pages: Path) -> None:
    graph = open_path / "graph"
    build([pages], graph)
    assert read_by_nobody(graph) == ["['Quiet Harbour'] True"] * 2
    generations.current(graph).chmod(0o700)
    assert "Permission denied" in read_by_nobody(graph)[1]


def read_by_nobody(graph: Path) -> list[str]:
    command = [sys.executable, "-c", READ_BY_NOBODY, str(graph)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_directory_without_permission_is_named(open_path: Path) -> None:
    tmp_path = open_path
    shutil.copytree(Path(__file__).parents[1] / "samples", tmp_path / "samples")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o700)
    (locked / "page.txt").write_text(ONE, encoding="utf-8")
    cases = [
        ["build", str(locked), "-g", str(tmp_path / "graph")],
        ["build", str(locked / "page.txt"), "-g", str(tmp_path / "graph")],
        ["build", str(tmp_path / "samples" / "to-live.txt"), "-g", str(locked / "graph")],
    ]
    for arguments in cases:
        done = run_as_nobody(*arguments)
        assert done.returncode == 1, done.stderr
        assert "locked" in done.stderr
        assert "Permission denied" in done.stderr
        assert "Traceback" not in done.stderr
