"""What short names stand for, and what kind of holder a name is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.language.names.words import may_be_person
from extract.records.capital.definitions import is_organization
from extract.records.capital.firms import Firms, is_short_for
from extract.records.capital.holder_kinds import holder_kind
from extract.records.capital.model import CapitalRecords
from schemas import Document

Prospectus = Callable[..., tuple[CapitalRecords, Document]]


def test_the_list_of_definitions(prospectus: Prospectus) -> None:
    records, _ = prospectus("")
    assert {(d.short_names, d.full_name, d.kind) for d in records.definitions} == {
        (("发行人", "公司", "清澜精工"), "清澜精工股份有限公司", "issuer"),
        (("清澜有限",), "清澜精工有限公司", "predecessor"),
        (("云杉创投",), "云杉（苏州）创业投资合伙企业（有限合伙）", None),
        (("松石资本",), "松石资本管理有限公司", None),
        (("北屿合伙",), "北屿企业管理中心（有限合伙）", "platform"),
        (("明岚控股",), "明岚控股集团有限公司", None),
    }


def test_a_definition_in_running_text(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（一）新增股东\n2022年9月，苏州琢石股权投资合伙企业（有限合伙）（以下简称“琢石基金”）看好公司的发展前景。"
    )
    assert ("琢石基金",) in {d.short_names for d in records.definitions}


def test_this_company_in_the_letter_of_a_shareholder_is_not_the_issuer(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "三、承诺\n明岚控股集团有限公司（以下简称“本公司”）承诺，自公司上市之日起不转让股份。"
    )
    assert all(
        d.full_name != "明岚控股集团有限公司" or "本公司" not in d.short_names for d in records.definitions
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("明岚控股集团有限公司", True),
        ("云杉（苏州）创业投资合伙企业（有限合伙）", True),
        ("BRIGHT HILL LIMITED", True),
        ("清澜市财政局", True),
        ("人民币元", False),
        ("中华人民共和国公司法", False),
    ],
)
def test_the_form_of_a_full_name(name: str, expected: bool) -> None:
    assert is_organization(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("陈晨", True),
        ("欧阳修文", True),
        ("WANG LEI", True),
        ("云杉创投", False),
        ("BRIGHT HILL LIMITED", False),
    ],
)
def test_persons(name: str, expected: bool) -> None:
    assert may_be_person(name) is expected


@pytest.mark.parametrize(
    ("name", "nature", "expected"),
    [
        ("陈晨", "", "自然人"),
        ("云杉创投", "", "基金"),
        ("清澜市战略新兴产业引导基金（有限合伙）", "", "政府引导基金"),
        ("北屿合伙", "", "员工持股平台"),
        ("琢石企业管理中心（有限合伙）", "", "合伙企业"),
        ("明岚控股集团有限公司", "", "企业"),
        ("清澜国资运营有限公司（SS）", "", "国有股东"),
        ("清澜市轻纺联社", "国有法人股", "国有股东"),
        ("社会公众股", "", "社会公众"),
        ("清澜大学", "", "其他机构"),
        ("某某", "", None),
    ],
)
def test_kinds_of_holders(name: str, nature: str, expected: str | None) -> None:
    firms = Firms("清澜精工股份有限公司", kinds={"北屿合伙": "platform"})
    assert holder_kind(name, firms, nature) == expected


def test_running_text_says_that_a_holder_is_a_platform(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（一）2022年5月，第二次增资\n"
        "2022年5月20日，公司召开股东大会，新增注册资本90万元由员工持股平台霁川企业管理中心（有限合伙）全额认缴。\n"
        "本次增资完成后，公司的股权结构如下：\n序号 股东名称 持股数量（万股） 持股比例（%）\n"
        "1 陈晨 1,710.00 95.00\n2 霁川企业管理中心（有限合伙） 90.00 5.00\n合计 1,800.00 100.00\n"
    )
    kinds = {row.holder: row.holder_kind for row in records.shareholdings}
    assert kinds == {"陈晨": "自然人", "霁川企业管理中心（有限合伙）": "员工持股平台"}


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("清澜股份", "上海清澜精工股份有限公司", True),
        ("清澜有限", "上海清澜精工有限公司", True),
        ("昆清精工", "上海清澜精工股份有限公司", False),
        ("清澜", "上海清澜精工股份有限公司", False),
    ],
)
def test_short_names_of_the_issuer(short: str, full: str, expected: bool) -> None:
    assert is_short_for(short, full) is expected
