"""A quantitative statement as the reader of sentences hands it on: a row of the database, or one side of a comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from extract.language.periods import Period
from extract.language.quantities import Quantity
from schemas import Evidence, Statistic
from schemas.statistic import Modality, Relation

Polarity = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one figure of a text says, of what, when and where."""

    quantity: Quantity
    clause: tuple[int, int]
    """Where its clause begins and ends in the text."""
    subject: str | None
    metric: str | None
    unit: str | None
    period: Period | None
    region: str | None
    relation: Relation
    base: str | None
    """Of what a share is one, or what a multiple multiplies."""
    modality: Modality = "actual"
    polarity: Polarity | None = None
    """Whether growth or a change goes up or down; None where it is neither."""

    of_heading: bool = False
    """The subject is only that of the heading above."""

    def row(self, evidence: Evidence) -> Statistic:
        """The row of the database."""
        quantity, period = self.quantity, self.period
        inferred = ["unit"] if quantity.unit is None and self.unit is not None else []
        inferred += ["subject"] if self.of_heading else []
        inferred += ["period"] if period is not None and period.inferred else []
        return Statistic(
            subject=self.subject,
            metric=self.metric,
            text=quantity.text,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            unit=self.unit,
            qualifier=quantity.qualifier,
            period=period.iso if period else None,
            period_text=period.text or period.resolved_from if period else None,
            region=self.region,
            relation=self.relation,
            base=self.base,
            modality=self.modality,
            inferred="、".join(inferred) or None,
            evidence=evidence,
        )

    def of(self, name: str, noun: str, region: str | None) -> Statement:
        """The same said of one of several names; `noun` is what the number counts."""
        rest = noun or (self.subject or "").split("分别")[-1]
        return replace(self, subject=f"{name}{rest}", region=region or self.region)
