"""Writes the files that are made from the models: `python -m extract.web.generate`, in a checkout."""

from __future__ import annotations

from pathlib import Path

import yaml

from extract.web.dictionary import dictionary
from extract.web.metadata import metadata

_ROOT = Path(__file__).resolve().parents[2]
_NOTE = "# 由 python -m extract.web.generate 依据 schemas/ 生成，请勿手改。\n"


def generated() -> dict[Path, str]:
    """The files and what they should hold."""
    text = yaml.safe_dump(metadata(), allow_unicode=True, sort_keys=False, width=110)
    return {
        _ROOT / "metadata.yml": _NOTE + text,
        _ROOT / "docs" / "data-dictionary.md": dictionary(),
    }


def main() -> None:
    """Write them."""
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(_ROOT))


if __name__ == "__main__":
    main()
