"""Tables of every shape that the generator knows are read as they are printed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the generator is part of the repository, not of the installed package

from corpus.generator import shapes  # noqa: E402
from corpus.generator.render import missing_tools, render  # noqa: E402
from corpus.generator.shapes.tables import TABLES  # noqa: E402
from corpus.generator.tables import Table  # noqa: E402
from corpus.generator.text import Setting  # noqa: E402
from extract.reading.reader import read  # noqa: E402
from schemas import Document  # noqa: E402


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    why = missing_tools()
    if why is not None:
        pytest.skip(why)
    path = tmp_path_factory.mktemp("shapes") / "shapes.pdf"
    path.write_bytes(render(shapes.sample(), Setting()).pdf)
    yield read(path, ocr="never")


def squeezed(rows: list[list[str]]) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in rows]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_shape_is_read(document: Document, table: Table) -> None:
    (found,) = (t for t in document.tables if t.caption == table.caption)
    grid = [[""] * found.n_columns for _ in range(found.n_rows)]
    for cell in found.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = cell.text
    assert squeezed([found.header]) == squeezed([table.names])
    assert squeezed(grid[found.header_rows :]) == squeezed([list(row.cells) for row in table.rows])
    assert found.doubt is None


def test_notes_beside_the_text_are_read_apart(document: Document) -> None:
    assert shapes.PROSE in [block.text for block in document.blocks]


def test_a_row_is_cut_by_a_page_end(document: Document) -> None:
    """Or the last of the tables would prove nothing."""
    cells = [cell for table in document.tables for cell in table.cells]
    assert any(len({part[0] for part in cell.parts}) > 1 for cell in cells)
    assert len(document.tables) == len(TABLES)
