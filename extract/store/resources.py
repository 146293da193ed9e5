"""The files of the project that are not Python: migrations, views, the metadata of the web."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_WHEEL = Path(__file__).resolve().parents[1] / "_project"


def project_file(name: str) -> Path:
    """A file of the project, in a checkout or in an installed wheel.

    Raises:
        FileNotFoundError: the installation lacks the file.
    """
    for root in (_WHEEL, _ROOT):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"the installation of gouji lacks {name}; install it again")
