"""Vocabularies: ours, and those that a user adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.language import vocabularies
from extract.language.periods import find_periods
from extract.language.quantities import find_quantities, look_alikes


@pytest.fixture(autouse=True)
def only_ours() -> Iterator[None]:
    yield
    vocabularies.use_only_ours()


@pytest.mark.parametrize("name", ["units", "currencies", "qualifiers", "look_alikes", "periods"])
def test_vocabularies_are_readable_mappings(name: str) -> None:
    assert isinstance(vocabularies.load(name), dict)


def test_vocabularies_unknown_name_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="没有名为 nothing 的词表"):
        vocabularies.load("nothing")


def test_vocabularies_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="词表文件夹不存在"):
        vocabularies.use_folder(tmp_path / "absent")


def test_vocabularies_of_a_user_are_merged_over_ours(tmp_path: Path) -> None:
    assert find_quantities("共37圈") == []
    (tmp_path / "units.yaml").write_text("units: {count: {圈: {}}}\n", encoding="utf-8")
    (tmp_path / "look_alikes.yaml").write_text("words: [六家铺]\n", encoding="utf-8")
    (tmp_path / "periods.yaml").write_text("plans: {十六五: [2031, 2035]}\n", encoding="utf-8")
    assert [quantity.text for quantity in find_quantities("六家铺")] == ["六家"]
    vocabularies.use_folder(tmp_path)
    assert [quantity.text for quantity in find_quantities("共37圈，新增53家")] == ["37圈", "53家"]
    assert find_quantities("六家铺") == []
    assert find_quantities("三只松鼠") == []
    assert [period.iso for period in find_periods("“十六五”期间")] == ["2031/2035"]


_AROUND = [
    "{}",
    "在{}，",
    "{}的企业",
    "有{}等",
    "约{}的",
    "和{}公司",
    "超过{}。",
    "{}3家",
    "近{}年",
    "占{}",
    "{}企业",
]


@pytest.mark.parametrize("word", vocabularies.load("look_alikes")["words"])
def test_every_look_alike_would_be_read_as_a_number(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [around.format(word) for around in _AROUND]
    known = [find_quantities(text) for text in texts]
    monkeypatch.setattr(look_alikes, "_words", dict)
    assert [find_quantities(text) for text in texts] != known
