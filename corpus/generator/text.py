"""Text with facts in it, and the typesetter's notebook that remembers where each fact was set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from corpus.generator.facts import Mark

IDEOGRAPH = "\u3400-\u9fff"
# Word puts a thin gap between Chinese and Latin signs and writes it out as a space: some samples do so too.
BEFORE_LATIN = re.compile(rf"([{IDEOGRAPH}])((?:<[^<>]+>)*)([0-9A-Za-z])")
AFTER_LATIN = re.compile(rf"([0-9A-Za-z%])((?:<[^<>]+>)*)([{IDEOGRAPH}])")


@dataclass(frozen=True)
class Strong(Mark):
    """Bold words."""

    words: str

    @property
    def text(self) -> str:
        """What is printed."""
        return self.words


@dataclass(frozen=True)
class Note(Mark):
    """A footnote; nothing of it is printed in the line but its mark."""

    note: Text

    @property
    def text(self) -> str:
        """What is printed in the line."""
        return ""


@dataclass(frozen=True)
class Text:
    """A template with `{}` for each mark."""

    template: str
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if self.template.count("{}") != len(self.marks):
            raise ValueError(f"{len(self.marks)} marks for: {self.template}")

    @property
    def plain(self) -> str:
        """The text without footnotes."""
        return self.template.format(*(mark.text for mark in self.marks))

    def html(self, setting: Setting) -> str:
        """The text with an anchor for each fact."""
        parts = self.template.split("{}")
        out, plain = [escape(parts[0], quote=False)], parts[0]
        for mark, part in zip(self.marks, parts[1:], strict=True):
            out.append(setting.mark(mark, self.plain, len(plain)))
            out.append(escape(part, quote=False))
            plain += mark.text + part
        return setting.spacing("".join(out))


def text(template: str, *marks: Mark) -> Text:
    return Text(template, marks)


def note(template: str, *marks: Mark) -> Note:
    return Note(Text(template, marks))


@dataclass(frozen=True)
class Placed:
    """A fact in its paragraph: `plain[start:end]` is what the fact prints."""

    fact: Mark
    plain: str
    start: int
    end: int

    @property
    def clause(self) -> tuple[int, int]:
        """Where the words between two commas around the fact stand; a little more where they are few."""
        start = max((self.plain.rfind(sign, 0, self.start) for sign in "，。；：！（"), default=-1) + 1
        stops = [self.plain.find(sign, self.end) for sign in "，。；！）"]
        end = min((stop for stop in stops if stop >= 0), default=len(self.plain))
        if end - start < 10 and start > 1:
            start = max((self.plain.rfind(sign, 0, start - 1) for sign in "，。；：！"), default=-1) + 1
        return start, end

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence with the fact stands."""
        stop = self.plain.find("。", self.end)
        return self.plain.rfind("。", 0, self.start) + 1, stop + 1 or len(self.plain)


@dataclass
class Setting:
    """The typesetter's notebook: which fact stands behind which anchor, and within which measure."""

    spaced: bool = False
    placed: dict[str, Placed] = field(default_factory=dict)
    within: str | None = None
    owned: dict[str, list[str]] = field(default_factory=dict)

    def mark(self, mark: Mark, plain: str, start: int) -> str:
        """HTML of a mark; facts get an anchor."""
        if isinstance(mark, Strong):
            return f"<b>{escape(mark.words, quote=False)}</b>"
        if isinstance(mark, Note):
            return f'<span class="note">{mark.note.html(self)}</span>'
        key = getattr(mark, "key", None) or f"fact-{len(self.placed) + 1}"
        if key in self.placed:
            raise ValueError(f"two facts with the key {key}")
        self.placed[key] = Placed(mark, plain, start, start + len(mark.text))
        if self.within:
            self.owned.setdefault(self.within, []).append(key)
        return f'<span id="{key}">{escape(mark.text, quote=False)}</span>'

    def spacing(self, html: str) -> str:
        """Spaces between Chinese and Latin signs where the sample has them."""
        if not self.spaced:
            return html
        return AFTER_LATIN.sub(r"\1\2 \3", BEFORE_LATIN.sub(r"\1 \2\3", html))
