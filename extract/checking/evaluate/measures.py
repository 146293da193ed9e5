"""Policy measures, fact by fact: text, number, instruments, bodies, sums, ratios and targets."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from extract.checking.evaluate.compare import Score, key, match, same
from extract.checking.evaluate.gold import Found, Gold, Record

_NEUTRAL_LEVELS = ("section", "condition")
_ASKED_ROLES = (None, "support", "cap", "fund", "fine", "loan", "cap_total")
"""The last two are older names, which labelled rows may still have: a loan is support, cap_total a cap."""
_NEUTRAL_ROLES = ("threshold", "base", "price")


@dataclass(frozen=True)
class _Fact:
    kind: str
    values: tuple[Any, ...] = ()

    def agrees(self, other: _Fact) -> float:
        if self.kind != other.kind:
            return 0.0
        if self.kind == "instruments":
            return float(bool(set(self.values) & set(other.values)))
        if self.kind in ("amount", "ratio", "target"):
            return float(all(map(same, self.values, other.values)))
        return float(self.values == other.values)


def measures(gold: Gold, found: Found) -> Score | None:
    """Paired by the words they begin with. Headings, conditions and threshold sums are neutral."""
    entries = gold.entries("measures")
    if entries is None:
        return None
    amounts: dict[int, list[Record]] = defaultdict(list)
    for amount in found.rows.get("measure_amounts", []):
        amounts[amount["measure_id"]].append(amount)
    rows = found.on_pages(gold, "policy_measures", "measures")
    had = [_found_facts(row, amounts[row["id"]]) for row in rows]
    expected = [_expected_facts(entry) for entry in entries]
    asked = [entry.get("level") not in _NEUTRAL_LEVELS for entry in entries]
    matching = match(entries, rows, _begins_alike, 0.5)
    score = Score("measures").add(
        sum(len(facts) for facts, counts in zip(expected, asked, strict=True) if counts),
        sum(len(had[j]) for j in matching.false),
        0,
    )
    for i, j, _ in matching.pairs:
        if asked[i]:
            kept = _without(had[j], _neutral_facts(entries[i]))
            score.add(0, len(kept), len(match(expected[i], kept, _Fact.agrees, 1.0).pairs))
    return score


def _expected_facts(entry: Record) -> list[_Fact]:
    sums = [a for a in entry.get("amounts") or [] if a.get("role") in _ASKED_ROLES]
    return [
        *_common(entry.get("number"), entry.get("instruments") or [], entry.get("responsible") or []),
        *(_Fact("amount", (a.get("low"), a.get("high"))) for a in sums),
        *(_Fact("ratio", (a.get("value_percent"),)) for a in entry.get("ratios") or []),
        *(_Fact("target", (a.get("value"),)) for a in entry.get("targets") or []),
    ]


def _neutral_facts(entry: Record) -> list[_Fact]:
    sums = [a for a in entry.get("amounts") or [] if a.get("role") in _NEUTRAL_ROLES]
    return [_Fact("amount", (a.get("low"), a.get("high"))) for a in sums]


def _found_facts(row: Record, amounts: list[Record]) -> list[_Fact]:
    found = _common(
        row["number"], json.loads(row["instruments"] or "[]"), json.loads(row["responsible"] or "[]")
    )
    for amount in amounts:
        low, high = amount["low"], amount["high"]
        values = (low, high) if amount["kind"] == "amount" else (low if low is not None else high,)
        found.append(_Fact(amount["kind"], values))
    return found


def _common(number: object, instruments: list[str], responsible: list[str]) -> list[_Fact]:
    kinds = tuple(sorted(set(instruments) - {"other"}))
    return [
        _Fact("text"),
        *([_Fact("number", (_last(number),))] if number else []),
        *([_Fact("instruments", kinds)] if kinds else []),
        *(_Fact("agency", (key(body),)) for body in responsible),
    ]


def _last(number: object) -> str:
    return key(str(number).split("/")[-1])


def _without(facts: list[_Fact], neutral: list[_Fact]) -> list[_Fact]:
    kept = list(facts)
    for fact in neutral:
        equal = next((mine for mine in kept if fact.agrees(mine)), None)
        if equal:
            kept.remove(equal)
    return kept


def _begins_alike(entry: Record, row: Record) -> float:
    """1 where one begins as the other does, with or without title and number; less where it is inside."""
    start = key(entry["quote"])[:24]
    title, text = row["title"] or "", row["text"] or ""
    number = str(row["number"] or "").split("/")[-1]
    best = 0.0
    for mine in map(key, (text, title + text, number + title + text)):
        if mine and (mine.startswith(start[:16]) or start.startswith(mine[:12])):
            return 1.0
        if start[:16] in mine:
            best = 0.6
    return best
