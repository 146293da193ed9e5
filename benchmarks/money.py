"""Sums of money in financial news: how many of those labelled are found, beside JioNLP where installed.

    python benchmarks/money.py [--misses 20]

Reads benchmarks/fewfc_invest.jsonl of the folder that GOUJI_SHARED names, else of the folder `shared`
beside the repository. JioNLP (`pip install jionlp`) is needed by this benchmark only.

Labels are spans of characters; some are cut through a number or take in a word too many. A label is therefore
compared twice: as it stands, and after both it and what was found are trimmed to the digits and magnitude. A
label that is no whole number (498万元 out of 42,498万元) is left out and counted as noise. Precision is not
measured: only the sums that take part in an event are labelled.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from shared import shared_folder

from extract.language.quantities import find_quantities

Span = tuple[int, int]
Finder = Callable[[str], list[list[Span]]]
"""For each sum that is found, the spans that may be taken for it."""

_FILE = Path("benchmarks") / "fewfc_invest.jsonl"
_CORE = re.compile(r"[0-9][0-9,.]*\s*(?:万亿|[十百千]?[万亿兆])?|[数几十百千一二两三四五六七八九]+[万亿]")


def labelled(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Sentences with the distinct spans labelled as money."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            spans = {
                (mention["span"][0], mention["span"][1])
                for event in record["events"]
                for mention in event["mentions"]
                if mention["role"] == "money"
            }
            yield record["content"], sorted(spans)


def core(text: str, span: Span) -> Span | None:
    """The digits and magnitude inside a span; None where the span is no whole number."""
    found = _CORE.search(text, span[0], span[1])
    if found is None:
        return None
    start, end = found.span()
    around = text[start - 1 : start] if start else ""
    cut = (around.isdigit() or around in (",", ".")) or text[end : end + 1].isdigit()
    missing = not text[start:end].rstrip().endswith(("万", "亿", "兆")) and text[end : end + 1] in (
        "万",
        "亿",
        "%",
    )
    return None if cut or missing else (start, end)


def ours(text: str) -> list[list[Span]]:
    """The spans of gouji, with and without the words around the number."""
    return [
        [(quantity.start, quantity.end), (quantity.number_start, quantity.number_end)]
        for quantity in find_quantities(text)
        if quantity.kind == "money"
    ]


def jionlp() -> Finder | None:
    """The same of JioNLP, if it is there."""
    try:
        extract_money = importlib.import_module("jionlp").ner.extract_money
    except ImportError:
        return None
    return lambda text: [
        [(money["offset"][0], money["offset"][1])] for money in extract_money(text, with_parsing=False)
    ]


def measure(name: str, find: Finder, sentences: list[tuple[str, list[Span]]], show: int) -> None:
    """Print the recall and the time of one finder."""
    labels = exact = trimmed = noise = characters = 0
    seconds = 0.0
    misses: list[str] = []
    for text, spans in sentences:
        begun = time.perf_counter()
        found = find(text)
        seconds += time.perf_counter() - begun
        characters += len(text)
        whole = {span for group in found for span in group}
        cores = {core(text, group[0]) for group in found} - {None}
        for span in spans:
            wanted = core(text, span)
            if wanted is None:
                noise += 1
                continue
            labels += 1
            exact += span in whole
            trimmed += wanted in cores
            if wanted not in cores:
                misses.append(f"{text[span[0] : span[1]]}  …{text[max(0, span[0] - 12) : span[1] + 8]}…")
    print(
        f"{name:8} {labels} 处金额（另有 {noise} 处标注残缺）："
        f"原样相同 {exact / labels:.1%}，修剪后相同 {trimmed / labels:.1%}；"
        f"{seconds / characters * 1e6:.2f} 微秒/字"
    )
    for miss in misses[:show]:
        print(f"         未找到 {miss}")


def main() -> int:
    """Compare on one set of sentences, in one run."""
    parser = argparse.ArgumentParser(description="金额识别的召回率")
    parser.add_argument("--misses", type=int, default=0, help="列出若干处未找到的金额")
    arguments = parser.parse_args()
    path = shared_folder() / _FILE
    if not path.is_file():
        print(f"跳过：没有 {path}。请用环境变量 GOUJI_SHARED 指明共享资料所在的文件夹。", file=sys.stderr)
        return 0
    sentences = list(labelled(path))
    find_quantities("预热")
    measure("gouji", ours, sentences, arguments.misses)
    theirs = jionlp()
    if theirs is None:
        print("JioNLP 未安装，不作比较（pip install jionlp）。", file=sys.stderr)
    else:
        theirs("预热 5 亿元")
        measure("JioNLP", theirs, sentences, arguments.misses)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
