"""What enumerated values are called on the screen and in the data dictionary."""

from __future__ import annotations

_QUALIFIER = {
    "exact": "恰为",
    "about": "约",
    "more_than": "超过",
    "at_least": "不低于",
    "less_than": "不足",
    "at_most": "不超过",
    "nearly": "近",
    "several": "数",
    "range": "区间",
    "undisclosed": "未披露",
}

LABELS: dict[str, dict[str, str]] = {
    "qualifier": _QUALIFIER,
    "currency": {
        "CNY": "人民币",
        "USD": "美元",
        "HKD": "港元",
        "EUR": "欧元",
        "JPY": "日元",
        "GBP": "英镑",
        "KRW": "韩元",
        "TWD": "新台币",
        "SGD": "新加坡元",
        "MOP": "澳门元",
        "AUD": "澳元",
        "CAD": "加元",
        "CHF": "瑞士法郎",
        "INR": "印度卢比",
        "RUB": "卢布",
    },
    "documents.kind": {
        "white_paper": "白皮书与研究报告",
        "prospectus": "招股说明书",
        "policy_notice": "政策文件",
        "other": "其他",
    },
    "pages.source": {"native": "文件自带", "ocr": "识别所得", "none": "没有文字"},
    "pages.status": {
        "ok": "正常",
        "garbled": "文字层错乱",
        "scanned": "只有图像",
        "failed": "读取失败",
        "skipped": "略过",
    },
    "source_tables.ruling": {"ruled": "有框线", "three_line": "三线表", "borderless": "无线"},
    "organizations.kind": {
        "firm": "企业",
        "investor": "投资机构",
        "fund": "基金",
        "government": "政府部门",
        "exchange": "交易所",
        "association": "协会联盟",
        "research": "研究机构",
        "media": "媒体",
        "intermediary": "中介机构",
        "other": "其他",
    },
    "organization_names.kind": {
        "full": "全称",
        "short": "简称",
        "english": "外文名",
        "alias": "本文件内代称",
    },
    "funding_rounds.kind": {
        "round": "融资轮次",
        "founding": "设立",
        "capital_increase": "增资",
        "share_transfer": "股权转让",
        "share_reform": "整体变更",
        "capital_reduction": "减资",
        "conversion": "转增",
        "merger": "并购",
        "ipo": "首次公开发行",
    },
    "funding_participants.role": {
        "lead": "领投",
        "participant": "跟投",
        "sole": "独家",
        "investor": "认购方",
        "transferor": "转让方",
        "transferee": "受让方",
        "acquirer": "收购方",
        "unspecified": "未说明",
    },
    "statistics.relation": {
        "level": "水平",
        "share": "占比",
        "growth": "增长率",
        "change": "增减量",
        "rank": "位次",
        "multiple": "倍数",
    },
    "statistics.modality": {"actual": "实际", "planned": "计划", "expected": "预计", "target": "目标"},
    "policies.level": {"national": "国家", "provincial": "省", "municipal": "市", "county": "区县"},
    "policies.is_document": {"0": "文中提到", "1": "文件本身"},
    "policy_measures.role": {
        "measure": "举措",
        "section": "章节",
        "preamble": "引言",
        "scope": "范围",
        "final": "附则",
        "condition": "条件",
    },
    "measure_amounts.kind": {"amount": "金额", "ratio": "比例", "target": "目标"},
    "measure_amounts.role": {
        "support": "扶持",
        "cap": "上限",
        "threshold": "门槛",
        "base": "计算基数",
        "target": "目标",
        "fine": "罚款",
        "fund": "基金规模",
    },
    "corrections.judgement": {"right": "对", "wrong": "错", "changed": "改"},
    "checks.kind": {
        "sum": "合计",
        "share": "占比",
        "growth": "增长",
        "product": "乘积",
        "flow_snapshot": "变动与时点",
        "caption": "目录与题名",
        "cross_document": "文件之间",
    },
    "checks.verdict": {
        "consistent": "相符",
        "within_rounding": "舍入所致",
        "inconsistent": "不符",
        "undetermined": "无法判断",
    },
    "ingest_log.status": {
        "done": "完成",
        "unchanged": "没有变化",
        "failed": "失败",
        "partial": "部分页面没有读出",
    },
}
"""Chinese names of values, by `table.column`, or by column where the column means the same in every table."""


def labels(table: str, column: str) -> dict[str, str]:
    """The names of a column's values; empty where its values are not enumerated."""
    return LABELS.get(f"{table}.{column}") or LABELS.get(column) or {}


def label(table: str, column: str, value: object) -> str | None:
    """The name of one value, if it has one."""
    return labels(table, column).get(str(value))
