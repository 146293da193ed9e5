"""Files that cannot be read, or not wholly: a status or one sentence, never nonsense and never a traceback."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from extract.jobs.ingest import ingest
from extract.options import Options
from extract.reading.files import ReadingError
from extract.reading.reader import read

pytestmark = pytest.mark.shared


@pytest.fixture
def odd(shared: Path) -> Path:
    return shared / "documents" / "odd"


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [
        ("NOT-A-PDF.pdf", None, "不是 PDF 文件"),
        ("ZERO-BYTE.pdf", None, "空文件"),
        ("password.pdf", None, "有打开密码"),
        ("password.pdf", "wrong", "密码不对"),
        ("wp08-TRUNCATED-60pct.pdf", None, "不完整"),
    ],
)
def test_is_refused_in_one_sentence(odd: Path, name: str, password: str | None, says: str) -> None:
    with pytest.raises(ReadingError, match=says) as refused:
        read(odd / name, password, ocr="never")
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("scan-21-pages.pdf", {"scanned": 21}),
        ("pr13-yousheng-SCANNED.pdf", {"scanned": 3}),
        ("wp01-p15-SCANNED.pdf", {"scanned": 1}),
        ("malformed.pdf", {"scanned": 1}),
        ("garbled-text-layer.pdf", {"garbled": 47, "ok": 1}),
    ],
)
def test_unreadable_pages_say_so_and_give_nothing(odd: Path, name: str, statuses: dict[str, int]) -> None:
    document = read(odd / name, ocr="never")
    assert Counter(page.status for page in document.page_list) == statuses
    for page in document.page_list:
        if page.status != "ok":
            assert not page.text
            assert page.message and "ocr" in page.message.lower()
    assert not document.tables


def test_password_opens(odd: Path) -> None:
    document = read(odd / "password.pdf", "test", ocr="never")
    assert all(page.status == "ok" for page in document.page_list)
    assert "backup" in document.page_list[0].text


def test_turned_pages_read_like_upright_ones(odd: Path, shared: Path) -> None:
    (upright,) = (shared / "documents").glob("po01-*.pdf")
    turned, straight = read(odd / "po01-miit-ROTATED-even.pdf", ocr="never"), read(upright, ocr="never")
    assert [p.rotation for p in turned.page_list] == [0, 90] * 7
    assert [p.text for p in turned.page_list] == [p.text for p in straight.page_list]
    assert [(t.page, t.header, t.n_rows) for t in turned.tables] == [
        (t.page, t.header, t.n_rows) for t in straight.tables
    ]
    page = turned.page_list[1]
    assert page.width > page.height
    for line in page.lines:
        assert line.bottom - line.top > line.x1 - line.x0  # text runs down the page as it is shown
        break


def test_odd_files_do_not_stop_the_others(odd: Path, samples: Path, tmp_path: Path) -> None:
    files = [
        odd / "NOT-A-PDF.pdf",
        odd / "ZERO-BYTE.pdf",
        odd / "password.pdf",
        odd / "wp08-TRUNCATED-60pct.pdf",
    ]
    good = samples / "policy-huzhou-storage-2024.pdf"
    report = ingest([*files, good], tmp_path / "odd.db", options=Options(ocr="never"), engine="here")
    entries = {entry.file_name: entry for entry in report.files}
    assert not report.ok
    assert {name: entry.status for name, entry in entries.items()} == {
        **{file.name: "failed" for file in files},
        good.name: "done",
    }
    assert all(entries[file.name].error for file in files)
