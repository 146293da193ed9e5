"""Tables in the shapes that documents print them in: few rules, bands, zebras, open sides, heads that return, a row and
a label over a page end. They are no sample: tests render them, and read them again."""

from __future__ import annotations

from corpus.generator.blocks import Block, Html
from corpus.generator.sample import Sample
from corpus.generator.shapes.tables import TABLES

# Letters of a watermark as paths, on every page at one place.
WATERMARK = Html(
    '<svg class="watermark" width="300" height="120" viewBox="0 0 300 120"><path fill="#e8e8e8" '
    'd="M10 100 C40 10 60 10 90 100 L70 100 C60 60 40 60 30 100 Z M110 100 L110 20 C190 20 190 100 110 100 Z '
    'M200 20 L220 20 L220 80 L280 80 L280 100 L200 100 Z"/></svg>'
)

# A column of notes beside the text, its lines on levels of their own.
NOTES = (
    "相关研究",
    "储能电站月度跟踪",
    "隔膜价格周报",
    "变流器出货简评",
    "电池回收专题",
    "容量电价政策点评",
    "海外户储需求",
)
PROSE = (
    "本期跟踪的站点都已经投运满一年，站内设备由三家供应商分别提供，各站的充放电策略由调度中心统一下达，"
    "运行数据每五分钟采集一次并在当日汇总。与上一期相比，站点的范围没有变化，个别站点因为检修停运了数日，"
    "停运期间的数据已经剔除。下面先说明总体的情况，再列出各站的明细，最后讨论影响效率的几个因素。"
)


def sample() -> Sample:
    """All shapes in one document."""
    notes = "".join(f"<div>{line}</div>" for line in NOTES)
    body: list[Block] = [
        WATERMARK,
        Html(f'<div class="noted"><div class="beside">{notes}</div><p>{PROSE}</p></div>'),
    ]
    for table in TABLES:
        body.append(Html(f'<p class="lead">下面是{table.caption}。</p>'))
        body.append(table)
    return Sample(
        name="table-shapes",
        header={"title": "表格的样子"},
        style="shapes.css",
        front=(),
        body=tuple(body),
        organizations=(),
        claims=(),
    )
