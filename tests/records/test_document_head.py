"""What the first page says a document is: title, number, issuer and date of notices, plans, laws and announcements."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.options import Options
from extract.reading.reader import read
from extract.records.inventory import take_inventory
from extract.records.kind import describe
from extract.records.policies.issuing import issue_of
from schemas import Block, Document, Page

HEADS = {
    "a notice signed at its end": (
        "清澜市人民政府关于促进制造业发展的若干意见\n清政发〔2024〕12号\n各区人民政府：\n"
        + "\n".join(f"{n}、支持第{i}类企业开展技术改造。" for i, n in enumerate("一二三四五六七八九十", 1))
        + "\n清澜市人民政府\n2024年3月8日\n",
        ("清澜市人民政府关于促进制造业发展的若干意见", "清政发〔2024〕12号", "清澜市人民政府", "2024-03-08"),
    ),
    "a plan with its body and month below the title": (
        "清澜市“十四五”制造业发展规划\n（清澜市工业和信息化局 2021年9月）\n前言\n一、发展基础\n全市共有企业300家。\n",
        ("清澜市“十四五”制造业发展规划", None, "清澜市工业和信息化局", "2021-09"),
    ),
    "a law passed by a congress": (
        "清澜市数据条例\n（2023年11月2日清澜市第十七届人民代表大会常务委员会第八次会议通过）\n第一章 总则\n"
        "第一条 为了规范数据处理活动，制定本条例。\n第二条 本条例自2024年1月1日起施行。\n",
        ("清澜市数据条例", None, "清澜市第十七届人民代表大会常务委员会", "2023-11-02"),
    ),
    "an announcement with a number of its own": (
        "清澜市商务局\n关于开展2024年消费券发放工作的公告\n2024年第5号\n为促进消费，现公告如下：\n一、总额5000万元。\n"
        "特此公告。\n清澜市商务局\n2024年4月20日\n",
        ("关于开展2024年消费券发放工作的公告", "2024年第5号", "清澜市商务局", "2024-04-20"),
    ),
}


DUTIES = "\n".join(
    f"（{n}）企业应当建立第{i}类设备的清单，定期核对并保存记录。"
    for i, n in enumerate("一二三四五六七八九十", 1)
)


def test_a_method_without_the_notice_that_issued_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"附件：\n储能设施安全防护能力评估方法\n1.适用范围\n1.1本方法适用于储能设施的评估活动。\n{DUTIES}\n",
        encoding="utf-8",
    )
    document = read(path)
    describe(document, Options(), take_inventory(document))
    assert (document.kind, document.title) == ("policy_notice", "储能设施安全防护能力评估方法")


def test_numbered_paragraphs_that_demand_nothing_are_no_notice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    told = DUTIES.replace("应当建立", "建立了")
    path.write_text(f"储能设施观察\n1.概况\n1.1去年建成设施二十座。\n{told}\n", encoding="utf-8")
    document = read(path)
    describe(document, Options(), take_inventory(document))
    assert document.kind == "other"


NOUNS = ["粮食仓储", "船舶修造", "数字影视"]
PROVISIONS = {
    "acts without a subject": "{n}、推动{noun}第{i}类项目落地，引导银行扩大中长期融资。",
    "grants without numbers": "对{noun}第{i}类企业，按新增设备投入的{i}%给予一次性补助，最高{i}0万元。",
    "labels": "政策内容：{noun}第{i}类岗位由用人单位给予每人每月{i}00元生活补助。",
    "duties": "第{n}条 从事{noun}的经营者应当在{i}日内报送第{i}类记录。",
    "prohibitions": "（{n}）未经登记，任何单位不得从事第{i}类{noun}活动。",
}
NARRATIONS = {
    "what was done": "{n}、{noun}企业去年新开了第{i}类门店，订单比上年多了{i}成。",
    "how it is": "{n}、第{i}类{noun}产品的毛利率是{i}0%，主要客户集中在沿海。",
    "what is expected": "（{n}）{noun}第{i}类市场有望保持平稳，龙头份额可能上升。",
}


def headed(title: str, form: str, noun: str, tmp_path: Path) -> Document:
    """A text file of a title and eight paragraphs of a form."""
    body = "\n".join(form.format(n=n, i=i, noun=noun) for i, n in enumerate("一二三四五六七八", 1))
    path = tmp_path / "a.txt"
    path.write_text(f"{title}\n{body}\n", encoding="utf-8")
    document = read(path)
    describe(document, Options(), take_inventory(document))
    return document


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("form", PROVISIONS.values(), ids=PROVISIONS.keys())
def test_what_provides_is_a_policy_whatever_it_is_called(form: str, noun: str, tmp_path: Path) -> None:
    for title in (f"{noun}发展二十问", f"{noun}图谱与扶持清单"):
        assert headed(title, form, noun, tmp_path).kind == "policy_notice"


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("form", NARRATIONS.values(), ids=NARRATIONS.keys())
def test_what_only_tells_is_none(form: str, noun: str, tmp_path: Path) -> None:
    for title, kind in ((f"{noun}发展二十问", "other"), (f"{noun}年度研究报告", "white_paper")):
        assert headed(title, form, noun, tmp_path).kind == kind


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("发布时间：2023-05-06 09:12:30\t来源：青屿区商务局", "2023-05-06"),
        ("文号：屿府规〔2023〕2号；生成日期：2023年5月6日。", "2023-05-06"),
        ("招股说明书签署日期 2023年5月6日", "2023-05-06"),
        ("青屿产业观察 2023-05-06", "2023-05-06"),
        ("编辑：周禾 2023年5月6日", "2023-05-06"),
        ("（来源：青屿市统计局2023年5月6日发布）", "2023-05-06"),
        ("2023年5月6日青屿市第九届人民代表大会常务委员会第三次会议通过", "2023-05-06"),
        ("2023年5月第2版", "2023-05"),
        ("成立日期：2001年7月19日", None),
        ("上市日期：2006年9月22日", None),
        ("公司设立于2001年7月19日", None),
        ("2021年3月—2023年5月", None),
        ("数据截至2023年5月6日", None),
        ("股权登记完成，新股东于2023年5月6日", None),
        ("本办法自2023年5月6日起施行", None),
        ("2021年度", None),
        ("2021-07-23 来源：清澜晚报", "2021-07-23"),
        ("2021-07-23 10:30 清澜产业网", "2021-07-23"),
        ("2021/7/23 作者：林远舟", "2021-07-23"),
        ("2021-07-23 召开股东会，审议通过", None),
        ("2021年7月23日 增资", None),
    ],
)
def test_only_a_line_that_issues_dates_a_document(line: str, date: str | None) -> None:
    issue = issue_of(line)
    assert (issue.date if issue else None) == date


@pytest.mark.parametrize(
    "head", ["青屿市人民政府令\n第18号", "青屿市人民政府令第18号", "青屿市人民政府文件\n屿政发〔2024〕18号"]
)
@pytest.mark.parametrize(
    "sent", ["已经2024年2月1日市政府第6次常务会议审议通过，现予公布", "已由市政府常务会议通过，现予印发"]
)
@pytest.mark.parametrize(
    "signed", ["市长 周禾\n2024年2月8日", "市长周禾2024年2月8日", "青屿市人民政府\n2024年2月8日"]
)
def test_what_a_decree_promulgates_is_the_document(head: str, sent: str, signed: str, tmp_path: Path) -> None:
    title = "青屿市渡口渡船管理规定"
    path = tmp_path / "a.txt"
    articles = "\n".join(f"第{n}条 渡船经营者应当保存第{n}类记录。" for n in "一二三四五六")
    path.write_text(
        f"{head}\n《{title}》{sent}，自2024年5月1日起施行。\n{signed}\n{title}\n{articles}\n",
        encoding="utf-8",
    )
    document = read(path)
    describe(document, Options(), take_inventory(document))
    assert (document.kind, document.title) == ("policy_notice", title)
    assert (document.issuer, document.published_on) == ("青屿市人民政府", "2024-02-08")
    assert "18号" in (document.document_number or "")


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS.keys())
def test_heads_of_policies(text: str, expected: tuple[str | None, ...], tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(text, encoding="utf-8")
    document: Document = read(path)
    describe(document, Options(), take_inventory(document))
    assert document.kind == "policy_notice"
    assert (document.title, document.document_number, document.issuer, document.published_on) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（2021年3月1日市政府常务会议通过 2021年4月5日公布）", ("市政府常务会议", "2021-04-05")),
        ("（征求意见稿）", (None, None)),
        ("（以下简称“本条例”，自2024年1月1日起施行）", (None, None)),
        ("（清澜市商务局2022年12月）", ("清澜市商务局", "2022-12")),
    ],
)
def test_notes_below_a_title(note: str, expected: tuple[str | None, str | None]) -> None:
    issue = issue_of(note)
    assert (issue.by if issue else None, issue.date if issue else None) == expected


def described(*lines: tuple[str, float], body: str = "") -> Document:
    """A first page of lines in given sizes, with running text below."""
    made, text = Document(pages=1), ""
    for words, size in (*lines, *((body, 10.0),) * 3):
        part = (1, len(text), len(text) + len(words))
        kind = "paragraph" if size < 12 else "heading"
        made.blocks.append(Block(kind=kind, text=words, parts=[part], size=size))  # type: ignore[arg-type]
        text += f"{words}\n"
    made.page_list.append(Page(page=1, text=text))
    describe(made, Options(), take_inventory(made))
    return made


BODY = "公司具备证券投资咨询业务资格，本报告仅供客户参考，据此投资的后果由投资者自行承担，与公司无关，请务必阅读末页。"
COVERS = {
    "the largest print whatever its words": (
        [("证券研究报告", 18.0), ("推进渠道改革，龙头持续变革转型", 29.0), ("2026年04月01日", 13.0)],
        "推进渠道改革，龙头持续变革转型",
    ),
    "lines of one print, and the year below": (
        [
            ("储能终端固件安全和", 36.0),
            ("用电隐私防护研究报告", 36.0),
            ("（2022年）", 30.0),
            ("2022年6月", 22.0),
        ],
        "储能终端固件安全和用电隐私防护研究报告（2022年）",
    ),
    "the firm in large print is no title": (
        [("清澜精工股份有限公司", 24.0), ("2022年年度报告", 20.0), ("2023年3月28日", 16.0)],
        "2022年年度报告",
    ),
    "a numbered section is none": ([("第七章企业资信状况", 15.0)], None),
    "above all text, though hardly larger": (
        [("附件：", 10.0), ("储能电站运行安全评价方法", 12.2)],
        "储能电站运行安全评价方法",
    ),
    "in the print of the sections: none": (
        [
            ("事件简评", 13.0),
            (BODY, 10.0),
            ("经营分析", 13.0),
            (BODY, 10.0),
            ("盈利预测、估值与评级", 13.1),
        ],
        None,
    ),
    "the day beside it is no part of it": (
        [("渠道改革见效，增长动能充足2023年11月02日", 17.0)],
        "渠道改革见效，增长动能充足",
    ),
    "a name behind its label is none": ([("编写单位：清澜精工股份有限公司", 15.0)], None),
    "the end of a broken line is none": ([("〔2015〕28号）的有关要求", 20.0)], None),
    "nothing large": ([("公司具备证券投资咨询业务资格", 10.0)], None),
}


@pytest.mark.parametrize(("lines", "expected"), COVERS.values(), ids=COVERS.keys())
def test_titles_of_covers(lines: list[tuple[str, float]], expected: str | None) -> None:
    assert described(*lines, body=BODY).title == expected


def test_a_title_begins_with_its_issuer() -> None:
    found = described(("无锡市园林和城市管理局", 30.0), ("2023年度部门决算", 30.0), body=BODY)
    assert (found.title, found.issuer) == ("无锡市园林和城市管理局2023年度部门决算", "无锡市园林和城市管理局")


@pytest.mark.parametrize("named", ["扶持政策", "优惠办法", "说明"])
def test_a_text_of_grants_is_a_policy_whatever_its_paragraphs_begin_with(tmp_path: Path, named: str) -> None:
    path = tmp_path / "a.txt"
    told = "\n".join(f"对在园区注册的第{i}类数据企业，给予{i}0万元一次性奖励。" for i in "一二三四五六七八")
    path.write_text(
        f"清澜数据产业园{named}\n一、产业\n{told}\n二、人才\n企业聘用的人才另有补贴。\n", encoding="utf-8"
    )
    document = read(path)
    describe(document, Options(), take_inventory(document))
    assert document.kind == "policy_notice"


def test_the_offering_document_of_a_bond_is_a_prospectus(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "清澜能源股份有限公司公开发行公司债券募集说明书\n发行人：清澜能源股份有限公司\n", encoding="utf-8"
    )
    document = read(path)
    describe(document, Options(), take_inventory(document))
    assert document.kind == "prospectus"


def test_the_days_of_a_list_of_news_date_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    entries = "\n".join(
        f"第{i}家船厂交付新船\n2024-0{i}-1{i}\n船厂向客户交付了一艘散货船，用于近海运输。"
        for i in range(1, 6)
    )
    path.write_text(f"船舶行业动态\n{entries}\n", encoding="utf-8")
    document = read(path)
    describe(document, Options(), take_inventory(document))
    assert document.published_on is None
