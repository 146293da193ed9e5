"""The organizations of whole small documents."""

from __future__ import annotations

from pathlib import Path

from extract.options import Options
from extract.reading.reader import read
from extract.records.pipeline import extract_records
from schemas import Extraction


def extracted(tmp_path: Path, text: str, kind: str) -> Extraction:
    path = tmp_path / "document.txt"
    path.write_text(text, encoding="utf-8")
    return extract_records(read(path), Options(kind=kind))  # type: ignore[arg-type]


NOTICE = """\
清澜市清江区科技和工业信息化局关于印发清江区机器人产业扶持办法的通知

各街道办事处、各有关单位：

《清江区机器人产业扶持办法》已由区政府批准，现印发给你们，请认真落实。

清澜市清江区科技和工业信息化局
2024年5月20日

清江区机器人产业扶持办法
第一条 本办法由区财政局、区科工商信局按职责分工负责。
"""
PROSPECTUS = """\
清澜精工股份有限公司
首次公开发行股票并在创业板上市招股说明书
第一节 释义
发行人、公司 指 清澜精工股份有限公司
沪汽科技 指 沪汽科技基金有限公司
主承销商 指 远江证券股份有限公司
第四节 发行人基本情况
一、发行人股本的形成及变化情况
（一）2021年9月，第一次增资
2021年9月18日，公司召开股东会，由沪汽科技认缴新增注册资本51.4286万元，由陈晨认缴新增注册资本10万元。
本次增资完成后，公司股权结构如下：
序号 股东名称 持股数量（万股） 持股比例（%）
1 陈晨 1,000.00 90.00
2 沪汽科技 51.4286 5.00
3 社会公众股 50.00 5.00
合计 1,101.4286 100.00
"""


def test_bodies_to_which_a_notice_is_sent(tmp_path: Path) -> None:
    found = extracted(tmp_path, NOTICE, "policy_notice")
    named = {mention.name for mention in found.mentions}
    assert {"各街道办事处", "各有关单位", "区政府", "区财政局", "区科工商信局"} <= named


def test_persons_and_the_public_are_no_organizations(tmp_path: Path) -> None:
    found = extracted(tmp_path, PROSPECTUS, "prospectus")
    named = {name.name for organization in found.organizations for name in organization.names}
    assert {"沪汽科技", "沪汽科技基金有限公司", "远江证券股份有限公司"} <= named
    assert not {"陈晨", "社会公众股", "社会公众", "沪汽"} & named


def test_rows_have_the_organizations_of_their_names(tmp_path: Path) -> None:
    found = extracted(tmp_path, PROSPECTUS, "prospectus")
    (event,) = found.funding_rounds
    parties = {p.name: p.organization for p in event.participants}
    assert parties["陈晨"] is None
    assert parties["沪汽科技"] is not None
    assert parties["沪汽科技"].full_name == "沪汽科技基金有限公司"


def test_every_mention_quotes_its_page(tmp_path: Path) -> None:
    found = extracted(tmp_path, NOTICE, "policy_notice")
    pages = {page.page: page.text for page in found.document.page_list}
    assert found.mentions
    for mention in found.mentions:
        assert mention.evidence is not None
        quote = pages[mention.evidence.page][mention.evidence.char_start : mention.evidence.char_end]
        assert quote == mention.evidence.quote
