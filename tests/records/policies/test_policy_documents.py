"""The project's sample and, where they are at hand, the shared documents."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from policy_coverage import coverage

from extract.options import Options
from extract.reading.reader import read
from extract.records.inventory import take_inventory
from extract.records.kind import describe
from extract.records.passages import slices_of as parts_of
from extract.records.policies import policy_records
from schemas import Document, Policy, PolicyMeasure

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "corpus" / "samples"


def shared() -> Path:
    named = os.environ.get("GOUJI_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("没有共享文件；请用环境变量 GOUJI_SHARED 指明其文件夹")
    return folder


@cache
def loaded(path: Path) -> tuple[Document, list[Policy]]:
    document = read(path, ocr="never")
    describe(document, Options(), take_inventory(document))
    return document, policy_records(document)


def plain(text: object) -> str:
    """Without white space and marks."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", str(text or "")))


def found_for(entry: dict[str, Any], rows: list[PolicyMeasure]) -> PolicyMeasure | None:
    wanted = plain(entry["quote"])[:16]
    return next((row for row in rows if plain(row.text).startswith(wanted)), None)


def agreement(gold: dict[str, Any], policies: list[Policy]) -> tuple[float, float]:
    """(share of expected measures found, share of their numbers, bodies, sums, ratios and targets found)."""
    rows = [row for policy in policies for row in policy.measures]
    entries = [e for e in gold["measures"] if e["level"] != "section"]
    found = [(entry, row) for entry in entries if (row := found_for(entry, rows)) is not None]
    asked = right = 0
    for entry, row in found:
        told = {plain(name) for name in row.responsible} | {plain((row.number or "").split("/")[-1])}
        told |= {(a.kind, a.low, a.high) for a in row.amounts}  # type: ignore[arg-type]
        told |= {(a.kind, a.low if a.low is not None else a.high) for a in row.amounts}  # type: ignore[arg-type]
        wanted: list[Any] = [plain(entry["number"].split("/")[-1]), *map(plain, entry["responsible"])]
        wanted += [("amount", a["low"], a["high"]) for a in entry["amounts"] if a["role"] == "support"]
        wanted += [("ratio", r["value_percent"]) for r in entry["ratios"]]
        wanted += [("target", t["value"]) for t in entry["targets"]]
        asked += len(wanted)
        right += sum(item in told for item in wanted)
    return len(found) / len(entries), right / asked


def check_rows(document: Document, policies: list[Policy]) -> None:
    for policy in policies:
        amounts = [a for row in policy.measures for a in row.amounts]
        for item in (policy, *policy.measures, *amounts):
            assert item.evidence is not None
            quote = "".join(document.page_list[p - 1].text[a:b] for p, a, b in parts_of(item.evidence))
            assert quote == item.evidence.quote


def test_the_sample_policy() -> None:
    gold = yaml.safe_load((SAMPLES / "policy-huzhou-storage-2024.yaml").read_text(encoding="utf-8"))
    document, policies = loaded(SAMPLES / gold["document"]["file"])
    notice, measures = policies
    expected = gold["document"]
    assert plain(notice.title) == plain(expected["title"])
    assert measures.title == expected["attached_title"]
    assert measures.notice is notice
    assert notice.document_number == expected["document_number"]
    assert notice.issuers == measures.issuers == expected["issuers"]
    assert notice.addressees == "，".join(expected["recipients"])
    assert (notice.issued_on, notice.printed_on) == (expected["issued_on"], expected["printed_on"])
    assert (measures.effective_on, measures.expires_on) == (expected["effective_on"], expected["expires_on"])
    assert measures.repeals == expected["repeals"]
    assert (measures.region, measures.level) == (expected["region"], expected["level"])
    assert document.inferred is None
    assert agreement(gold, policies) == (1.0, 1.0)
    wanted = [e["number"] for e in gold["measures"] if e["level"] != "section"]
    assert [row.number for row in measures.measures] == wanted


def test_nothing_of_the_sample_is_lost() -> None:
    document, policies = loaded(SAMPLES / "policy-huzhou-storage-2024.pdf")
    share, twice = coverage(document)
    assert share >= 0.99
    assert twice == 0.0
    check_rows(document, policies)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["po01", "tx03", "tx08"])
def test_shared_notices(name: str) -> None:
    gold = yaml.safe_load((shared() / "gold" / f"{name}.yaml").read_text(encoding="utf-8"))
    path = next((shared() / "documents").rglob(gold["document"]["file"]))
    document, policies = loaded(path)
    measures, facts = agreement(gold, policies)
    assert measures == 1.0
    assert facts >= 0.95
    assert coverage(document)[0] >= 0.99
    check_rows(document, policies)
    for key in ("document_number", "issued_on", "effective_on", "expires_on"):
        assert getattr(policies[0], key) == gold["document"][key]


@pytest.mark.shared
def test_shared_forms() -> None:
    path = shared() / "documents" / "po06-beijing-industry-policy-guide.pdf"
    document, policies = loaded(path)
    forms = [p for p in policies if p.measures]
    # The guide's foreword says that it has 145 cards; each names its body, content and contact.
    assert len(forms) == 145
    assert all(p.title and p.issuers and p.issued_on for p in forms)
    assert sum(p.contact is not None for p in forms) >= 130
    check_rows(document, policies)
