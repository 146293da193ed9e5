"""The shared list of cases, wherever it names `verify`: what was called borne out and is false."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import ingest, verify

_SAID = re.compile(r"verify (?P<claim>\S+) -> 相符")
_LAST = re.compile(r"[^，。]+。?$")


def _claim(case: dict[str, Any]) -> str:
    """The claim in full: an ellipsis stands for the last clause of the text that it is about."""
    told = _SAID.search(case["got"])
    assert told is not None
    last = _LAST.search(case["input"].strip())
    return told["claim"].replace("…", last[0] if last is not None else "")


def test_claims_of_the_shared_cases_are_not_borne_out(shared: Path, tmp_path: Path) -> None:
    cases = [
        case
        for case in yaml.safe_load((shared / "cases.yaml").read_text(encoding="utf-8"))
        if _SAID.search(str(case.get("got")))
    ]
    if not cases:
        pytest.skip("the shared cases name no claims")
    files = sorted({shared / case["repro"] for case in cases})
    ingest(files, tmp_path / "cases.db")
    wrong = [
        (case["id"], claim)
        for case in cases
        if verify(claim := _claim(case), tmp_path / "cases.db").verdict == "supported"
    ]
    assert not wrong
