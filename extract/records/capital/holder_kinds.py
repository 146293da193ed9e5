"""What kind of holder a name is: a person, a firm, a fund, a staff platform, the state."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.records.capital.firms import Firms
from schemas import Document

_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}")
_FOREIGN_PERSON = re.compile(r"[A-Z][A-Za-z]+(?:[ ,]+[A-Z][A-Za-z.]*){1,3}")
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "司徒")
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公岳帅缑亢况郈有琴肖闫付代覃阳佘仝闾邸岐"
)


_KIND_NOUN = re.compile(
    r"(?<![控参])股$|^(?:全体|其他|其余|原有?|现有|所有|部分|社会|公众|境[内外])*(?:股东|投资者|投资人|发起人|合伙人)$"
)


def is_kind(name: str) -> bool:
    """Whether a holder or party is told by its kind, and is nobody's name: 国有法人股, 全体股东."""
    return _KIND_NOUN.search(name) is not None


def note_platforms(document: Document, firms: Firms, holders: set[str]) -> None:
    """Complete `firms.kinds` with the holders that running text calls platforms of the staff."""
    names = sorted((firms.organizations | holders) - firms.aliases, key=len, reverse=True)
    if not names:
        return
    name = "|".join(map(re.escape, names))
    said = re.compile(
        rf"持股平台(?:为|系|是|即|：|“)?(?P<after>{name})|(?P<before>{name})(?:系|为|是|作为)[^，。；]{{0,16}}持股平台"
    )
    for block in document.blocks:
        if block.kind in ("paragraph", "footnote") and "持股平台" in block.text:
            for match in said.finditer("".join(block.text.split())):
                firms.kinds[match["after"] or match["before"]] = "platform"


def holder_kind(name: str, firms: Firms, nature: str = "") -> str | None:
    """The kind of a holder by its name, its full name, what the definitions say of it, and the nature of its shares
    that the table prints; None where nothing tells."""
    words = vocabularies.load("capital_words")
    said = nature + name
    full = firms.full_names.get(_bare(name), _bare(name))
    if firms.kinds.get(_bare(name)) == "platform":
        return "员工持股平台"
    kinds: dict[str, list[str]] = words["holder_kinds"]
    kind = next((k for k, signs in kinds.items() if any(sign in full for sign in signs)), None)
    if any(sign in said for sign in words["state_signs"]) and kind not in ("政府", "社会公众"):
        return "国有股东"
    if is_person(_bare(name)) and (kind is None or full == _bare(name)):
        return "自然人"
    return kind


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's: a family name and one or two signs more.

    >>> is_person("欧阳锋"), is_person("陈晨"), is_person("霁川创投")
    (True, True, False)
    """
    if _FOREIGN_PERSON.fullmatch(name):
        return not re.search(
            r"Ltd|Limited|Inc|LLC|LP|Fund|Capital|Group|Company|Corp|Holding|Investment", name, re.I
        )
    if not _PERSON.fullmatch(name):
        return False
    if "·" in name:
        return True
    if len(name) == 4:
        return name.startswith(_COMPOUND)
    return name[0] in _SURNAMES or name.startswith(_COMPOUND)


def _bare(name: str) -> str:
    return re.sub(r"[（(](?:SS|CS|ss|cs)[）)]|[*注\d]+$", "", name)
