"""Short names and what they stand for: the list of definitions, and （以下简称“…”） in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.language import vocabularies
from extract.language.names.finder import find_certain
from extract.records.capital.model import Definition, DefinitionKind
from extract.records.capital.story import plain, squeezed
from extract.records.capital.titles import without_titles
from extract.records.grid import Grid, spanning
from extract.records.passages import Passage
from schemas import Document, Evidence

_MEANS = "指"
_SHARE = 0.5
_SPLIT = re.compile(r"[、，,/；;]|(?<=[\u4e00-\u9fff])(?:或者?|以及)(?=[\u4e00-\u9fff])")
_AND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:和|及)(?=[\u4e00-\u9fff]{2})")
_QUOTES = "“”\"'‘’「」 "
_REST = re.compile(r"[，；。]|[,;]\s*(?=[\u4e00-\u9fff])|及其(?:前身|子公司|附属|下属|控股)")
_FORMER = re.compile(
    r"(?:曾用名|原名|前身|现已?更名为|现名|更名前|后更名为|原)(?:称|名称|为|系|是)*[“”]?(?P<name>[^，。；、“”（()）]+(?:[（(][^（()）]*[）)][^，。；、“”（()）]*)*)"
)
_ALSO = re.compile(r"[，,]\s*(?:即|又名|中文名称?为?)(?P<name>[^，。；]+)")
_SAYS_SHORT = re.compile(
    r"(?:以下|下)?(?:简称|称|称为|简称为)[：:]?\s*(?:为)?[“\"'‘](?P<short>[^”\"'’“]{1,20})[”\"'’]"
    r"|(?:以下简称|下称|以下称|简称)(?P<bare>[\u4e00-\u9fffA-Za-z0-9]{2,12})(?=[）)，,]|$)"
)
_BRACKET = re.compile(r"[（(](?P<inside>(?:[^（()）]|[（(][^（()）]*[）)])*)[）)]")
_RENAMED = re.compile(r"(?:现|已|现已|后)(?:更名|变更)为(?P<name>[^，；、。]+)")
_TERM_LINE = re.compile(r"^(?P<short>\S.{0,60}?)\s+指(?:\s+(?P<full>\S.*))?$", re.S)
_RUN = re.compile(
    r"(?:.*(?:[，。；、：“”《》\s]|由|并|联合|与|和|及|为|系|向|对)|^)(?P<name>[\u4e00-\u9fff]{2,}(?:[（(][\u4e00-\u9fff]{1,8}[）)])?[\u4e00-\u9fff]*)$"
)
_PREDECESSOR = re.compile(r"(?:发行人|公司|股份).{0,4}的?前身|前身(?:为|是)?发行人")
_TWO_FIRMS = re.compile(r"有限(?:责任)?公司(?=[\u4e00-\u9fff]{4,}(?<!分)公司$)")
"""Two full names in one cell whose line end was lost: which of them is meant is not said."""
_TOGETHER = re.compile(r"合称|统称|并称|以上")


def definitions_in(document: Document) -> list[Definition]:
    """All definitions of organizations, those of the list first, no short name with the same meaning twice."""
    found: list[Definition] = []
    known: set[tuple[str, str]] = set()
    listed = [*_in_tables(document), *_in_lists(document)]
    generic = frozenset(vocabularies.load("capital_words")["short_name_kinds"]["issuer"])
    issuer = next((d.full_name for d in listed if d.kind == "issuer"), document.issuer)
    for definition in (*listed, *_in_prose(document)):
        new = tuple(short for short in definition.short_names if (short, definition.full_name) not in known)
        if definition.full_name != issuer and definition.kind == "issuer":
            # 本公司 in a letter of a shareholder is the shareholder
            new = tuple(short for short in new if short not in generic)
        if new:
            known |= {(short, definition.full_name) for short in new}
            found.append(replace(definition, short_names=new))
    return found


def _in_tables(document: Document) -> Iterator[Definition]:
    for index, table in enumerate(document.tables):
        if 2 <= table.n_columns <= 5 and table.n_rows >= 3:
            grid = Grid(document, index)
            if _is_list(grid):
                yield from _rows(grid)


def _is_list(grid: Grid) -> bool:
    """A table whose rows say 甲 指 乙."""
    rows = range(grid.table.n_rows)
    marks = sum(1 for row in rows if any(_says_means(cell.text) for cell in grid.row_cells(row)[1:]))
    return marks >= max(2, _SHARE * grid.table.n_rows)


def _says_means(text: str) -> bool:
    return text.strip().startswith(_MEANS)


def _rows(grid: Grid) -> Iterator[Definition]:
    for row in range(grid.table.n_rows):
        cells = grid.row_cells(row)
        if len(cells) > 1:
            left = re.sub(
                r"\s指\s*", "", cells[0].text
            )  # its column's mark, printed into a name of two lines
            evidence = grid.document.cite(spanning([part for cell in cells for part in cell.parts]))
            yield from _defined(plain(left), plain(cells[-1].text).lstrip(_MEANS).strip(), evidence)


def _in_lists(document: Document) -> Iterator[Definition]:
    """Definitions on lines of their own, as text files print the list."""
    blocks = [Passage(document, i) for i, block in enumerate(document.blocks) if block.kind == "paragraph"]
    terms = [(n, match) for n, passage in enumerate(blocks) if (match := _TERM_LINE.match(passage.text))]
    if len(terms) < 3:
        return
    for place, (n, match) in enumerate(terms):
        following = terms[place + 1][0] if place + 1 < len(terms) else n + 1
        passage = blocks[n]
        short, full = match["short"], match["full"] or ""
        for later in range(n + 1, min(following, n + 5)):
            text = blocks[later].text
            if blocks[later].index - passage.index != later - n or (text.count("、") and not full):
                break
            full += text
            if full and text.endswith(("。", "司", "东")):
                break
        before = blocks[n - 1] if n else None
        begun = (
            before is not None
            and "、" in before.text
            and len(before.text) <= 24
            and _MEANS not in before.text
        )
        if before is not None and begun and before.index == passage.index - 1:
            short = before.text + short
        yield from _defined(plain(short), plain(full), passage.evidence(0, len(passage.text)))


def _defined(left: str, right: str, evidence: Evidence) -> Iterator[Definition]:
    """The definitions that one entry gives: the name, and names it had or has besides."""
    words = vocabularies.load("capital_words")
    shorts = tuple(s for s in _short_names(left) if s not in words["not_short_names"] and _MEANS not in s)
    full, rest = _parted(right)
    if (
        not shorts
        or not is_organization(full)
        or _TWO_FIRMS.search(full)
        or sum(map(is_organization, (p for x in _SPLIT.split(full) for p in _AND.split(x)))) > 1
    ):
        return
    kind = _kind(shorts, rest)
    yield Definition(shorts, full, kind, evidence)
    for match in (*_FORMER.finditer(rest), *_ALSO.finditer(rest)):
        other = match["name"].strip(_QUOTES)
        if other != full and is_organization(other):
            yield Definition(shorts, other, "former_name", evidence)


def _parted(right: str) -> tuple[str, str]:
    """A meaning's full name and what is said after it."""
    depth = 0
    for place, character in enumerate(right):
        depth += (character in "（(") - (character in "）)")
        if not depth and _REST.match(right, place):
            return right[:place].strip(_QUOTES), right[place:]
        if depth and character in "（(" and _FORMER.match(right, place + 1):
            return right[:place].strip(_QUOTES), right[place:]
    return right.strip(_QUOTES), ""


