"""What goes wrong in a way that a person can do something about."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


class GoujiError(Exception):
    """Base of all errors whose message is one sentence for the user: what is wrong, and what to do."""


def shown_name(path: Path) -> str:
    """A file's name as it may be shown and stored."""
    return shown(path.name)


def shown(path: str | Path) -> str:
    """A path as text that prints and stores.

    A name from an old archive may be bytes of another encoding than the system's, and a name may hold signs that
    steer a terminal or turn the direction of writing: those are shown as what they are, not done.
    """
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        name = os.fsencode(text)
        try:
            text = name.decode("gb18030")
        except UnicodeDecodeError:
            text = name.decode("utf-8", "replace")
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)
