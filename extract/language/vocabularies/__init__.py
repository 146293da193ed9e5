"""The words this room knows, kept in YAML files that a colleague without Python can read and extend."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import yaml

_P = ParamSpec("_P")
_R = TypeVar("_R")

# The same safe loader in C where PyYAML was built with it: every process that ingests loads all vocabularies.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_folders: list[Path] = []
_clear_caches: list[Callable[[], None]] = []


def derived(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Cache what is computed from vocabularies until another folder of them is put to use."""
    cached = functools.lru_cache(maxsize=4096)(function)
    _clear_caches.append(cached.cache_clear)
    return cast("Callable[_P, _R]", cached)


def use_folder(path: str | Path) -> None:
    """Merge the files of a folder over ours of the same name: mappings deeply, lists appended."""
    folder = Path(path)
    if not folder.is_dir():
        raise NotADirectoryError(f"词表文件夹不存在：{folder}")
    _folders.append(folder)
    _forget()


def use_only_ours() -> None:
    """Forget the folders added by `use_folder`."""
    _folders.clear()
    _forget()


@derived
def load(name: str) -> Any:
    """The vocabulary of that name, such as `units` for units.yaml; callers must not change it."""
    sources = [resources.files(__name__) / f"{name}.yaml", *(folder / f"{name}.yaml" for folder in _folders)]
    texts = [source.read_text(encoding="utf-8") for source in sources if source.is_file()]
    if not texts:
        raise FileNotFoundError(f"没有名为 {name} 的词表")
    return functools.reduce(_merged, (yaml.load(text, _LOADER) for text in texts))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _merged(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours | {key: _merged(ours.get(key), value) for key, value in theirs.items()}
    if isinstance(ours, list) and isinstance(theirs, list):
        return [*ours, *theirs]
    return ours if theirs is None else theirs


def _forget() -> None:
    for clear in _clear_caches:
        clear()