def _short_names(left: str) -> list[str]:
    bare = _BRACKET.sub("", left) if "有限合伙" not in left else left
    pieces = _SPLIT.split(bare)
    if len(pieces) > 1:  # 和澜投资 alone is one name
        pieces = [part for piece in pieces for part in _AND.split(piece)]
    return [name.strip(_QUOTES) for name in pieces if name.strip(_QUOTES)]


def is_organization(name: str) -> bool:
    """Whether a text has the form of an organization's full name."""
    pattern = _full_name()
    return 3 < len(name) <= 80 and not re.search(r"[。；：]", name) and pattern.search(name) is not None


@vocabularies.derived
def _full_name() -> re.Pattern[str]:
    words = vocabularies.load("capital_words")
    chinese = "|".join(map(re.escape, words["full_name_endings"]))
    latin = "|".join(map(re.escape, words["latin_endings"]))
    return re.compile(rf"(?:(?:{chinese})(?:[（(][^（()）]*[）)])?|(?<![A-Za-z])(?:{latin}))\s*$")


def _kind(shorts: tuple[str, ...], rest: str) -> DefinitionKind | None:
    words = vocabularies.load("capital_words")
    for kind, names in words["short_name_kinds"].items():
        if any(short in names for short in shorts):
            found: DefinitionKind = kind
            return found
    if _PREDECESSOR.search(rest):
        return "predecessor"
    signs: dict[DefinitionKind, list[str]] = words["definition_kinds"]
    return next((kind for kind, said in signs.items() if any(sign in rest for sign in said)), None)


def _in_prose(document: Document) -> Iterator[Definition]:
    for index, block in enumerate(document.blocks):
        if block.kind not in ("paragraph", "heading", "footnote") or "称" not in block.text:
            continue
        text, places = squeezed(block.text)
        for match in _BRACKET.finditer(text):
            said = _SAYS_SHORT.search(match["inside"])
            if said is None or _TOGETHER.search(match["inside"]):
                continue
            full = _name_ending_at(text, match.start())
            short = said["short"] or said["bare"]
            if full is None or short is None or not is_organization(full[0]) or short == full[0]:
                continue
            passage = Passage(document, index)
            evidence = passage.evidence(places[full[1]], places[match.end() - 1] + 1)
            shorts = tuple(_short_names(short))
            yield Definition(shorts, full[0], _kind(shorts, match["inside"]), evidence)
            renamed = _RENAMED.search(match["inside"])
            if renamed and is_organization(renamed["name"]):
                yield Definition(shorts, renamed["name"], "former_name", evidence)


def _name_ending_at(text: str, end: int) -> tuple[str, int] | None:
    """The full name that ends at a place, with its beginning."""
    start = max(0, end - 60)
    window = text[start:end]
    for span in reversed(find_certain(window)):
        if span.end == len(window):
            name = without_titles(span.text)
            return name, end - len(name)
    run = _RUN.search(window)
    return (run["name"], start + run.start("name")) if run else None
