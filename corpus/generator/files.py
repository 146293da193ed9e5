"""Writes the samples, and their expected files as YAML that people can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from corpus.generator.expected import expected
from corpus.generator.places import Places
from corpus.generator.render import render
from corpus.generator.sample import Sample
from corpus.generator.text import Setting

SAMPLES = Path(__file__).parents[1] / "samples"
HEAD = """\
# What a reader should find in {name}.pdf. Made by `python -m corpus.generator` from the content that is
# printed, never by an extractor; do not edit by hand.
# pdf_page counts from 1. Money is in yuan (or `currency`), percentages as printed. low/high: the open side is
# null; about: both; several: from one to ten of the unit. shares: a count, or yuan of registered capital.
# tables: header levels are joined with "/", merged cells are repeated, a row that a page end cuts is one row.
# statistics: all figures of the running text; `salience: minor` ones (small counts, durations, figures given
# as funding rounds) are not asked for. checks: `inconsistent` marks what the document gets wrong on purpose.
# quotes: claims to verify; `evidence` is printed on pdf_page.
"""
# Signs in a list that may stand within a line.
SHORT = 120


class Flow(list[Any]):
    """A list that YAML writes on one line."""


class Dumper(yaml.SafeDumper):
    """Block style, but plain lists and plain records on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list, so that entries stand out."""
        return super().increase_indent(flow, False)


def _flow_list(dumper: yaml.SafeDumper, data: Flow) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


def _record(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.Node:
    """A record of plain values and short plain lists is written on one line."""
    nested = [v for v in data.values() if isinstance(v, list | dict)]
    short = all(isinstance(v, Flow) and sum(len(str(x)) for x in v) < SHORT for v in nested)
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=len(data) > 1 and short)


Dumper.add_representer(Flow, _flow_list)
Dumper.add_representer(dict, _record)


def _compact(value: Any) -> Any:
    """Lists of plain values become one line."""
    if isinstance(value, dict):
        return {k: _compact(v) for k, v in value.items()}
    if isinstance(value, list):
        if all(isinstance(v, str | int | float | None) for v in value):
            return Flow(value)
        if all(isinstance(v, list) and all(isinstance(x, int) for x in v) for v in value):
            return Flow([Flow(v) for v in value])
        return [_compact(v) for v in value]
    return value


def make(sample: Sample) -> tuple[bytes, dict[str, Any]]:
    """The PDF and the expected rows of a sample."""
    setting = Setting(spaced=sample.spaced)
    rendered = render(sample, setting)
    return rendered.pdf, expected(sample, setting, Places(rendered))


def write(sample: Sample, folder: Path = SAMPLES) -> list[Path]:
    """Write both files of a sample."""
    pdf, rows = make(sample)
    folder.mkdir(parents=True, exist_ok=True)
    paper, yaml_file = folder / f"{sample.name}.pdf", folder / f"{sample.name}.yaml"
    paper.write_bytes(pdf)
    body = yaml.dump(_compact(rows), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=160)
    yaml_file.write_text(HEAD.format(name=sample.name) + body, encoding="utf-8")
    return [paper, yaml_file]
