"""Word files built to hurt: nothing is fetched, opened or unpacked without end, and the text is still read."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from extract.reading.drafts import read_draft, word
from extract.reading.files import ReadingError

_LINK = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    ' Target="{}" TargetMode="External"/></Relationships>'
)


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """A Word file of one paragraph, one part of which is changed."""
    made, out = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("全市共有示范驿亭37座。")
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()) if name == part else content)
    path.write_bytes(out.getvalue())
    return path


def text_of(path: Path) -> str:
    return "\n".join(block.text for block in read_draft(path).blocks)


def with_entities(declared: str, used: str) -> Callable[[str], str]:
    def change(xml: str) -> str:
        head, body = xml.split("?>", 1)
        return f"{head}?><!DOCTYPE w:document [{declared}]>{body}".replace("37座", f"37座&{used};")

    return change


def test_entities_of_entities_are_not_unfolded(tmp_path: Path) -> None:
    declared = '<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    draft = rewritten(tmp_path / "laughs.docx", "word/document.xml", with_entities(declared, "a9"))
    try:
        found = text_of(draft)
    except ReadingError as error:
        assert "\n" not in str(error)
    else:
        assert len(found) < 1_000


def test_entities_of_other_files_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不可外传", encoding="utf-8")
    declared = f'<!ENTITY other SYSTEM "{secret.as_uri()}">'
    draft = rewritten(tmp_path / "other.docx", "word/document.xml", with_entities(declared, "other"))
    try:
        found = text_of(draft)
    except ReadingError as error:
        found = str(error)
    assert "不可外传" not in found


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "hyperlink", "oleObject"])
def test_links_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    link = _LINK.format(kind, "http://127.0.0.1:9/x.png")
    draft = rewritten(
        tmp_path / f"{kind}.docx",
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", link),
    )
    assert "37座" in text_of(draft)


def test_what_unpacks_to_very_much_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "_MOST_BYTES", 1_000_000)
    padding = f"<!--{' ' * 2_000_000}-->"
    draft = rewritten(tmp_path / "bomb.docx", "word/document.xml", lambda xml: xml + padding)
    assert draft.stat().st_size < 100_000
    with pytest.raises(ReadingError, match="展开后过大"):
        read_draft(draft)


def test_an_archive_that_says_it_is_smaller_than_it_is_is_refused(tmp_path: Path) -> None:
    draft = rewritten(tmp_path / "lie.docx", "word/document.xml", lambda xml: xml + " " * 5_000_000)
    content = bytearray(draft.read_bytes())
    with zipfile.ZipFile(draft) as archive:
        told = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert content.count(told) >= 2
    draft.write_bytes(bytes(content).replace(told, (4_000).to_bytes(4, "little")))
    with pytest.raises(ReadingError) as refused:
        read_draft(draft)
    assert "\n" not in str(refused.value)
