"""The attached table of what is supported, and the imprint that closes the document."""

from __future__ import annotations

from corpus.generator.blocks import Group, Html
from corpus.generator.policy.notice import BUREAU
from corpus.generator.tables import Row, Table

ITEMS = (
    ("产业集聚", "重大项目设备补助", "设备投资额的10%，最高3000万元", "市新型储能产业发展局", "第四条"),
    ("产业集聚", "企业上规模奖励", "100万元、300万元、500万元三档", "市新型储能产业发展局", "第五条"),
    ("产业集聚", "优质企业认定奖励", "100万元、50万元、20万元三档", "市经济和信息化局", "第六条"),
    ("产业集聚", "首台（套）奖励", "销售价格的20%，最高500万元", "市经济和信息化局", "第七条"),
    ("技术创新", "重大攻关项目资助", "研发投入的30%，最高800万元", "市科技局", "第八条"),
    ("技术创新", "创新平台支持", "国家级1000万元，省级300万元", "市科技局", "第九条"),
    ("技术创新", "标准制定奖励", "每项100万元、50万元、20万元", "市市场监管局", "第十条"),
    ("应用场景", "用户侧储能补贴", "放电量0.2元/千瓦时，累计不超过300万元", "市发展改革委", "第十一条"),
    ("应用场景", "独立储能容量补偿", "每千瓦每年100元，不超过3年", "市发展改革委", "第十二条"),
    ("应用场景", "虚拟电厂建设奖励", "最高200万元", "市能源局", "第十三条"),
    ("要素保障", "产业基金", "总规模50亿元，首期20亿元", "市财政局", "第十四条"),
    ("要素保障", "贷款贴息", "报价利率的50%以内，每年最高200万元", "市委金融办", "第十五条"),
    ("要素保障", "上市奖励", "累计不超过1000万元", "市委金融办", "第十五条"),
    ("要素保障", "人才团队资助", "最高2000万元", "市委人才办", "第十六条"),
)

ITEM_TABLE = Table(
    "items",
    ("支持方向", "序号", "支持事项", "支持标准", "牵头单位", "对应条款"),
    tuple(Row((area, str(i), *rest)) for i, (area, *rest) in enumerate(ITEMS, 1)),
    (11, 7, 18, 34, 20, 10),
    "ccllcc",
    "湖州市新型储能产业支持事项一览表",
    merge=(0,),
    break_after=7,
)

BLOCKS = (
    Group(
        (
            Html('<p class="attachment-mark">附件2</p>'),
            ITEM_TABLE,
            Html(
                '<p class="remark">注：样例文件，发文机关、文号、政策内容和数额均属虚构，'
                "不作为任何申报依据。</p>"
            ),
        ),
        "wide",
    ),
    Html(
        f'<div class="last-page"><div class="imprint"><div class="line"></div><div>抄送：市委办公室，'
        f"市人大常委会办公室，市政府办公室，市政协办公室。</div>"
        f'<div class="thin line"></div><div class="last"><span>{BUREAU}办公室</span><span class="day">2024年'
        f'4月28日印发</span></div><div class="line"></div></div></div>'
    ),
)
