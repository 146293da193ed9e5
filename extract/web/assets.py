"""Style sheets and scripts: where they are and which version."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"


@cache
def version(name: str) -> str:
    """A short digest of a static file's content."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
