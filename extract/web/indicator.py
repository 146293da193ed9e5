"""`/-/indicator`: one statistic across documents and periods, as a line and as rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from extract.language import vocabularies
from extract.store import browse
from extract.store import things as store
from extract.store.rows import Record
from extract.web import charts, naming, site
from extract.web.charts import Bar, Drawing
from extract.web.links import Links
from extract.web.things import say
from extract.web.values import quantity

if TYPE_CHECKING:
    from datasette.app import Datasette

_LONGEST = 300
_LINES = 8
"""Documents that get a line of their own; more would not be told apart."""
_YEAR = re.compile(r"(\d{4})(?:-12-31)?")
_MONEY = frozenset({"元", "元/股"})


@dataclass
class Series:
    """The figures of an indicator that can stand on one axis."""

    relation: str
    unit: str | None
    rows: list[Record] = field(default_factory=list)
    chart: Any = None


async def view(datasette: Datasette, request: Request) -> Response:
    """The statistics of `subject` and `metric` (and `region`), or the `indicator` of an `organization`."""
    given = {
        name: (request.args.get(name) or "")[:_LONGEST]
        for name in ("subject", "metric", "region", "indicator", "document")
    }
    links = await site.links(datasette)
    firm: Record | None = None
    if request.args.get("organization"):
        firm_id = site.number(request.args["organization"], "机构编号")
        firm = await site.query(datasette, browse.row, "organizations", firm_id)
        rows = await site.query(datasette, store.financial_indicator, firm_id, given["indicator"])
        whose: list[dict[str, Any]] = []
        table, title, same = "financials", f"{firm['name'] if firm else ''} {given['indicator']}", []
    else:
        wanted = [given[name] or None for name in ("subject", "metric", "region")]
        rows = await site.query(datasette, store.indicator, *wanted)
        table, title = "statistics", " ".join(dict.fromkeys(name for name in wanted if name))
        rows, whose = _of_one(rows, given["document"])
        same = sorted(
            Counter(row["region"] for row in rows if row["region"]).items(), key=lambda pair: -pair[1]
        )
    if not rows:
        raise NotFound("没有这个指标；它可能在重新导入后改了名，请用“查找”再找")
    series = _series(table, rows)
    for one in series:
        one.chart = await charts.svg(datasette, _drawing(one, links))
    context = {
        "links": links,
        "table": table,
        "title": title,
        "firm": firm,
        "given": given,
        "regions": same,
        "whose": whose,
        "series": series,
        "total": len(rows),
        "documents": len({row["document_id"] for row in rows}),
        "say": say,
        "named": naming.named,
    }
    return await site.respond(datasette, request, "gouji_indicator.html", context)


def _of_one(rows: list[Record], document: str) -> tuple[list[Record], list[dict[str, Any]]]:
    """The rows whose subject is one thing, and the things that it is elsewhere.

    公司 is another firm in every document. Where a name stands for an organization in its document, or is a word by which
    every issuer calls itself, the rows go by what it stands for there.
    """
    own_names = frozenset(vocabularies.load("capital_words")["short_name_kinds"]["issuer"])
    groups: dict[tuple[str, Any], list[Record]] = {}
    for row in rows:
        if row["stands_for"] is not None:
            groups.setdefault(("organization", row["stands_for"]), []).append(row)
        elif row["subject"] in own_names:
            groups.setdefault(("document", row["document_id"]), []).append(row)
        else:
            groups.setdefault(("name", row["subject"]), []).append(row)
    if len(groups) < 2:
        return rows, []
    ordered = sorted(groups.values(), key=len, reverse=True)
    chosen = next(
        (group for group in ordered if any(str(r["document_id"]) == document for r in group)), ordered[0]
    )
    return chosen, [
        {
            "document": group[0]["document_id"],
            "title": group[0]["title"],
            "n": len(group),
            "on": group is chosen,
        }
        for group in ordered
    ]


def _series(table: str, rows: list[Record]) -> list[Series]:
    """The rows by what their figures are: levels apart from shares and growth, money apart from pieces."""
    found: dict[tuple[str, str | None], Series] = {}
    for row in rows:
        factor, unit = _alike(row["unit"])
        relation = row.get("relation") or "level"
        one = found.setdefault((relation, unit), Series(relation, unit))
        one.rows.append(
            row | {"alike": None if row["value"] is None else row["value"] * factor, "table": table}
        )
    return sorted(found.values(), key=lambda one: -len(one.rows))


def _alike(unit: str | None) -> tuple[float, str | None]:
    """What a unit is turned into so that figures can be compared, and how many of those one of it is."""
    return _scales().get(unit or "", (1.0, unit))


@vocabularies.derived
def _scales() -> dict[str, tuple[float, str | None]]:
    return {
        name: (float(factor), unit)
        for unit, others in vocabularies.load("unit_scales").items()
        for name, factor in others.items()
    }


def _drawing(one: Series, links: Links) -> Drawing | None:
    """A line for each document over the years; where few are dated by the year, over whatever periods there are."""
    dated = [
        (row, _YEAR.fullmatch(row["period"]))
        for row in one.rows
        if row["period"] and row["alike"] is not None
    ]
    years = {match[1] for _, match in dated if match}
    points = (
        [(row, match[1]) for row, match in dated if match]
        if len(years) > 1
        else [(r, r["period"]) for r, _ in dated]
    )
    if len({label for _, label in points}) < 2:
        return None
    documents = Counter(row["document_id"] for row, _ in points)
    kept = {number for number, _ in documents.most_common(_LINES)}
    bars: dict[tuple[str, str | None], Bar] = {}
    for row, label in sorted(points, key=lambda point: point[1]):
        if row["document_id"] not in kept:
            continue
        name = row["title"] if len(kept) > 1 else None
        address = links.page(row["document_id"], row["page"], evidence=row["evidence_id"])
        # A document that prints a figure several times has one point of it.
        bars.setdefault(
            (label, name), Bar(label, row["alike"], quantity(row["alike"], one.unit).text, address, name)
        )
    if len({label for label, _ in bars}) < 2:
        return None
    title = f"（{one.unit}）" if one.unit and one.unit not in _MONEY else ""
    return Drawing("line", list(bars.values()), f"数值{title}", "时期", one.unit == "元", width=820)
