"""A page that holds more than the limits allow."""

from __future__ import annotations

from extract.errors import GoujiError


class TooLargeError(GoujiError):
    """A page holds more than the limits allow; the message says of what, and how to raise the limit."""

    def __init__(self, number: int, count: int, what: str, limit: str, most: int) -> None:
        super().__init__(
            f"第 {number} 页有 {count} {what}，超过上限 {most}，已跳过；可用 --limit {limit}=N 放宽"
        )
