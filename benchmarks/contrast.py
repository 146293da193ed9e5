"""Verification on contrast claims: what a document prints, and the same with one thing changed.

    python -m benchmarks.contrast DB [--each 100] [--seed 1] [--show 3] [--kind KIND] [--document FILE]

Sentences, table cells and rows are drawn from the documents of any database. As they stand, and told otherwise in plain
ways, they are true; with one thing changed they are false. Prints, for each kind of change, how many the verifier calls
supported and contradicted; `--open` asks all documents and not the one that the sentence is from.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from benchmarks.contrast_changes import FALSE, TRUE
from benchmarks.contrast_pool import Cell, Pool, figures, gather
from extract.checking.verify import Verifier
from extract.store.database import open_for_reading
from extract.store.sources import StoredSources

_T = TypeVar("_T")
_TRUE_KINDS = ("printed", "printed, no figure", *TRUE, "cell", "cell, turned")
_SCALED = {"元": "万元", "万元": "亿元", "亿元": "万元", "千元": "万元"}


class Claim(NamedTuple):
    """A claim that is true or false by the way it was made."""

    kind: str
    text: str
    file: str
    source: str

    @property
    def is_true(self) -> bool:
        """Whether the document says so."""
        return self.kind in _TRUE_KINDS


@click.command()
@click.argument("db", type=click.Path(path_type=Path, exists=True))
@click.option("--each", default=100, show_default=True, help="Claims of each kind.")
@click.option("--seed", default=1, show_default=True)
@click.option("--show", default=0, show_default=True, help="How many wrong verdicts of each kind to print.")
@click.option("--kind", multiple=True, help="Only these kinds.")
@click.option("--document", multiple=True, help="Only sentences of these files.")
@click.option("--open", "is_open", is_flag=True, help="Ask all documents.")
def main(
    db: Path, each: int, seed: int, show: int, kind: tuple[str, ...], document: tuple[str, ...], is_open: bool
) -> None:
    """Verify what documents print, and the same with one thing changed."""
    outcome: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, list[str]] = defaultdict(list)
    with closing(open_for_reading(db)) as connection:
        pool = gather(connection)
        claims = [c for c in made(pool, each, seed, document) if not kind or c.kind in kind]
        against = Verifier(StoredSources(connection))
        begin = time.perf_counter()
        for claim in claims:
            found = against.verify(claim.text, None if is_open else claim.file)
            outcome[claim.kind][found.verdict] += 1
            if (found.verdict == "supported") != claim.is_true:
                wrong[claim.kind].append(
                    f"  {found.verdict}: {claim.text}\n    | {claim.source}（{claim.file}）\n    > {found.explanation}"
                )
        seconds = time.perf_counter() - begin
    _report(outcome, wrong, show)
    click.echo(f"{len(claims) / seconds:.0f} claims/s")


def _report(outcome: dict[str, Counter[str]], wrong: dict[str, list[str]], show: int) -> None:
    for name, kinds in (("true", _TRUE_KINDS), ("false", (*FALSE, *_CELL_FALSE))):
        total: Counter[str] = Counter()
        for each in kinds:
            counts = outcome.get(each, Counter())
            total += counts
            if counts:
                click.echo(_line(each, counts))
                for line in wrong[each][:show]:
                    click.echo(line)
        click.echo(_line(f"all {name}", total))
    told = sum((outcome.get(each, Counter()) for each in TRUE), Counter())
    click.echo(_line("paraphrases", told))


def _line(name: str, counts: Counter[str]) -> str:
    total = sum(counts.values())
    shares = "  ".join(
        f"{v} {counts[v] / max(1, total):6.1%}" for v in ("supported", "contradicted", "not_found")
    )
    return f"{name:20} {total:5}  {shares}"


def made(pool: Pool, each: int, seed: int, documents: tuple[str, ...] = ()) -> list[Claim]:
    """Claims of each kind, taken in turn from the documents so that long ones do not crowd out the others."""
    chance = random.Random(seed)
    by_file: dict[str, list[str]] = defaultdict(list)
    for file, sentence in pool.sentences:
        if not documents or file in documents:
            by_file[file].append(sentence)
    for sentences in by_file.values():
        chance.shuffle(sentences)
    found: dict[str, list[Claim]] = defaultdict(list)
    for file, sentence in _in_turn(by_file):
        as_printed = "printed" if figures(sentence) else "printed, no figure"
        _keep(found, Claim(as_printed, sentence, file, sentence), each)
        for kind, change in (*FALSE.items(), *TRUE.items()):
            if (
                len(found[kind]) < each
                and (text := change(file, sentence, pool, chance))
                and text != sentence
            ):
                _keep(found, Claim(kind, text, file, sentence), each)
    cells = [c for c in pool.cells.values() if not documents or c.file in documents]
    by_table: dict[str, list[Cell]] = defaultdict(list)
    for cell in chance.sample(cells, len(cells)):
        by_table[str(cell.table)].append(cell)
    for _, cell in _in_turn(by_table):
        for claim in _of_cell(cell, pool):
            _keep(found, claim, each)
    return [claim for kind in sorted(found) for claim in found[kind]]


def _in_turn(groups: dict[str, list[_T]]) -> Iterator[tuple[str, _T]]:
    """One of each group, then the next of each."""
    longest = max((len(group) for group in groups.values()), default=0)
    for place in range(longest):
        for name in sorted(groups):
            if place < len(groups[name]):
                yield name, groups[name][place]


def _keep(found: dict[str, list[Claim]], claim: Claim, each: int) -> None:
    if len(found[claim.kind]) < each:
        found[claim.kind].append(claim)


def _of_cell(cell: Cell, pool: Pool) -> Iterator[Claim]:
    """A cell put into words, and the same with what stands beside it."""
    if len(pool.said[cell.file, cell.label, cell.head]) > 1:
        return
    source = f"{cell.label} | {cell.head} | {cell.text} {cell.unit}"

    def said(kind: str, text: str, unit: str = cell.unit) -> Claim:
        return Claim(kind, f"{cell.label}的{cell.head}为{text}{unit}。", cell.file, source)

    yield said("cell", cell.text)
    yield Claim("cell, turned", f"{cell.head}：{cell.label}为{cell.text}{cell.unit}。", cell.file, source)
    for kind, steps in (("row's neighbour", ((0, 1), (0, -1))), ("column's neighbour", ((1, 0), (-1, 0)))):
        for down, right in steps:
            other = pool.cells.get((cell.table, cell.row + down, cell.column + right))
            if other is not None and other.text != cell.text and other.unit == cell.unit:
                yield said(kind, other.text)
                break
    if cell.unit in _SCALED and not any(c >= "\u4e00" for c in cell.text):
        yield said("table's unit", cell.text, _SCALED[cell.unit])
    for (file, label, head), texts in pool.said.items() if cell.row % 7 == 0 else ():
        if (
            file != cell.file
            and (label, head) == (cell.label, cell.head)
            and len(texts) == 1
            and cell.text not in texts
        ):
            yield said("another edition", next(iter(texts)))
            break


_CELL_FALSE = ("row's neighbour", "column's neighbour", "table's unit", "another edition")

if __name__ == "__main__":
    main()
