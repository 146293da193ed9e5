"""Verification on sentences that nobody wrote for it: printed clauses as they stand, and with one digit changed.

    python benchmarks/verification.py DB [--claims 300] [--seed 1] [--show 10]

Takes clauses that hold a statistic from the documents of a database. As printed, each must be supported; with one
digit of its number changed it must not be, and should be contradicted. Prints both shares and claims a second.
"""

from __future__ import annotations

import random
import re
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import click

from extract.checking.verify import Verifier
from extract.store.database import open_for_reading
from extract.store.sources import StoredSources

_CLAUSES = """
SELECT s.text, e.quote, d.file_name FROM statistics s
JOIN evidence e ON e.id = s.evidence_id JOIN documents d ON d.id = s.document_id
WHERE s.cell_id IS NULL AND s.subject IS NOT NULL AND length(e.quote) BETWEEN 14 AND 70
"""


@click.command()
@click.argument("db", type=click.Path(path_type=Path, exists=True))
@click.option("--claims", default=300, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--show", default=10, show_default=True, help="How many wrong verdicts to print.")
def main(db: Path, claims: int, seed: int, show: int) -> None:
    """Verify printed clauses, true and altered."""
    chance = random.Random(seed)
    outcome: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    with closing(open_for_reading(db)) as connection:
        against = Verifier(StoredSources(connection))
        begin = time.perf_counter()
        for text, claim, file_name in _chosen(connection, claims, chance):
            for kind, said in (("printed", claim), ("altered", _altered(claim, text, chance))):
                if said is None:
                    continue
                verdict = against.verify(said, file_name).verdict
                outcome[kind, verdict] += 1
                if (kind == "printed") != (verdict == "supported"):
                    wrong.append(f"{kind} {verdict}: {said}（{file_name}）")
        seconds = time.perf_counter() - begin
    for kind in ("printed", "altered"):
        total = sum(n for (k, _), n in outcome.items() if k == kind)
        shares = "，".join(
            f"{v} {outcome[kind, v] / total:.1%}" for v in ("supported", "contradicted", "not_found")
        )
        click.echo(f"{kind} {total}: {shares}")
    click.echo(f"{sum(outcome.values()) / seconds:.0f} claims/s")
    for line in [w for w in wrong if not w.startswith("altered not_found")][:show]:
        click.echo(line)


def _chosen(connection: sqlite3.Connection, count: int, chance: random.Random) -> list[tuple[str, str, str]]:
    """Clauses, as many from a short document as from a long one."""
    by_file: dict[str, dict[str, tuple[str, str, str]]] = {}
    for text, quote, file_name in connection.execute(_CLAUSES):
        claim = " ".join(quote.split()).strip("，。；,;")
        if text in claim:
            by_file.setdefault(file_name, {})[claim] = (text, claim, file_name)
    share = max(1, count // max(1, len(by_file)))
    chosen = [
        row
        for _, rows in sorted(by_file.items())
        for row in chance.sample([*rows.values()], min(share, len(rows)))
    ]
    return chosen[:count]


def _altered(claim: str, text: str, chance: random.Random) -> str | None:
    """The clause with the first digit of its number changed, None where it has none."""
    match = re.search(r"\d", text)
    if match is None:
        return None
    digit = chance.choice([d for d in "123456789" if d != match[0]])
    return claim.replace(text, f"{text[: match.start()]}{digit}{text[match.end() :]}", 1)


if __name__ == "__main__":
    main()
