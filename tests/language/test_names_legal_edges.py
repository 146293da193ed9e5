"""Full names whose trade name has a word of the grammar in it, behind its town."""

from __future__ import annotations

import pytest

from extract.language.names.finder import find_names


@pytest.mark.parametrize("town", ["湖南", "江苏", "苏州", "清远"])
@pytest.mark.parametrize("own", ["裕能", "几何", "百能"])
@pytest.mark.parametrize("trade", ["新能源电池材料", "智能驾驶", "精密机械"])
def test_a_word_of_the_grammar_in_a_trade_name(town: str, own: str, trade: str) -> None:
    name = f"{town}{own}{trade}有限公司"
    assert [found.text for found in find_names(f"2021年5月，{name}完成了设立登记。")] == [name]


@pytest.mark.parametrize("joins", ["向", "和", "等", "为", "对"])
def test_a_word_that_joins_is_no_part_of_a_name(joins: str) -> None:
    found = [name.text for name in find_names(f"公司在湖南{joins}远山新材料有限公司采购。")]
    assert all(joins not in name for name in found)


def test_what_somebody_holds() -> None:
    assert all(not name.text.startswith("持") for name in find_names("林远舟将所持裕青有限500万元出资转让。"))
