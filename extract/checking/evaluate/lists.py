"""The lists of a gold file, each with how its rows are judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from extract.checking.evaluate.compare import Score, key, keys, likeness, match, same
from extract.checking.evaluate.gold import Found, Gold, Record
from extract.checking.evaluate.measures import measures
from extract.checking.evaluate.rounds import rounds
from extract.checking.evaluate.tables import tables

_UNITS = {"percent": "%", "元人民币": "元", "人民币": "元", "cny": "元", "rmb": "元", "usd": "美元"}
_HEADER = ("kind", "title", "document_number", "stock_code", "published_on")
_DATES = ("published_on", "issued_on", "printed_on")


def evaluate(gold: Gold, found: Found) -> list[Score]:
    """The score of every list that the gold file has."""
    scores = (scorer(gold, found) for scorer in _SCORERS)
    return [score for score in scores if score is not None and score.expected]


def _header(gold: Gold, found: Found) -> Score:
    score = Score("header")
    for name in _HEADER:
        expected = gold.document
        names = _DATES if name == "published_on" else (name,)
        wanted = {key(expected[n]) for n in names if expected.get(n)}
        wanted |= keys(*(value for n in names for value in expected.get(f"{n}_accept") or []))
        if not any(expected.get(n) for n in names[:2]):
            continue
        value = found.document.get(name)
        right = key(value) in wanted
        if name == "title" and value and not right:
            titles = (expected["title"], expected.get("attached_title") or expected["title"])
            right = max(likeness(title, value) for title in titles) > 0.9
        score.add(1, bool(value), right)
    return score


def _captions(gold: Gold, found: Found) -> Score | None:
    entries = [key(entry["caption"]) for entry in gold.entries("figures") or [] if entry.get("caption")]
    rows = found.on_pages(gold, "source_figures", "figure captions")
    had = [key(row["caption"]) for row in rows if row["caption"]]
    matching = match(entries, had, lambda g, f: float(g in f or f in g), 1.0)
    return Score("figure captions").add(len(entries), len(had), matching.hits) if entries else None


def _organizations(gold: Gold, found: Found) -> Score | None:
    entries = gold.entries("organizations")
    if entries is None:
        return None
    expected = [_names(entry) for entry in entries]
    met: dict[int, set[str]] = defaultdict(set)
    for row in found.rows.get("mentions", []):
        if not gold.names_all_organizations or gold.covers("organizations", row["page"]):
            met[row["organization_id"]].add(key(row["name"]))
    matching = match(expected, list(met.values()), lambda g, f: float(bool(g & f)), 1.0)
    count = len(met) if gold.names_all_organizations else len(matching.pairs)
    return Score("organizations").add(len(expected), count, matching.hits)


def _names(entry: Record) -> set[str]:
    forms = ("aliases", "forms", "surface_forms", "other_forms")
    return keys(entry["name"], *(name for form in forms for name in entry.get(form) or []))


def _holdings(gold: Gold, found: Found) -> Score | None:
    entries = gold.entries("shareholdings")
    if entries is None:
        return None
    expected = [
        (key(row["holder"]), row.get("shares"), row.get("ratio_percent"))
        for snapshot in entries
        for row in snapshot["rows"]
    ]
    rows = found.on_pages(gold, "shareholdings")
    had = [(key(row["holder"]), row["shares"], row["ratio"]) for row in rows]

    def agreement(g: tuple[str, Any, Any], f: tuple[str, Any, Any]) -> float:
        if g[0] != f[0]:
            return 0.0
        facts = [same(a, b) for a, b in zip(g[1:], f[1:], strict=True) if a is not None]
        return sum(facts) / len(facts) if facts else 1.0

    return Score("shareholdings").add(len(expected), len(had), match(expected, had, agreement, 0.5).hits)


def _proceeds(gold: Gold, found: Found) -> Score | None:
    def agreement(g: Record, f: Record) -> float:
        if likeness(g["project"], f["project"]) < 0.7:
            return 0.0
        total = same(g.get("total_investment"), f["total_investment"])
        return 0.4 + 0.3 * total + 0.3 * same(g.get("planned_use"), f["planned_use"])

    entries, rows = gold.entries("proceeds"), found.rows.get("proceeds", [])
    if entries is None:
        return None
    return Score("proceeds").add(len(entries), len(rows), match(entries, rows, agreement, 0.4).hits)


def _funds(gold: Gold, found: Found) -> Score | None:
    def agreement(g: Record, f: Record) -> float:
        if likeness(g["name"], f["name"]) < 0.8:
            return 0.0
        size = same(g.get("size", g.get("size_low")), f["size_low"])
        alike = (key(g.get(name)) == key(f[name]) for name in ("level", "mode"))
        return 0.5 + 0.25 * size + 0.125 * sum(alike)

    entries, rows = gold.entries("funds"), found.on_pages(gold, "funds")
    if entries is None:
        return None
    return Score("funds").add(len(entries), len(rows), match(entries, rows, agreement, 0.5).hits)


def _policies(gold: Gold, found: Found) -> Score | None:
    entries = gold.entries("policies")
    if entries is None:
        return None
    expected = keys(*(entry.get("title") for entry in entries))
    had = keys(*(row["title"] for row in found.on_pages(gold, "policies")))
    return Score("policies").add(len(expected), len(had), len(expected & had))


def _statistics(gold: Gold, found: Found) -> Score | None:
    """Those told in sentences; figures of tables are judged with their tables."""
    entries = gold.entries("statistics")
    if entries is None:
        return None
    rows = [row for row in found.on_pages(gold, "statistics") if row["table_id"] is None]
    matching = match(entries, rows, _same_statistic, 0.5)
    asked = [not (e.get("class") == "soft" or e.get("salience") == "minor") for e in entries]
    free = sum(not asked[i] for i, _, _ in matching.pairs)
    hits = sum(score for i, _, score in matching.pairs if asked[i])
    return Score("statistics").add(sum(asked), len(rows) - free, hits)


def _same_statistic(g: Record, f: Record) -> float:
    """Page, value and unit must agree; what it is of, when, and how exact make up the other half."""
    page, value, had = g.get("pdf_page"), _figure(g), _figure(f)
    if page and abs(page - (f["page"] or 0)) > 1:
        return 0.0
    if value is None or not same(value, had) or _unit(g.get("unit")) != _unit(f["unit"]):
        return 0.0
    thing = likeness(f"{g.get('subject')}{g.get('metric')}", f"{f['subject']}{f['metric']}") >= 0.5
    period = not g.get("period") or str(g["period"]) == str(f["period"])
    qualifier = (g.get("qualifier") or "exact") == (f["qualifier"] or "exact")
    return 0.5 + 0.25 * thing + 0.125 * period + 0.125 * qualifier


def _figure(row: Record) -> float | None:
    return next((row[name] for name in ("value", "low", "high") if row.get(name) is not None), None)


def _unit(text: object) -> str:
    unit = key(text)
    return _UNITS.get(unit, unit)


_SCORERS: tuple[Callable[[Gold, Found], Score | None], ...] = (
    _header,
    tables,
    _captions,
    _organizations,
    rounds,
    _holdings,
    _proceeds,
    _funds,
    _policies,
    measures,
    _statistics,
)
