"""PNG: the right size, drawn with letters, the same each time, and a clear word where it cannot be made."""

import builtins
import struct
from pathlib import Path
from typing import Any

import pytest

from reelgraph.errors import EngineError
from reelgraph.pictures import of_works, picture
from reelgraph.pictures.careers import Work
from reelgraph.pictures.drawing import Drawing

WORKS = [Work("A Quiet Harbour", 1994, ("director",)), Work("静かな港", 1999, ("director", "writer"))]


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_a_png_has_twice_the_size_of_the_picture(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    drawn = of_works("Somebody", WORKS)
    drawn.save(tmp_path / "a.PNG")
    content = (tmp_path / "a.PNG").read_bytes()
    assert size(content) == (round(drawn.width * 2), round(drawn.height * 2))
    assert content == drawn.png()
    assert size(drawn.png(scale=1))[0] == round(drawn.width)
    assert len(of_works("Somebody", [Work(one.title * 2, one.year, one.roles) for one in WORKS]).png()) != len(content)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: Any) -> Any:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(EngineError, match=r"reelgraph\[pictures\]"):
        of_works("Somebody", WORKS).save(tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()


def test_without_fonts_it_does_not_draw_a_picture_without_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py")
    monkeypatch.setattr(picture, "_has_letters", lambda: False)
    with pytest.raises(EngineError, match="no font"):
        of_works("Somebody", WORKS).png()


NAMES = ["Jjffi", "WWWWWWW", "Kill List", "Flirt", "À bout de souffle", "Ångström", "Сталкер и дорога", "Κυνόδοντας", "سعاد حسني والطريق",
         "שלום עולם", "Ֆիլմ", "Đặng Nhật Minh", "Æon Flux", "33⅓ – “1900” — №5", "@ & % #", "Zo\u0308e\u0301", "Īsai ŁĄ"]  # fmt: skip


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
@pytest.mark.parametrize("name", NAMES)
def test_letters_stay_in_the_box_that_was_measured(name: str, bold: bool) -> None:
    resvg = pytest.importorskip("resvg_py")
    sheet, cover = Drawing(), Drawing()
    box = sheet.text(40, 80, name, 40, bold=bold)
    x, y = box.left - 3, box.top - 1  # of forty: a J leans out of its own width by that, and fonts differ in depth
    wide, high = box.right - box.left + 6, box.bottom - box.top + 2
    white = f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="#fff"/>'
    covered = sheet.svg(900, 140, "", "").replace("</svg>", f"{white}</svg>")
    drawn, blank, seen = (
        bytes(resvg.svg_to_bytes(svg_string=svg))
        for svg in (covered, cover.svg(900, 140, "", ""), sheet.svg(900, 140, "", ""))
    )
    assert seen != blank
    assert drawn == blank
