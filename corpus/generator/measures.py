"""Articles and items of a policy: the block that is printed and the measure that is expected."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from corpus.generator.facts import Mark
from corpus.generator.text import Setting, Text


@dataclass(frozen=True)
class Measure:
    """An article (第四条), an item of one (（一）) or a chapter.

    Sums, ratios and targets are marks of its text. `path` is its number with those above it. `tail` is set as
    a paragraph of its own, as notices do with 责任单位.
    """

    number: str
    path: str
    text: Text
    key: str
    level: str = "item"
    title: str | None = None
    instruments: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    tail: Text | None = None

    def __post_init__(self) -> None:
        said = self.text.plain + (self.tail.plain if self.tail else "")
        missing = [name for name in self.responsible if name not in said]
        if missing:
            raise ValueError(f"{self.path}: not printed: {missing}")

    @property
    def plain(self) -> str:
        """The measure as it is printed, from its number on."""
        title = f"{self.title}。" if self.title and self.level != "section" else self.title or ""
        return f"{self.number}{title}{self.text.plain}"

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        if self.level == "section":
            return f'<h2 id="{self.key}" class="chapter">{self.number}　{escape(self.title or "")}</h2>'
        setting.within = self.key
        title = f"<b>{escape(self.title)}。</b>" if self.title else ""
        gap = "" if self.number.startswith("（") else "　"
        number = self.number if self.level == "subitem" else f"<b>{self.number}</b>"
        out = f'<p id="{self.key}">{number}{gap}{title}{self.text.html(setting)}</p>'
        if self.tail:
            out += f"<p>{self.tail.html(setting)}</p>"
        setting.within = None
        return out


class Chapters:
    """Numbers the paths: an item belongs to the article before it, an article to the chapter before it."""

    def __init__(self) -> None:
        self.chapter = self.article = ""
        self.count = 0

    def section(self, number: str, title: str) -> Measure:
        """第二章 and its title."""
        self.chapter = number
        return self._measure(number, number, Text(""), "section", title)

    def item(self, number: str, title: str | None, template: str, *marks: Mark, **more: object) -> Measure:
        """第四条."""
        self.article = f"{self.chapter}/{number}"
        return self._measure(number, self.article, Text(template, marks), "item", title, **more)

    def sub(self, number: str, template: str, *marks: Mark, **more: object) -> Measure:
        """（一） under the article before."""
        return self._measure(
            number, f"{self.article}/{number}", Text(template, marks), "subitem", None, **more
        )

    def _measure(
        self, number: str, path: str, words: Text, level: str, title: str | None, **more: object
    ) -> Measure:
        self.count += 1
        key = str(more.pop("key", f"measure-{self.count}"))
        return Measure(number, path, words, key, level, title, **more)  # type: ignore[arg-type]
