"""Sources that are not our own: in the folders that REELGRAPH_INGEST names."""

import os
from pathlib import Path

import pytest

from reelgraph.errors import ContentError
from reelgraph.sources import description

ABOUT = 'title = "Mine"\nabout = "."\nlicence = "CC0"\n[files.mine]\nmatch = ["mine.csv"]\nformat = "csv"\n'
COLUMNS = 'columns = ["id"]\n'


def source(folder: Path, name: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "source.toml").write_text(ABOUT + COLUMNS, encoding="utf-8")
    return folder


def known(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> set[str]:
    monkeypatch.setenv(description.ADDED, os.pathsep.join(map(str, folders)))
    return set(description.sources.__wrapped__())


def test_sources_of_several_folders_stand_beside_our_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ours = known(monkeypatch)
    both = known(monkeypatch, source(tmp_path / "a", "mine"), source(tmp_path / "b", "yours"))
    assert both == ours | {"mine", "yours"}


def test_a_folder_without_sources_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="nowhere holds no source"):
        known(monkeypatch, tmp_path / "nowhere")


def test_two_sources_of_one_name_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="another source called imdb"):
        known(monkeypatch, source(tmp_path, "imdb"))


def test_a_table_without_columns_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (source(tmp_path, "mine") / "mine" / "source.toml").write_text(ABOUT, encoding="utf-8")
    with pytest.raises(ContentError, match=r"mine/source\.toml: \[files\.mine\] needs columns"):
        known(monkeypatch, tmp_path)
