"""A user's own folder of vocabularies: whether it is in order, what it holds, and putting it to use."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from extract.errors import GoujiError
from extract.language import vocabularies

_KINDS = {dict: "映射（键: 值）", list: "列表（每行以 - 开头）"}


class VocabularyError(GoujiError):
    """A vocabulary that cannot be used; the message says which file and what to do."""


def check(folder: Path) -> None:
    """Refuse a folder that would break the vocabularies it is merged over.

    Raises:
        VocabularyError: a file that is no YAML, has no namesake among ours, or is built in another way.
    """
    if not folder.is_dir():
        raise VocabularyError(f"词表文件夹 {folder} 不存在；请检查 --vocabulary")
    files = _files(folder)
    if not files:
        raise VocabularyError(f"{folder} 里没有 .yaml 词表；请检查 --vocabulary")
    for file in files:
        try:
            ours = vocabularies.load(file.stem)
        except FileNotFoundError as error:
            raise VocabularyError(f"{file} 与内置词表都不同名，不会起作用；请按要扩充的词表命名") from error
        try:
            theirs = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise VocabularyError(f"无法读取 {file}；请存为 UTF-8 文本") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f"第 {mark.line + 1} 行" if mark else "内容"
            raise VocabularyError(f"{file} {line}不合 YAML 格式；请对照内置词表修改") from error
        _compare(ours, theirs, f"{file}")


def fingerprint(folder: Path) -> str:
    """Eight signs that change with the content of the folder."""
    content = b"".join(file.name.encode() + b"\0" + file.read_bytes() for file in _files(folder))
    return hashlib.sha256(content).hexdigest()[:8]


_used: tuple[Path, str] | None = None
"""The folder in use in this process, and its content at that time."""


def use(folder: Path | None) -> None:
    """Make this process use the folder, and no other, beside our own vocabularies."""
    global _used
    wanted = (folder, fingerprint(folder)) if folder is not None else None
    if wanted == _used:
        return
    vocabularies.use_only_ours()
    if folder is not None:
        vocabularies.use_folder(folder)
    _used = wanted


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _compare(ours: Any, theirs: Any, place: str) -> None:
    for kind, name in _KINDS.items():
        if isinstance(ours, kind) and theirs is not None and not isinstance(theirs, kind):
            raise VocabularyError(f"{place} 应为{name}；请对照内置词表修改")
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours.keys() & theirs.keys():
            _compare(ours[key], theirs[key], f"{place} 的“{key}”")
