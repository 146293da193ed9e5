"""The samples say what their expected files say, and add up but where they are wrong on purpose."""

from __future__ import annotations

import ast
import copy
import operator
import re
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pypdfium2
import pytest
import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the generator is part of the repository, not of the installed package

from corpus.generator.blocks import Contents  # noqa: E402
from corpus.generator.facts import Stat  # noqa: E402
from corpus.generator.files import SAMPLES, make  # noqa: E402
from corpus.generator.render import missing_tools  # noqa: E402
from corpus.generator.samples import SAMPLES_BY_NAME  # noqa: E402
from corpus.generator.tables import Table  # noqa: E402
from corpus.generator.text import Setting  # noqa: E402

PAGES = {"whitepaper-storage-2023": 15, "prospectus-chengyu-2024": 20, "policy-huzhou-storage-2024": 10}
LARGEST = 1_500_000
LISTS = {
    "whitepaper-storage-2023": {"figures", "funding_rounds", "funds", "policies", "statistics"},
    "prospectus-chengyu-2024": {"funding_rounds", "shareholdings", "proceeds", "offering"},
    "policy-huzhou-storage-2024": {"measures", "policies", "funds", "statistics"},
}
COMMON = {"document", "sections", "tables", "organizations", "checks", "quotes"}
# Table and column whose figures do not add up, on purpose.
WRONG_SUMS = {("table-6", "金额占比")}
every_sample = pytest.mark.parametrize("name", PAGES)


def squeeze(words: object) -> str:
    return re.sub(r"\s+", "", str(words))


@cache
def load(name: str) -> dict[str, Any]:
    return yaml.safe_load((SAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))


