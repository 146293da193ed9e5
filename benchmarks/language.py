"""How fast the language layer reads running text, on one core.

    python benchmarks/language.py [FILE ...] [--rounds 5] [--profile]

FILE is a PDF or text file; without one, the samples in corpus/samples. Each finder is run over all paragraphs of all
files, several times; the best time counts, as the others were disturbed by something else. The spaCy pipeline is
run as ingest runs it: all finders, and a Doc of every paragraph with what they found, in batches.
"""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from extract.language.annotation import annotate
from extract.language.names import find_names
from extract.language.periods import PeriodContext, find_periods
from extract.language.pipeline import docs_of, pipeline
from extract.language.quantities import find_quantities
from extract.language.regions import find_regions
from extract.language.tokens import Tokens
from extract.reading.reader import read

_SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
_KINDS = ("paragraph", "heading", "footnote", "caption")


def paragraphs(files: tuple[Path, ...]) -> list[str]:
    """The running text of the files."""
    return [block.text for file in files for block in read(file).blocks if block.kind in _KINDS]


def best(run: Callable[[], object], rounds: int) -> float:
    """The shortest of several times, in seconds of the processor: waiting for other programs does not count."""
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rounds", default=5, show_default=True, help="每项测几遍，取最快的一遍")
@click.option("--profile", is_flag=True, help="列出耗时最多的五个函数")
def main(files: tuple[Path, ...], rounds: int, profile: bool) -> None:
    """语言层的速度：每秒处理多少字。"""
    texts = paragraphs(files or tuple(sorted(_SAMPLES.glob("*.pdf"))))
    characters = sum(map(len, texts))
    context = PeriodContext()
    finders: dict[str, Callable[[str], object]] = {
        "数量": find_quantities,
        "时期": lambda text: find_periods(text, context),
        "地区": find_regions,
        "分词与机构名称": lambda text: find_names(text, Tokens(text)),
    }
    table = Table(title=f"{len(texts)} 段，{characters:,} 字")
    for head in ("项目", "微秒/字", "万字/秒"):
        table.add_column(head, justify="left" if head == "项目" else "right")
    total = 0.0
    for name, find in finders.items():
        seconds = best(lambda find=find: [find(text) for text in texts], rounds)  # type: ignore[misc]
        total += seconds
        table.add_row(name, *_rates(seconds, characters))
    table.add_section()
    table.add_row("合计", *_rates(total, characters))
    pipeline()
    for name, run in (("一起", annotate), ("作为 spaCy 流水线", docs_of)):
        whole = best(lambda run=run: list(run(map(Tokens, texts))), rounds)  # type: ignore[misc]
        table.add_row(name, *_rates(whole, characters))
    Console().print(table)
    if profile:
        profiler = cProfile.Profile()
        profiler.runcall(lambda: [find(text) for text in texts for find in finders.values()])
        pstats.Stats(profiler).sort_stats("tottime").print_stats(5)


def _rates(seconds: float, characters: int) -> tuple[str, str]:
    return f"{seconds / characters * 1e6:.2f}", f"{characters / seconds / 1e4:.1f}"


if __name__ == "__main__":
    main()
