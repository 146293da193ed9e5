"""Whether text can be recognised in pictures here, found out without loading what does so."""

from __future__ import annotations

import functools
from importlib.util import find_spec


@functools.cache
def available() -> bool:
    """Whether recognition is installed (`gouji[ocr]`)."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))
