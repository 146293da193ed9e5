"""One wrong figure at a time: how many of them the checks of tables notice, and how often they cry wolf.

    python benchmarks/perturbation.py [--changes 1000] [--seed 1] [--show 20] [PDF ...]

Takes annual-report-gwfc-2022.pdf and pr01-moutai-ipo-prospectus-2001.pdf of the folder `documents` in the folder
that GOUJI_SHARED names, else in `shared` beside the repository; or the PDFs that are given. Cells that take part
in some relation of the unchanged document are changed one at a time: a digit, the sign, or the unit (the number as
it would stand in thousands, ten thousands or hundred millions, or the other way). A change is noticed when a check
that the cell takes part in turns inconsistent.

Also counted are changes that no relation can show in principle, because rounding hides them: the last figure of a
sum in 万元, the cents of a sum of which only a percentage is printed. They stay in the denominator.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from shared import shared_folder

from extract.checking.reconcile.tables.checks import TableSums, check_table, check_tables, exactness_together
from extract.checking.reconcile.tables.entries import Entry, entries_of
from extract.checking.reconcile.tables.restated import restated
from extract.checking.reconcile.tables.sheet import Sheet
from extract.checking.reconcile.text.prose import paragraphs_of
from extract.checking.reconcile.text.restated import told_again
from extract.reading.reader import read
from extract.records.grid import Grid
from schemas import Check, Document, TableCell

_DEFAULT = ("annual-report-gwfc-2022.pdf", "pr01-moutai-ipo-prospectus-2001.pdf")
_NUMBER = re.compile(r"[-−－]?[\d,]+(?:\.\d+)?")
_POWERS = (3, 4, 8, -3, -4, -8)
_POWERS_OF_PERCENT = (2, -2)


class Bench:
    """A document whose cells can be changed and put back."""

    def __init__(self, path: Path) -> None:
        self.document: Document = read(path, ocr="never")
        self.sheets = [Sheet(Grid(self.document, i)) for i in range(len(self.document.tables))]
        tables = [TableSums(sheet) for sheet in self.sheets]
        together = exactness_together(tables)
        self.exact = [together[table.decimals] for table in tables]
        self.entries: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries_of(self.sheets):
            self.entries[entry.table].append(entry)
        self.paragraphs = paragraphs_of(self.document)

    def checks(self) -> list[Check]:
        """Relations that cells take part in, with their verdicts."""
        entries = [entry for own in self.entries.values() for entry in own]
        return [*check_tables(self.sheets), *self._others(self.sheets, entries)]

    def _others(self, sheets: list[Sheet], entries: list[Entry]) -> list[Check]:
        """The relations of cells with other tables and with the text."""
        return [
            *restated(entries),
            *told_again(self.paragraphs, entries),
        ]

    def cells(self, checks: list[Check]) -> list[tuple[int, TableCell]]:
        """The cells with a number other than nought that take part in a relation, with the index of their table."""
        taking_part = {id(member.evidence) for check in checks for member in check.members}
        return [
            (index, cell)
            for index, table in enumerate(self.document.tables)
            for cell in table.cells
            if id(cell.evidence) in taking_part
            and re.search("[1-9]", cell.text)
            and _NUMBER.search(cell.text)
        ]

    def noticed(self, index: int, cell: TableCell, text: str) -> bool:
        """Whether a check of the cell is inconsistent once it reads `text`."""
        before = cell.text
        cell.text = text
        sheet = Sheet(Grid(self.document, index))
        entries = [e for i, own in self.entries.items() if i != index for e in own]
        entries += self._own(index, sheet)
        try:
            table = TableSums(sheet)
            table.tighten(self.exact[index])
            checks = [*check_table(table), *self._others([sheet], entries)]
            return any(
                check.verdict == "inconsistent" and any(m.evidence is cell.evidence for m in check.members)
                for check in checks
            )
        finally:
            cell.text = before

    def _own(self, index: int, sheet: Sheet) -> list[Entry]:
        """The entries of a changed table; the document's other tables still date it."""
        every = [*self.sheets[:index], sheet, *self.sheets[index + 1 :]]
        return [entry for entry in entries_of(every) if entry.table == index]


def changed(text: str, chance: random.Random) -> tuple[str, str]:
    """What was changed, and the text of the cell with it."""
    found = max(_NUMBER.finditer(text), key=lambda m: len(m[0]))
    number = found[0]
    kind = chance.choice(("digit", "sign", "unit"))
    if kind == "digit":
        places = [i for i, c in enumerate(number) if c.isdigit()]
        place = chance.choice(places)
        others = [d for d in "0123456789" if d != number[place] and not (place == places[0] and d == "0")]
        number = number[:place] + chance.choice(others) + number[place + 1 :]
    elif kind == "sign":
        number = number[1:] if number[0] in "-−－" else f"-{number}"
    else:
        power = chance.choice(_POWERS_OF_PERCENT if "%" in text else _POWERS)
        value = Decimal(number.replace(",", "").replace("−", "-").replace("－", "-")).scaleb(power)
        number = f"{value:,f}" if "," in text else f"{value:f}"
    return kind, text[: found.start()] + number + text[found.end() :]


def trials(bench: Bench, count: int, chance: random.Random) -> Iterator[tuple[int, TableCell, str, str]]:
    cells = bench.cells(bench.checks())
    while count:
        index, cell = chance.choice(cells)
        kind, text = changed(cell.text, chance)
        if text != cell.text:
            count -= 1
            yield index, cell, kind, text


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--changes", type=int, default=1000, help="in all, shared among the documents")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many changes to list that were not noticed")
    options = parser.parse_args()
    paths = options.pdf or [shared_folder() / "documents" / name for name in _DEFAULT]
    missing = [path for path in paths if not path.is_file()]
    if missing:
        print(f"{missing[0]} not found; set GOUJI_SHARED or name PDFs", file=sys.stderr)
        return 2
    made: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    unseen: list[str] = []
    for path in paths:
        bench = Bench(path)
        begin = time.perf_counter()
        checks = bench.checks()
        seconds = time.perf_counter() - begin
        alarms = [c for c in checks if c.verdict == "inconsistent"]
        verdicts = Counter(c.verdict for c in checks)
        print(f"{path.name}: {len(checks)} relations in {seconds:.2f} s, {dict(verdicts)}")
        print(f"  alarms on the unchanged document: {len(alarms)} on {bench.document.pages} pages")
        for check in alarms:
            print(
                f"    p. {check.evidence.page if check.evidence else '?'}  {check.formula}  {check.explanation}"
            )
        chance = random.Random(options.seed)
        own = Counter[str]()
        for index, cell, kind, text in trials(bench, options.changes // len(paths), chance):
            made[kind] += 1
            if bench.noticed(index, cell, text):
                seen[kind] += 1
                own["seen"] += 1
            else:
                own["unseen"] += 1
                unseen.append(f"{path.name[:6]} p. {cell.page} table {index}: {kind} {cell.text} -> {text}")
        print(f"  noticed {own['seen']} of {own.total()} changes ({own['seen'] / own.total():.1%})")
    for kind in sorted(made):
        print(f"{kind:6} {seen[kind]:5} of {made[kind]:5}  {seen[kind] / made[kind]:.1%}")
    print(f"all    {seen.total():5} of {made.total():5}  {seen.total() / made.total():.1%}")
    for line in unseen[: options.show]:
        print(f"  not noticed: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
