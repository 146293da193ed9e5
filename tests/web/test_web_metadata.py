"""What is made from the models agrees with them."""

import pytest

from extract.web import columns
from extract.web.generate import generated
from extract.web.metadata import metadata
from schemas import TABLES
from schemas.labels import LABELS, labels

COLUMNS = [(model, column) for model in TABLES for column in model.columns()]


@pytest.mark.parametrize(("path", "text"), generated().items(), ids=lambda value: getattr(value, "name", ""))
def test_generated_files_are_up_to_date(path, text):
    assert path.read_text(encoding="utf-8") == text, "run: python -m extract.web.generate"


@pytest.mark.parametrize(
    ("model", "column"),
    [pair for pair in COLUMNS if pair[1].values],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_enumerated_value_has_a_chinese_name(model, column):
    named = labels(model.table_name, column.name)
    assert set(column.values) == set(named), f"schemas/labels.py: {model.table_name}.{column.name}"


def test_every_label_belongs_to_a_column():
    known = {f"{model.table_name}.{column.name}" for model, column in COLUMNS} | {c.name for _, c in COLUMNS}
    assert set(LABELS) <= known


def test_metadata_names_only_what_exists():
    tables = metadata()["databases"]["gouji"]["tables"]
    for model in TABLES:
        names = {column.name for column in model.columns()}
        found = tables[model.table_name]
        assert set(found["columns"]) == names
        assert set(found.get("facets", [])) <= names
        assert {found[key] for key in ("label_column", "sort", "sort_desc") if key in found} <= names
        assert set(columns.NAMING.get(model.table_name, ())) <= names
        assert set(columns.SUMMARY.get(model.table_name, ())) <= names
    assert set(columns.ORDER) <= {model.table_name for model in TABLES}


def test_descriptions_reach_the_page(site):
    page = site.get("/gouji/statistics").text
    assert "原文陈述的数字" in page and 'title="数字所说的事物"' in page
    # What Datasette tells of itself, the path of the database among it, reaches nobody.
    assert site.get("/-/metadata").status_code == 404


def test_internal_tables_are_hidden(site):
    page = site.get("/gouji").text
    for name in ("page_layouts", "check_members", "_sqlite_migrations", "pages_fts", "evidence_fts_data"):
        assert f'href="/gouji/{name}"' not in page
    assert 'href="/gouji/evidence"' in page
