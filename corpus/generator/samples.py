"""The samples by name."""

from __future__ import annotations

from collections.abc import Callable

from corpus.generator import policy, prospectus, whitepaper
from corpus.generator.sample import Sample

SAMPLES_BY_NAME: dict[str, Callable[[], Sample]] = {
    whitepaper.NAME: whitepaper.sample,
    prospectus.NAME: prospectus.sample,
    policy.NAME: policy.sample,
}