def texts(pdf: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@cache
def pages(name: str) -> list[str]:
    return texts(SAMPLES / f"{name}.pdf")


def missing_cells(table: dict[str, Any], printed: list[str]) -> list[tuple[int, str]]:
    """Cells that are not on the pages of their rows; merged ones may be on the table's other pages."""
    everywhere = "".join(printed[page - 1] for page in table["pdf_pages"])
    out = []
    for row, on in zip(table["rows"], table["row_pages"], strict=True):
        here = "".join(printed[page - 1] for page in on)
        merged = len(on) > 1 or table["merged_cells"]
        out += [(on[0], cell) for cell in row if squeeze(cell) not in (everywhere if merged else here)]
    # The halves of a cut cell have the foot of one page and the head of the next between them.
    return [(page, cell) for page, cell in out if not cut_by_page_end(page, cell, printed)]


def cut_by_page_end(page: int, words: str, printed: list[str], name: bool = False) -> bool:
    """Whether a page has the first part of the words and the next the rest, a name at its very beginning."""
    whole, following = squeeze(words), printed[page] if page < len(printed) else ""
    parts = ((whole[:k], whole[k:]) for k in range(1, len(whole)))
    return any(
        a in printed[page - 1] and (following.startswith(b) if name else b in following) for a, b in parts
    )


def number(cell: str) -> Decimal | None:
    digits = cell.replace(",", "").rstrip("%")
    if cell == "—":
        return Decimal(0)
    return Decimal(digits) if re.fullmatch(r"-?\d+(\.\d+)?", digits) else None


def wrong_sums(tables: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Columns whose 合计 is not the sum of the rows above it, apart from rounding."""
    wrong = set()
    for table in tables:
        for column, name in enumerate(table["header"]):
            above: list[str] = []
            for row in table["rows"]:
                if row[0] != "合计":
                    above.append(row[column])
                    continue
                parts, total = [number(cell) for cell in above], number(row[column])
                above = []
                if total is None or None in parts or name in ("金额同比", "序号"):
                    continue
                unit = Decimal(1).scaleb(total.as_tuple().exponent) if "%" in row[column] else Decimal(0)
                if abs(sum(parts) - total) > unit * (len(parts) + 1) / 2:
                    wrong.add((table["key"], name))
    return wrong


OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def value(formula: str) -> Decimal:
    """The value of sums, products and powers, exactly as far as Decimal goes."""

    def of(node: ast.AST) -> Decimal:
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](of(node.left), of(node.right))
        assert isinstance(node, ast.Constant), formula
        return Decimal(str(node.value))

    # The parser reads 0.1 as a float, of which str gives the digits back.
    return of(ast.parse(formula, mode="eval").body)


def near(a: Decimal, printed: str) -> bool:
    """Whether a printed number is what rounding makes of an exact one."""
    stated = Decimal(re.search(r"-?[\d,]+(\.\d+)?", printed)[0].replace(",", ""))
    return abs(abs(a) - abs(stated)) <= Decimal(1).scaleb(stated.as_tuple().exponent) / 2


@every_sample
def test_page_counts_and_sizes(name: str) -> None:
    paper = SAMPLES / f"{name}.pdf"
    assert len(pages(name)) == PAGES[name] == load(name)["document"]["pages"]
    assert paper.stat().st_size < LARGEST
    assert load(name)["document"]["file"] == paper.name


@every_sample
def test_expected_file_has_the_lists_of_its_kind(name: str) -> None:
    rows = load(name)
    assert set(rows) >= COMMON | LISTS[name]
    assert all(rows[key] for key in COMMON | LISTS[name])
    verdicts = [claim["verdict"] for claim in rows["quotes"]]
    assert len(verdicts) >= 12
    assert set(verdicts) == {"supported", "contradicted", "not_found"}


@every_sample
def test_page_labels_are_printed(name: str) -> None:
    for page, label in load(name)["document"]["page_labels"].items():
        foot, head = pages(name)[page - 1][-12:], pages(name)[page - 1][:60]
        assert label is None or label in foot + head, (page, label)


@every_sample
def test_every_quote_is_on_its_page(name: str) -> None:
    rows = load(name)
    quoting = [row for key in ("statistics", "measures", "funding_rounds") for row in rows.get(key, [])]
    quotes = [(row["pdf_page"], row["quote"]) for row in quoting if "quote" in row]
    quotes += [(c["pdf_page"], c["evidence"]) for c in rows["quotes"] if c["verdict"] != "not_found"]
    quotes += [(figure["pdf_page"], figure["caption"]) for figure in rows.get("figures", [])]
    assert quotes
    assert [quote for quote in quotes if squeeze(quote[1]) not in pages(name)[quote[0] - 1]] == []


@every_sample
def test_not_found_claims_have_no_page(name: str) -> None:
    for claim in load(name)["quotes"]:
        assert (claim["pdf_page"] is None) == (claim["verdict"] == "not_found"), claim["claim"]


@every_sample
def test_figures_of_statistics_stand_in_their_quotes(name: str) -> None:
    for row in load(name).get("statistics", []):
        assert row["number_text"] in row["quote"], row["id"]
        assert row["low"] is not None or row["high"] is not None, row["id"]


@every_sample
def test_headings_and_organizations_are_printed(name: str) -> None:
    printed = pages(name)
    for section in load(name)["sections"]:
        assert squeeze(section["title"]) in printed[section["pdf_page"] - 1], section
    for organization in load(name)["organizations"]:
        forms = [squeeze(form) for form in (organization["name"], *organization["aliases"])]
        for page in organization["pdf_pages"]:
            text = printed[page - 1]
            here = any(form in text or cut_by_page_end(page, form, printed, name=True) for form in forms)
            assert here, (organization["name"], page)


@every_sample
def test_every_cell_is_on_the_page_of_its_row(name: str) -> None:
    for table in load(name)["tables"]:
        assert missing_cells(table, pages(name)) == [], table["key"]
        assert all(len(row) == len(table["rows"][0]) for row in table["rows"]), table["key"]
        if table["caption"]:
            assert squeeze(table["caption"]) in pages(name)[table["caption_page"] - 1]
        for page in table["header_pages"]:
            for cell in table["header"]:
                assert all(squeeze(part) in pages(name)[page - 1] for part in cell.split("/")), cell


@every_sample
def test_chart_labels_are_printed(name: str) -> None:
    for figure in load(name).get("figures", []):
        printed = pages(name)[figure["pdf_page"] - 1]
        for point in figure["printed_values"]:
            assert point["value"] in printed, (figure["caption"], point)
            assert point["label"] in printed, (figure["caption"], point)


@every_sample
def test_tables_add_up_but_where_they_are_wrong_on_purpose(name: str) -> None:
    tables = load(name)["tables"]
    here = {key for key in WRONG_SUMS if key[0] in {table["key"] for table in tables}}
    assert wrong_sums(tables) == here


@every_sample
def test_checks_compute_what_they_say(name: str) -> None:
    for check in load(name)["checks"]:
        if check["kind"] == "caption":
            continue
        exact = value(check["formula"])
        assert near(exact, check["computed"]), check
        assert near(exact, check["stated"]) == (check["verdict"] == "consistent") or (
            check["verdict"] == "within_rounding"
        ), check


def test_the_white_paper_is_wrong_once_in_the_text_and_once_in_a_table() -> None:
    checks = load("whitepaper-storage-2023")["checks"]
    wrong = [check for check in checks if check["verdict"] == "inconsistent"]
    shares = [check for check in wrong if check["kind"] == "share"]
    assert sorted(str(check.get("table")) for check in shares) == ["None", "table-6"]
    assert all("有意" in check["note"] for check in wrong)


@pytest.mark.parametrize("name", ["prospectus-chengyu-2024", "policy-huzhou-storage-2024"])
def test_the_other_samples_are_consistent(name: str) -> None:
    assert [check for check in load(name)["checks"] if check["verdict"] == "inconsistent"] == []


def test_snapshots_add_up_and_follow_from_each_other() -> None:
    rows = load("prospectus-chengyu-2024")
    totals = [sum(holder["shares"] for holder in snapshot["rows"]) for snapshot in rows["shareholdings"]]
    assert totals == [snapshot["total_shares"] for snapshot in rows["shareholdings"]]
    assert totals[-2] + rows["offering"]["shares_offered"] == totals[-1]
    for snapshot in rows["shareholdings"]:
        for holder in snapshot["rows"]:
            exact = Decimal(holder["shares"]) / snapshot["total_shares"] * 100
            assert near(exact, f"{holder['ratio_percent']:.2f}"), (snapshot["id"], holder)
    assert sum(project["planned_use"] for project in rows["proceeds"]) == rows["offering"]["net_raised"]


def test_tables_meet_page_ends_in_every_way() -> None:
    layouts = {name: [set(table["layout"]) for table in load(name)["tables"]] for name in PAGES}
    paper = set().union(*layouts["whitepaper-storage-2023"])
    assert paper == {"header_repeated", "header_once", "header_alone_at_page_foot", "row_cut_by_page_end"}
    snapshots = load("prospectus-chengyu-2024")["shareholdings"]
    assert len({s["table"] for s in snapshots if len(s["pdf_pages"]) > 1}) >= 2
    rulings = {table["ruling"] for name in PAGES for table in load(name)["tables"]}
    assert rulings == {"ruled", "three_line", "borderless"}


def test_the_lonely_header_stands_at_the_foot_of_its_page() -> None:
    name = "whitepaper-storage-2023"
    table = next(t for t in load(name)["tables"] if "header_alone_at_page_foot" in t["layout"])
    with pdfplumber.open(SAMPLES / f"{name}.pdf") as document:
        page = document.pages[table["header_pages"][0] - 1]
        heads = [word for word in page.extract_words() if word["text"] == table["header"][0]]
        assert heads
        assert heads[-1]["top"] > page.height * 0.8


@every_sample
def test_fonts_are_embedded_subsets_and_nothing_gives_the_answers_away(name: str) -> None:
    raw = (SAMPLES / f"{name}.pdf").read_bytes()
    document = pypdfium2.PdfDocument(raw)
    fonts: set[str] = set()
    for page in document:
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            font = item.get_font()
            assert font.is_embedded
            fonts.add(font.get_base_name())
    assert fonts
    assert all(re.match(r"(?:[A-Z]{6}\+)?Noto-?S", font) for font in fonts), fonts
    document.close()
    targets = pypdf.PdfReader(SAMPLES / f"{name}.pdf").named_destinations
    assert len(targets) == len({key for _, _, key in contents_of(name)})


def contents_of(name: str) -> list[tuple[int, str, str]]:
    """What the tables of contents link to: the only named places that a PDF may carry."""
    blocks = SAMPLES_BY_NAME[name]().blocks()
    return [entry for block in blocks if isinstance(block, Contents) for entry in block.entries]


@every_sample
def test_the_expected_file_follows_from_the_content(name: str) -> None:
    """Without rendering: what the generator would print is what the file lists, pages apart."""
    sample, rows, setting = SAMPLES_BY_NAME[name](), load(name), Setting()
    for block in (*sample.front, *sample.body):
        block.html(setting)
    stats = [placed.fact.text for placed in setting.placed.values() if isinstance(placed.fact, Stat)]
    assert [row["number_text"] for row in rows.get("statistics", [])] == (stats if sample.statistics else [])
    tables = [block for block in sample.blocks() if isinstance(block, Table)]
    assert [t["rows"] for t in rows["tables"]] == [[list(row.cells) for row in t.rows] for t in tables]
    claims = [(claim.text, claim.verdict) for claim in sample.claims]
    assert [(quote["claim"], quote["verdict"]) for quote in rows["quotes"]] == claims
    assert [c["formula"] for c in rows["checks"]] == [c.formula for c in sample.checks]


@every_sample
def test_regenerating_gives_the_same_text_and_rows(name: str) -> None:
    if reason := missing_tools():
        pytest.skip(f"the samples cannot be made again here: {reason}")
    pdf, rows = make(SAMPLES_BY_NAME[name]())
    again = texts(pdf)
    differing = [n for n, (new, old) in enumerate(zip(again, pages(name), strict=True), 1) if new != old]
    assert differing == []
    assert yaml.safe_load(yaml.safe_dump(plain(rows), allow_unicode=True)) == load(name)


def plain(item: Any) -> Any:
    """Lists and records of the plain kinds that YAML knows."""
    if isinstance(item, dict):
        return {key: plain(part) for key, part in item.items()}
    return [plain(part) for part in item] if isinstance(item, list | tuple) else item


def test_a_wrong_cell_and_a_wrong_sum_are_noticed() -> None:
    """These tests can fail: a changed digit is seen both on the page and in the sum."""
    name = "whitepaper-storage-2023"
    table = copy.deepcopy(next(t for t in load(name)["tables"] if t["key"] == "table-3"))
    assert wrong_sums([table]) == set()
    table["rows"][0][1] = "3897"
    assert missing_cells(table, pages(name)) == [(table["row_pages"][0][0], "3897")]
    assert wrong_sums([table]) == {("table-3", "事件数")}
