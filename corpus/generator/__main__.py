"""Command line: `python -m corpus.generator [NAME ...] [--out FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpus.generator.files import SAMPLES, write
from corpus.generator.render import missing_tools
from corpus.generator.samples import SAMPLES_BY_NAME


def main() -> int:
    """Write the samples that are asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(SAMPLES_BY_NAME)}")
    parser.add_argument(
        "--out", type=Path, default=SAMPLES, help="folder to write to (default: corpus/samples)"
    )
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in SAMPLES_BY_NAME]
    if unknown:
        parser.error(f"no such sample: {', '.join(unknown)}")
    if reason := missing_tools():
        print(f"cannot make PDFs here: {reason}", file=sys.stderr)
        return 1
    for name in options.names or SAMPLES_BY_NAME:
        for path in write(SAMPLES_BY_NAME[name](), options.out):
            print(f"{path}  {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
