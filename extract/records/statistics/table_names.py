"""What a figure of a table is of, and which aspect of it: by labels, heads, and what the table is about."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.periods import find_periods
from extract.language.quantities import CellNumber, parse_unit
from extract.language.regions import find_regions
from extract.records.statistics.words import unit_metrics
from extract.records.tables import Field, Frame, Tables
from extract.records.tables.celltypes import cell_type, name_type
from extract.records.tables.groups import unnumbered
from extract.records.tables.heads import ends_in_metric

_PART = re.compile(r"^(?:其\s*中|加|减)\s*[：:]\s*")
_UNIT = re.compile(r"\s*[（(\[【]([^（()）\[\]【】]{1,16})[）)\]】]$")
_TAIL = re.compile(
    r"(?:的|基本|主要|具体|对比|比较)*(?:情况|明细|统计|汇总|变动|分析|对比|比较|一览)*(?:如下|见下)?表?[：:。]?$"
)
_HEAD = re.compile(r"^(?:截至|截止|报告期内?|(?:本?公司|发行人)(?![与及和])|各期末?|末|近年来?|[\s，,：:])+")
_CLAUSE = re.compile(r"[，。；：:\n]")
_LONGEST_LABEL = 24


class TableNaming:
    """Names the figures of one table."""

    def __init__(self, tables: Tables, index: int) -> None:
        self.tables = tables
        document = tables.document
        self.topic = topic_of(document.tables[index].caption or "")
        """What the caption says the table is about."""
        lead = next(iter(tables.surroundings.leads(index)), "")
        led = topic_of(_CLAUSE.split(lead.rstrip("：:。 \n"))[-1])
        self.metric = next((t for t in (self.topic, led) if _names_aspect(t)), "")
        """The aspect that caption or lead name where the heads name none."""
        regions = {region.name for region in find_regions(self.topic)}
        self.place = regions.pop() if len(regions) == 1 and name_type(self.topic) is None else None
        self.above = ""

    def named(self, frame: Frame, field: Field, label: str, number: CellNumber) -> tuple[str, str, list[str]]:
        """(subject, metric, what of them was inferred).

        Where the heads tell periods only, the label is the aspect, and who reports is what it is of. Where they are
        names (each column a firm, a place), the label is the aspect as well.
        """
        bare = plain_label(label)
        if bare in vocabularies.load("table_words")["of_row_above"] and self.above and not field.name:
            return self.above, bare, ["subject"]
        self.above = bare
        if field.name and bare:
            return (
                (field.name, bare, [])
                if _is_thing(field.name) and not _is_thing(bare)
                else (bare, field.name, [])
            )
        if field.name:
            upper = field.name.rpartition("/")[0]
            whole = plain_label(frame.title) or self.topic or upper or self._reporter() or field.name
            return whole, field.name, ["subject"]
        if ends_in_metric(bare.rsplit("/", 1)[-1]):
            return plain_label(frame.title) or self._reporter() or bare, bare, ["subject"]
        if self.metric:
            return bare, self.metric, ["metric"]
        if number.unit == "%" and not _is_thing(bare):
            return self._reporter() or bare, bare, ["subject"]
        told = unit_metrics().get(number.unit or "") or ("数量" if number.unit else "数值")
        return bare, "金额" if number.currency else told, ["metric"]

    def region(self, label: str) -> tuple[str | None, bool]:
        """(the place that a label names, or the caption for all rows; whether it is the caption's)."""
        regions = find_regions(label)
        if regions and not any(name_type(part) for part in label.split(" ")):
            return regions[0].name, False
        return (self.place, True) if self.place is not None and not regions else (None, False)

    def _reporter(self) -> str:
        """Who reports on itself in the document: whose figures those are that name nobody."""
        document = self.tables.document
        reports = document.kind != "white_paper" and self.tables.reporting.year is not None
        return (document.issuer or "") if document.kind == "prospectus" or reports else ""


def _names_aspect(topic: str) -> bool:
    """Whether a topic is an aspect of the rows; 现金流量 names a statement."""
    return ends_in_metric(topic, least=2) or topic.endswith(("率", "额", "价"))


@vocabularies.derived
def _is_thing(text: str) -> bool:
    """Whether words name a firm or a place, and no aspect of one."""
    if len(text) > _LONGEST_LABEL or text.isascii() or ends_in_metric(text):
        return False
    return cell_type(text) == "place" or name_type(text) == "name"


def topic_of(words: str) -> str:
    """Words without periods and without what says only that a table follows: 2022年各省市场规模情况表 is of 各省市场规模."""
    for period in reversed(find_periods(words)):
        words = words[: period.start] + words[period.end :]
    return _TAIL.sub("", _HEAD.sub("", words).strip(" ，,：:-—")).strip(" ，,：:-—的")


def plain_label(label: str) -> str:
    """A label without numbering, unit and 其中."""
    plain = _PART.sub("", unnumbered(_PART.sub("", label.strip())))
    match = _UNIT.search(plain)
    if match is not None and parse_unit(f"（{match[1]}）") is not None:
        plain = plain[: match.start()]
    return plain.strip(" ：:—-－") or label.strip()
