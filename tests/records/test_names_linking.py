"""Which names become one organization, and which must not."""

from __future__ import annotations

import pytest

from extract.language.regions import regions_around
from extract.records.names import Names, name_key
from schemas import Evidence
from schemas.organization import NameKind, OrganizationKind

Named = tuple[str, OrganizationKind, NameKind]


def evidence(page: int = 1) -> Evidence:
    return Evidence(page=page, quote="甲", boxes=[(page, 0.0, 0.0, 1.0, 1.0)], char_start=0, char_end=1)


def linked(*named: Named, home: str = "贵州") -> Names:
    names = Names()
    for number, (name, kind, form) in enumerate(named):
        names.add(name, kind, evidence(number + 1), form)
    names.link(regions_around(home))
    return names


TRUE_LINKS: list[tuple[Named, Named]] = [
    (("徐工汉云", "firm", "short"), ("江苏徐工汉云技术股份有限公司", "firm", "full")),
    (("工信部", "government", "short"), ("工业和信息化部", "government", "full")),
    (("中国信通院", "research", "short"), ("中国信息通信研究院", "research", "full")),
    (("琢石微芯", "firm", "short"), ("上海琢石微芯科技有限公司", "firm", "full")),
    (("省人民政府", "government", "alias"), ("贵州省人民政府", "government", "full")),
    (("云杉（苏州）创投", "fund", "short"), ("云杉(苏州)创投", "fund", "short")),
    (("清澜国资", "firm", "short"), ("清澜国资（SS）", "investor", "short")),
]
FORBIDDEN: list[tuple[Named, Named]] = [
    (("长扬科技", "firm", "short"), ("长城科技", "firm", "short")),
    (("清澜有限", "firm", "short"), ("清澜股份", "firm", "short")),
    (("琢石", "firm", "short"), ("上海琢石微芯科技有限公司", "firm", "full")),
    (("发行人", "firm", "alias"), ("上海琢石微芯科技有限公司", "firm", "full")),
    (("市财政局", "government", "alias"), ("市科技局", "government", "alias")),
    (("上海琢石科技有限公司", "firm", "full"), ("北京琢石科技有限公司", "firm", "full")),
    (("云杉一号基金", "fund", "short"), ("云杉二号基金", "fund", "short")),
]


@pytest.mark.parametrize(("one", "other"), TRUE_LINKS)
def test_names_of_one_organization(one: Named, other: Named) -> None:
    names = linked(one, other)
    assert len(names.organizations) == 1
    assert names.of(one[0]) is names.of(other[0])
    assert {n.name for n in names.organizations[0].names} == {one[0], other[0]}


@pytest.mark.parametrize(("one", "other"), FORBIDDEN)
def test_names_of_two_organizations(one: Named, other: Named) -> None:
    assert len(linked(one, other).organizations) == 2


def test_a_short_name_that_fits_two_firms_is_neither() -> None:
    names = linked(
        ("琢石科技", "firm", "short"),
        ("上海琢石科技有限公司", "firm", "full"),
        ("北京琢石科技有限公司", "firm", "full"),
    )
    assert len(names.organizations) == 3


@pytest.mark.parametrize(
    ("home", "organizations"), [("广州市海珠区", 1), ("广州市", 2), ("苏州市", 2), ("", 2)]
)
def test_an_office_without_its_region_is_that_of_the_documents_own(home: str, organizations: int) -> None:
    named: tuple[Named, Named] = (
        ("区财政局", "government", "alias"),
        ("广州市海珠区财政局", "government", "full"),
    )
    assert len(linked(*named, home=home).organizations) == organizations


def test_a_definition_joins() -> None:
    names = Names()
    names.define("霁川", "上海砚石科技有限公司")
    names.link()
    (organization,) = names.organizations
    assert (organization.full_name, names.of("霁川")) == ("上海砚石科技有限公司", organization)


def test_a_role_defined_is_an_alias_and_not_the_usual_name() -> None:
    names = Names()
    names.define("主承销商", "远江证券股份有限公司")
    names.link()
    (organization,) = names.organizations
    assert organization.name == "远江证券股份有限公司"
    assert {n.name: n.kind for n in organization.names}["主承销商"] == "alias"


def test_a_renaming_joins() -> None:
    names = Names()
    for name in ("上海琢石技术有限公司", "上海砚石科技有限公司"):
        names.add(name, "firm", evidence(), "full")
    names.same("上海琢石技术有限公司", "上海砚石科技有限公司")
    names.link()
    assert len(names.organizations) == 1


def test_names_are_kept_as_printed_and_each_place_is_a_mention() -> None:
    names = linked(("ＩＤＧ资本", "investor", "short"), ("IDG 资本", "investor", "short"))
    assert [m.name for m in names.mentions] == ["ＩＤＧ资本", "IDG 资本"]
    assert len(names.organizations) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("ＩＤＧ资本", "idg资本"), ("云杉（苏州）", "云杉(苏州)"), ("CB Insights", "CBInsights")],
)
def test_what_two_printings_share(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_full_name_gives_its_region() -> None:
    names = linked(("江苏徐工汉云技术股份有限公司", "firm", "full"))
    assert names.organizations[0].region == "江苏"


@pytest.mark.parametrize(
    ("short", "dressed"),
    [
        ("砚池医疗", "江苏砚池医疗"),
        ("岚川智能", "深圳岚川智能"),
        ("砚光融汇", "砚光融汇资本"),
        ("兼霁岚", "兼霁岚创投"),
    ],
)
def test_a_town_before_a_name_or_capital_behind_it_makes_no_other(short: str, dressed: str) -> None:
    names = Names()
    for name in (short, dressed):
        names.know(name, "firm")
    names.join()
    assert names.identity(short) == names.identity(dressed)


@pytest.mark.parametrize(("one", "other"), [("砚池", "江苏砚池"), ("砚光", "砚光资本"), ("医疗", "江苏医疗")])
def test_where_little_is_left_of_a_name_it_is_another(one: str, other: str) -> None:
    names = Names()
    for name in (one, other):
        names.know(name, "firm")
    names.join()
    assert names.identity(one) != names.identity(other)


def test_two_firms_whose_full_names_are_told_stay_two_though_one_is_called_as_the_other_with_its_town() -> (
    None
):
    names = Names()
    names.define("砚池电子", "砚池芯城（上海）电子科技有限公司")
    names.define("深圳砚池电子", "深圳市砚池电子有限公司")
    names.join()
    assert names.identity("砚池电子") != names.identity("深圳砚池电子")
