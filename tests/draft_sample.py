"""A draft of two pages on the project's samples: 40 figures, 10 of them altered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document

MARKED = re.compile(r"\{([^{}]+)\}|\[\[([^\[\]]+)\]\]")

# {…} is a figure as the sources have it, in whatever spelling; [[…]] is one that was altered.
DRAFT: list[tuple[str, str | list[list[str]]]] = [
    ("title", "储能产业投融资情况简报"),
    ("paragraph", "（2024年7月15日，联系电话：010-6655 7788）"),
    ("heading", "一、产业规模"),
    (
        "paragraph",
        "2023年，我国新型储能继续快速发展。截至2023年底，全国新型储能累计装机规模约{33.9吉瓦}，较上年末增长[[163.2%]]。"
        "全年新增装机{19.56吉瓦}。锂离子电池占累计装机的{93.1%}。"
        "储能系统中标均价由年初的1.45元/瓦时降至年末的[[0.92元/瓦时]]。".replace(
            "1.45元/瓦时", "{1.45元/瓦时}"
        ),
    ),
    ("heading", "二、一级市场"),
    (
        "paragraph",
        "联盟全年追踪到新型储能融资事件{286起}，同比增长{33.0%}；披露融资金额合计{5129000万元}。"
        "分领域看，电芯与电池材料融资金额为{201.5亿元}，占全部的[[49.3%]]；长时储能技术获得融资{79.7亿元}，同比增长{95.3%}（图 2）。",
    ),
    (
        "paragraph",
        "从地区看，东部地区发生融资事件[[168起]]，占全国的{65.0%}；中部地区{54起}，同比增长{42.1%}。",
    ),
    ("caption", "表 1 2023年部分企业融资（单位：亿元）"),
    (
        "table",
        [
            ["序号", "企业", "轮次", "融资金额"],
            ["1", "屿安电池", "C轮", "{6.8}"],
            ["2", "融昇电气", "D轮", "{12}"],
            ["3", "衡谷液流", "B轮", "[[8]]"],
            ["4", "砺芯储能", "A轮", "{1.5}"],
        ],
    ),
    ("heading", "三、二级市场与基金"),
    (
        "paragraph",
        "2023年新增新型储能上市企业[[11家]]，首发募集资金{132.8亿元}。截至2023年底，新型储能上市企业共{六十四家}，其中科创板{23家}。",
    ),
    (
        "paragraph",
        "各地全年新设储能相关政府引导基金{27只}，目标总规模约{1860亿元}。湖州太湖源新型储能产业基金总规模{50亿元}，首期规模[[30亿元]]。",
    ),
    ("heading", "四、重点企业：澄屿科技"),
    (
        "paragraph",
        "1. 澄屿科技本次公开发行股票{2500万股}，每股发行价格[[26.80元]]，募集资金总额{7.15亿元}。",
    ),
    (
        "paragraph",
        "2. 2023年度，公司营业收入约{6.64亿元}，净利润[[5,997.84万元]]。截至2023年末，公司员工总数为{618人}，其中研发人员{142人}。",
    ),
    ("heading", "五、地方政策"),
    (
        "paragraph",
        "湖州市提出，到2025年全市新型储能产业年营业收入达到{600亿元}。"
        "对新引进的固定资产投资1亿元以上的新型储能制造项目，按设备投资额的[[15%]]给予补助，单个项目最高不超过{3000万元}。".replace(
            "1亿元以上", "{1亿元以上}"
        ),
    ),
]

# The same samples told with right digits in wrong places: figures crossed, another year, firm, metric, region or round.
CROSSED: list[tuple[str, str | list[list[str]]]] = [
    ("heading", "一、产业规模"),
    (
        "paragraph",
        "截至2023年底，全国新型储能累计装机规模约[[19.56吉瓦]]。2023年全年新增装机[[33.9吉瓦]]。"
        "锂离子电池占新型储能累计装机的{93.1%}。储能系统中标均价由年初的[[0.82元/瓦时]]升至年末的[[1.45元/瓦时]]。",
    ),
    ("heading", "二、一级市场"),
    (
        "paragraph",
        "2023年联盟追踪到新型储能融资事件{286起}，同比增长{33.0%}；披露融资金额合计{512.9亿元}。"
        "长时储能技术获得融资[[201.5亿元]]，电芯与电池材料融资金额为[[79.7亿元]]。",
    ),
    (
        "paragraph",
        "2023年，中部地区发生融资事件{54起}，同比增长{42.1%}。东部地区融资事件占全国的{65.0%}。",
    ),
    (
        "paragraph",
        "屿安电池C轮融资{6.8亿元}。融昇电气D轮融资[[6.8亿元]]。砺芯储能A轮融资{1.5亿元}。屿安电池C轮融资[[1.5亿元]]。",
    ),
    ("heading", "三、二级市场与基金"),
    (
        "paragraph",
        "2023年新增新型储能上市企业{9家}，首发募集资金{132.8亿元}。截至2023年底，新型储能上市企业共{64家}，其中科创板{23家}。",
    ),
    ("paragraph", "湖州太湖源新型储能产业基金总规模{50亿元}。"),
    ("heading", "四、重点企业：澄屿科技"),
    (
        "paragraph",
        "澄屿科技本次公开发行股票{2500万股}，募集资金总额{7.15亿元}。截至2023年末，公司员工总数为[[142人]]，其中研发人员[[618人]]。"
        "2023年度，公司营业收入约{6.64亿元}，净利润[[6.64亿元]]。",
    ),
    ("heading", "五、湖州市的政策"),
    (
        "paragraph",
        "到2025年，湖州市新型储能产业年营业收入达到{600亿元}。到2023年，湖州市新型储能产业年营业收入达到[[600亿元]]。",
    ),
]


@dataclass
class Sample:
    """The draft as a file, and which of its figures are true."""

    path: Path
    right: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)


def write(path: Path, draft: list[tuple[str, str | list[list[str]]]] | None = None) -> Sample:
    """Write a marked draft as a Word file."""
    sample = Sample(path)

    def plain(text: str) -> str:
        for match in MARKED.finditer(text):
            (sample.right if match[1] else sample.altered).append(match[1] or match[2])
        return MARKED.sub(lambda match: match[1] or match[2], text)

    word = Document()
    for kind, content in draft or DRAFT:
        if isinstance(content, list):
            table = word.add_table(rows=len(content), cols=len(content[0]))
            for row, cells in zip(table.rows, content, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = plain(text)
        elif kind in ("title", "heading"):
            word.add_heading(plain(content), 0 if kind == "title" else 1)
        else:
            word.add_paragraph(plain(content))
    word.sections[0].footer.paragraphs[0].text = "第 1 页，共 2 页，印发 300 份"
    word.save(str(path))
    return sample
