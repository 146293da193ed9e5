"""Who holds what of firms other than the issuer, told in sentences and in lists of investments."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told_events import Prospectus

from extract.language.names import find_names
from extract.records.capital import capital_records
from extract.records.inventory import take_inventory
from extract.records.passages import annotations_of
from schemas import Extraction

Tell = Callable[..., Extraction]
Stake = tuple[str, str, float | None]

ISSUER = "发行人：远舟能源股份有限公司"
A, B, C = "云岚控股有限公司", "砚池精工有限公司", "海粟电子（苏州）有限公司"


def stakes(told: Tell, text: str) -> list[Stake]:
    rows = told(ISSUER, text, kind="prospectus").shareholdings
    return [(row.holder, row.firm, row.ratio) for row in rows]


@pytest.mark.parametrize("verb", ["持有", "拥有", "直接持有", "目前持有"])
@pytest.mark.parametrize("stake", ["55%股权", "55%的股权", "55%的股份", "55%出资额", "55%的出资份额"])
def test_a_holder_a_firm_and_a_share(verb: str, stake: str, told: Tell) -> None:
    assert stakes(told, f"{A}{verb}{B}{stake}。") == [(A, B, 55.0)]


@pytest.mark.parametrize("holder", ["陈晨", "李霁", "欧阳澜", A])
@pytest.mark.parametrize("before", ["", "截至2023年6月30日，", "截至本募集说明书签署日，"])
def test_persons_and_firms_hold(holder: str, before: str, told: Tell) -> None:
    assert stakes(told, f"{before}{holder}持有{B}12.5%股权。") == [(holder, B, 12.5)]
    assert stakes(told, f"{before}{holder}除持有{B}100%股权外，未投资其他企业。") == [(holder, B, 100.0)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"{A}持有{B}55%股权，{B}持有{C}30%股权。", [(A, B, 55.0), (B, C, 30.0)]),
        (f"{A}持有{B}55%的股权、{C}30%的股权。", [(A, B, 55.0), (A, C, 30.0)]),
        (f"{A}拥有{B}55%股份，并持有{C}30%股份。", [(A, B, 55.0), (A, C, 30.0)]),
        (f"{B}由{A}持有70%股权。", [(A, B, 70.0)]),
        (f"{B}70%的股权由{A}持有。", [(A, B, 70.0)]),
        (f"公司控股股东{A}持有{B}100%股权。", [(A, B, 100.0)]),
    ],
)
def test_a_chain_is_told_link_by_link(text: str, chain: list[Stake], told: Tell) -> None:
    assert stakes(told, text) == chain


@pytest.mark.parametrize("copula", ["为", "系", "是"])
@pytest.mark.parametrize("of", ["的", ""])
def test_a_wholly_owned_firm_is_held_whole(copula: str, of: str, told: Tell) -> None:
    assert stakes(told, f"{B}{copula}{A}{of}全资子公司。") == [(A, B, 100.0)]
    assert stakes(told, f"{A}{of}全资子公司{B}主要从事储能业务。") == [(A, B, 100.0)]


@pytest.mark.parametrize(
    "text",
    [
        f"陈晨将其持有的{B}55%股权转让给{A}。",
        f"{A}收购{B}前，陈晨持有{B}55%股权。",
        f"本次交易完成后，{A}持有{B}55%股权。",
        f"{A}间接持有{B}55%股权。",
        f"{A}、{C}合计持有{B}55%股权。",
        f"{A}拟持有{B}55%股权。",
        f"陈晨代为持有{B}55%股权。",
        "公司持有远舟能源股份有限公司55%股权。",
    ],
)
def test_changes_plans_and_joint_shares_are_no_holdings(text: str, told: Tell) -> None:
    assert stakes(told, text) == []


@pytest.mark.parametrize("kind", ["国有法人股", "社会公众股", "全体股东", "其他投资者", "境外投资者"])
def test_a_kind_of_holders_is_nobodys_name(kind: str) -> None:
    from extract.records.capital.holder_kinds import is_kind

    assert is_kind(kind)


@pytest.mark.parametrize("name", ["云岚控股", "砚山参股", "砚池投资者联盟", "海粟资本", "全体"])
def test_a_name_that_ends_like_a_kind_is_one(name: str) -> None:
    from extract.records.capital.holder_kinds import is_kind

    assert not is_kind(name)


HEADS = [("被投资企业名称", "股权比例"), ("公司名称", "持股比例"), ("参股单位名称", "出资比例")]


def listed(prospectus: Prospectus, lead: str, heads: tuple[str, str], *told: str) -> list[Stake]:
    """The holdings of a list of investments in whose cells shares stand, or who holds them as well."""
    rows = [
        ("序号", heads[0], heads[1]),
        ("1", "砚池投资", "99%"),
        ("2", "兼岚电子", "55%"),
        ("3", "海粟置业", "14.68%"),
    ]
    table = "\n".join("\t".join(row) for row in rows)
    _, document = prospectus(f"{lead}\n{table}\n", history=False)
    for cell in document.tables[-1].cells:
        if cell.column == 2 and cell.row and told:
            cell.text = told[cell.row - 1] + cell.text
    annotations_of(document).know(find_names)
    records = capital_records(document, take_inventory(document))
    return [(row.holder, row.firm, row.ratio) for row in records.shareholdings]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("verb", ["持股", "持有", "出资"])
def test_a_list_of_investments_names_its_holders(
    heads: tuple[str, str], verb: str, prospectus: Prospectus
) -> None:
    told = (f"陈晨{verb}", f"砚池投资{verb}", f"砚池投资直接{verb}")
    assert listed(prospectus, "截至报告期末的对外投资如下：", heads, *told) == [
        ("陈晨", "砚池投资", 99.0),
        ("砚池投资", "兼岚电子", 55.0),
        ("砚池投资", "海粟置业", 14.68),
    ]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize(
    ("lead", "holder"),
    [
        ("截至本招股说明书签署日，陈晨对其他企业的投资情况如下：", "陈晨"),
        ("陈晨除持有云岚控股有限公司100%股权外，对其他企业的主要投资情况如下：", "陈晨"),
        ("松石资本对外投资的企业如下：", "松石资本"),
        ("公司对外投资的企业如下：", None),
        ("主要企业如下：", None),
    ],
)
def test_a_list_of_bare_shares_is_of_whom_the_sentence_before_names(
    lead: str, holder: str | None, heads: tuple[str, str], prospectus: Prospectus
) -> None:
    found = [row for row in listed(prospectus, lead, heads) if row[1] != "云岚控股有限公司"]
    firms = [("砚池投资", 99.0), ("兼岚电子", 55.0), ("海粟置业", 14.68)]
    assert found == ([(holder, firm, ratio) for firm, ratio in firms] if holder else [])
