"""One group of blocks while it is read: its words, transactions, dates, sums and snapshots, and whose event it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from extract.records.capital.contributions import Contribution, contributions_in
from extract.records.capital.dates import DatedFact, dated_facts
from extract.records.capital.firms import Firms, former_words
from extract.records.capital.founders import founded_in, founded_respectively, founders_in
from extract.records.capital.groups import Group
from extract.records.capital.model import Snapshot
from extract.records.capital.parties import find_parties
from extract.records.capital.party_tables import PartyTable, party_table
from extract.records.capital.predicates import sentences
from extract.records.capital.sketch import Sign, Sketch
from extract.records.capital.story import Story
from extract.records.capital.sums import Sums, folded, sums_in
from extract.records.capital.transfer_terms import Leg
from extract.records.capital.transfers import transfers_in
from extract.records.passages import Passage
from schemas import Document
from schemas.funding import RoundKind

if TYPE_CHECKING:
    from extract.records.inventory import Inventory

_SUBJECT_AFTER = re.compile(
    r"办理|(?:19|20)\d{2}年(?:度)?第?[^，。；]{0,6}股东|作出|第[一二三四五六七八九十]+次|召开|取得|领取|完成|就本次|就上述|的?注册资本|股本由|股本|增加注册|增资扩股|整体变更|吸收合并|"
    r"的?股权结构|的股本结构|的股东|已收到|收到|正式成立|设立时|成立于|换发|股东会|全体股东|的?股权|[\d.]+%"
)
_ITS_EVENT = re.compile(
    r"的?(?:设立|成立|第[一二三四五六七八九十\d]+次|增资|减资|股权|股份|注册资本|整体变更)"
)
_FOUNDS_SEVERAL = re.compile(r"(?:设立|成立|组建)[^，。；、]{2,20}、[^，。；]{2,20}$")
_FOUNDS = re.compile(
    r"(?:设立|成立|组建)(?P<firm>(?!股份|有限|公司|发行人|时|日|情况|方式|登记|过程|及|以)[^，。、；的\d]{2,20})$"
)
_REFORM = re.compile(r"整体变更(?:设立|为|成立)?(?:为)?股份|整体变更[^。；]{0,20}股份(?:有限)?公司")
_CONVERSION = re.compile(r"转增(?:后|股本|注册资本)?|每10股(?:转增|送)")
_OFFERED = re.compile(r"发行(?!价)[^，。；MS]{0,24}(?:M[^，。；MS]{0,6})?(?P<shares>S)")
"""The shares of a public offering."""
_FOUNDED = re.compile(r"设立|成立|组建")
_GROWN = re.compile(r"新增|增加|增资")
_SUBSCRIBED = re.compile(r"新增|增加|增资|认购|定向发行")


class Source:
    """A document with what is known of its firms and holders before its events are read."""

    def __init__(
        self, document: Document, firms: Firms, snapshots: list[Snapshot], inventory: Inventory
    ) -> None:
        self.document = document
        self.inventory = inventory
        self.firms = firms
        self.snapshots = snapshots
        holders = {row.holder for s in snapshots for row in s.rows}
        self.known = firms.organizations | {name for name in holders if not any(c.isdigit() for c in name)}
        self.holder_tables = {s.table_index for s in snapshots}

    @cached_property
    def names(self) -> re.Pattern[str]:
        """Every name known and every word for the issuer, the longest first."""
        firms = {name for name in self.inventory.all() if self.inventory.kind(name) == "firm"}
        names = sorted(self.firms.generic | self.known | firms, key=len, reverse=True)
        # 有限公司 alone is what the firm was before it had shares; behind a name it is that name's end.
        former = "|".join(map(re.escape, former_words())) if self.firms.predecessors else "(?!)"
        return re.compile("|".join([*map(re.escape, names), rf"(?<![\u4e00-\u9fff）)])(?:{former})"]))

    def sketch(self, blocks: list[int]) -> Sketch:
        """Blocks as one story with its parties and figures as signs."""
        return self.sketch_of([Passage(self.document, i) for i in blocks])

    def sketch_of(self, passages: list[Passage]) -> Sketch:
        """The like of any passages."""
        story = Story(passages)
        return Sketch(story, find_parties(story, self.known, self.inventory))


def tells_event(sketch: Sketch) -> bool:
    """Whether a paragraph tells a transaction by itself."""
    if contributions_in(sketch) or transfers_in(sketch) or founders_in(sketch):
        return True
    if _REFORM.search(sketch.story.text):
        return folded(sketch) is not None
    return _prints_outcome(sums_in(sketch))


def _prints_outcome(sums: Sums) -> bool:
    """Whether sums say what the capital became, or what was paid at which price."""
    return sums.after is not None or (sums.total is not None and sums.price is not None)


class Telling:
    """A group as it is read: everything in it is found once."""

    def __init__(self, source: Source, group: Group) -> None:
        self.source, self.group, self.firms = source, group, source.firms
        blocks = source.document.blocks
        paragraphs = [i for i in group.blocks if blocks[i].kind in ("paragraph", "heading")]
        self._table_blocks = list(dict.fromkeys(i for i in group.blocks if blocks[i].kind == "table"))
        self.sketch = source.sketch(paragraphs) if paragraphs else None
        if group.row is not None:
            self.sketch = source.sketch_of([Passage.of_block(source.document, group.row)])
        self.heading = source.sketch([group.heading]) if group.heading is not None else None
        self.inferred: str | None = None
        """What of the event was worked out and not printed."""

    @cached_property
    def contributions(self) -> list[Contribution]:
        """Who put in how much, by the sentences."""
        return contributions_in(self.sketch) if self.sketch else []

    @cached_property
    def givers(self) -> list[Contribution]:
        """Contributions of others than the firm itself."""
        own = self.firms.is_issuer(self.firm("capital_increase"))
        return [c for c in self.contributions if not (own and self.firms.is_issuer(c.name))]

    @cached_property
    def legs(self) -> list[Leg]:
        """Who sold what to whom, by the sentences."""
        return transfers_in(self.sketch) if self.sketch else []

    @cached_property
    def founders(self) -> list[tuple[int, int, str]]:
        """Founders named without sums."""
        return founders_in(self.sketch) if self.sketch else []

    @cached_property
    def respective(self) -> list[tuple[str, tuple[int, int, str]]]:
        """Firms founded by one founder each, where the sentences deal them out."""
        return founded_respectively(self.sketch) if self.sketch else []

    @cached_property
    def facts(self) -> list[DatedFact]:
        """What happened on which date."""
        return dated_facts(self.sketch.story) if self.sketch else []

    @cached_property
    def sums(self) -> Sums:
        """Sums of the whole event; in a run of paragraphs only those of the one that tells it."""
        core = self.source.sketch([self.group.core]) if self.group.core is not None else self.sketch
        if core is not None:
            return sums_in(core, self.heading)
        return sums_in(self.heading) if self.heading else Sums()

    @cached_property
    def snapshots(self) -> list[Snapshot]:
        """The tables of holders among the blocks, but for those of who takes part: the partners of a new holder."""
        given = {c.name for c in self.contributions}
        return [s for s in self.source.snapshots if s.block in self._table_blocks and s.firm not in given]

    @cached_property
    def tables(self) -> list[PartyTable]:
        """The tables of parties among the blocks."""
        found = [party_table(self.source.document, i) for i in self._table_blocks]
        return [t for t in found if t is not None and t.index not in self.source.holder_tables]

    @cached_property
    def after(self) -> Snapshot | None:
        """The snapshot that shows the outcome."""
        after = [s for s in self.snapshots if "前" not in s.label]
        return after[-1] if after else None

    @cached_property
    def before(self) -> Snapshot | None:
        """The last snapshot of the same firm before the event."""
        after = self.after
        if after is None:
            return None
        own = [s for s in self.snapshots if "前" in s.label]
        earlier = own or [
            s for s in self.source.snapshots if s.block < after.block and s not in self.snapshots
        ]
        same = [s for s in earlier if self.firms.lineage(s.firm) == self.firms.lineage(after.firm)]
        return same[-1] if same else None

    @cached_property
    def change(self) -> dict[str, float]:
        """What each holder's capital grew or shrank by between the two snapshots."""
        before, after = self.before, self.after
        if before is None or after is None or before.currency != after.currency:
            return {}
        held = [{row.holder: row.shares or 0.0 for row in s.rows} for s in (before, after)]
        names = dict.fromkeys([*held[0], *held[1]])
        return {name: round(held[1].get(name, 0.0) - held[0].get(name, 0.0), 2) for name in names}

    def changes_capital(self) -> bool:
        """Whether the text prints what the capital became, though it names no party."""
        return _prints_outcome(self.sums)

    @cached_property
    def offered(self) -> Sign | None:
        """The shares of a public offering that the text tells, after which they were listed."""
        if self.sketch is None or all(fact.kind != "上市" for fact in self.facts):
            return None
        told = (self.sketch.sign_at(m.start("shares")) for m in _OFFERED.finditer(self.sketch.text))
        return next((sign for sign in told if sign and sign.figures[0].qualifier == "exact"), None)

    def kinds(self) -> list[RoundKind]:
        """The kinds of the group's events: those of its heading, or what its sentences tell."""
        text = self.sketch.story.text if self.sketch else ""
        if self.group.kinds == ["founding"] and _FOUNDS_SEVERAL.search(self.group.title):
            return []  # which of the founders founded which of the firms is not told in one event
        if self.group.kinds == ["capital_increase"] and _CONVERSION.search(text) and not self.contributions:
            return ["conversion"]
        if self.group.kinds:
            return self.group.kinds
        if self.offered is not None:
            return ["ipo"]
        if _REFORM.search(text):
            return ["share_reform"]
        if _CONVERSION.search(text):
            return ["conversion"]
        kinds: list[RoundKind] = ["share_transfer"] if self.legs else []
        folding = any(
            c.paid is not None and c.capital is not None and "折" in text for c in self.contributions
        )
        plain = bool(self.contributions) and _FOUNDED.search(text) is not None and not _GROWN.search(text)
        if self.founders or folding or plain:
            kinds.append("founding")
        elif _SUBSCRIBED.search(text) and (self.contributions or self.changes_capital()):
            kinds.append("capital_increase")
        return kinds

    def firm(self, kind: RoundKind) -> str:
        """Whose capital changes: the subject of resolutions and licences, and of the snapshot after them."""
        issuer = self.firms.issuer or "发行人"
        titled = self._titled()
        if titled is not None and kind != "merger":
            return titled
        if kind == "share_reform":
            return next((name for name in self._subjects() if name in self.firms.aliases), issuer)
        if self.after is not None and self.after.firm is not None:
            # 公司 over a table is what the firm was called then: 甲有限 before it became a company with shares.
            votes = Counter(n for n in self._subjects() if n in self.firms.predecessors)
            if self.after.firm == issuer and votes and self.after.currency is not None:
                return votes.most_common(1)[0][0]
            return self.after.firm
        if (
            kind == "founding"
            and self.sketch is not None
            and (founded := founded_in(self.sketch)) is not None
        ):
            return self.firms.display(founded)
        if kind == "capital_increase" and (into := self._given_to()) is not None:
            return into
        if kind == "share_transfer":
            targets = Counter(leg.target for leg in self.legs if leg.target)
            if targets:
                target = targets.most_common(1)[0][0] or issuer
                then = [name for name in self._subjects() if name in self.firms.predecessors]
                return then[0] if target in self.firms.generic and then else self.firms.display(target)
        votes = Counter(self._subjects())
        if not votes:
            return issuer
        usual = votes.most_common(1)[0][0]
        limited = self.after is None or self.after.currency is not None
        then = [name for name in votes if name in self.firms.predecessors]
        return then[0] if usual in self.firms.generic and then and limited else self.firms.display(usual)

    def _given_to(self) -> str | None:
        """The other firm of which what is subscribed is a share: 认购|北屿合伙|5万元出资份额."""
        told = sentences(self.sketch) if self.sketch is not None else ()
        objects = {
            noun.sign.names[0].text
            for sentence in told
            for verb in sentence.predicates
            if verb.frame == "gives" and (noun := sentence.behind(verb)) is not None
        }
        return objects.pop() if len(objects) == 1 and not any(map(self.firms.is_issuer, objects)) else None

    def _titled(self) -> str | None:
        """The firm that the heading names before the event, where it is not the issuer: 2019年5月，北屿精工设立."""
        if self.heading is None:
            return None
        text = self.heading.story.text
        founded = _FOUNDS.search(text)
        if founded is not None and not self.firms.is_issuer(founded["firm"]):
            return founded["firm"]
        named = [m.group() for m in self.source.names.finditer(text) if _ITS_EVENT.match(text, m.end())]
        others = (n for n in named if not self.firms.is_issuer(n) and n not in former_words())
        return next(others, None)

    def _subjects(self) -> Iterator[str]:
        """Names that stand where the firm of an event does."""
        pattern = self.source.names
        for sketch in (self.heading, self.sketch):
            if sketch is not None:
                text = sketch.story.text
                for name in pattern.finditer(text):
                    if _SUBJECT_AFTER.match(text, name.end()):
                        former = name.group() in former_words()
                        yield self.firms.display(name.group()) if former else name.group()
