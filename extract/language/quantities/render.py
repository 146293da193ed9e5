"""A number in the spellings in which a source may print it: for tests, and to look for a figure in a text."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_MAGNITUDES = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_LARGEST = 10**16


def arabic(value: float, decimals: int | None = None) -> str:
    """Digits without an exponent, with as many decimals as the value has or as asked for."""
    number = Decimal(repr(value))
    if decimals is not None:
        return f"{number:.{decimals}f}"
    return _trimmed(number)


def with_separators(value: float, decimals: int | None = None) -> str:
    """Digits in groups of three: 7,841.12."""
    whole, point, rest = arabic(value, decimals).partition(".")
    return (
        f"{int(whole):,}{point}{rest}" if not whole.startswith("-0") else f"-{int(whole[1:]):,}{point}{rest}"
    )


def in_magnitude(value: float, magnitude: str) -> str:
    """Digits before a magnitude: 15.84亿 for 1584000000 in 亿."""
    number = Decimal(repr(value)).scaleb(-_MAGNITUDES[magnitude])
    return _trimmed(number) + magnitude


def chinese(number: int) -> str:
    """A whole number in Chinese numerals: 三千八百万, 一百零五."""
    if not 0 <= number < _LARGEST:
        raise ValueError(f"超出可写的范围：{number}")
    if number >= 10**8:
        above, below = divmod(number, 10**8)
        return chinese(above) + "亿" + _below(below, 10**7)
    if number >= 10**4:
        above, below = divmod(number, 10**4)
        return chinese(above) + "万" + _below(below, 10**3)
    return _section(number)


def capitals(value: float) -> str:
    """A sum of money in capitals: 壹佰万元整, 叁元伍角."""
    cents = int((Decimal(repr(value)) * 100).to_integral_value())
    yuan, cents = divmod(cents, 100)
    tenths, hundredths = divmod(cents, 10)
    text = _as_capitals(yuan) + "元"
    if not cents:
        return text + "整"
    if tenths:
        text += _CAPITAL_DIGITS[tenths] + "角"
    elif yuan:
        text += "零"
    return text + (_CAPITAL_DIGITS[hundredths] + "分" if hundredths else "")


def spellings(value: float, unit: str | None) -> list[str]:
    """Every spelling of a value in base units, without spaces and full-width signs.

    Compare with a text that has neither. Nothing is rounded: 58134000000 元 has 581.34亿元, not 581亿元.
    """
    number = Decimal(repr(value))
    if unit == "%":
        return [form + "%" for form in _decimal_forms(number, 2)] + _parts_of_a_whole(number)
    money = unit is not None and unit.partition("/")[0].endswith("元")
    suffix = unit or ""
    forms = [form + suffix for form in _decimal_forms(number, 2 if money or _places(number) else 0)]
    for magnitude in _MAGNITUDES if money else ("万", "亿", "万亿"):
        scaled = number.scaleb(-_MAGNITUDES[magnitude])
        if abs(scaled) >= Decimal("0.1") and _places(scaled) <= 6:
            printed = _decimal_forms(scaled, 2)
            forms += [form + magnitude + suffix for form in printed]
            forms += [form + magnitude for form in printed if money and magnitude in ("万", "亿", "万亿")]
    if not _places(number) and 0 <= number < _LARGEST:
        spelled = chinese(int(number))
        short = spelled.removeprefix("一") if spelled.startswith("一十") else spelled
        forms += [form + suffix for form in (spelled, short, _with_liang(spelled))]
    if unit == "元" and 1 <= number < _LARGEST and _places(number) <= 2:
        forms.append(capitals(value))
    return list(dict.fromkeys(forms))


def _decimal_forms(number: Decimal, padding: int) -> list[str]:
    """With and without separators, and with the zeros that a column of fixed decimals adds."""
    padded = [_trimmed(number)] + [
        f"{number:.{places}f}" for places in range(1, padding + 1) if places > _places(number)
    ]
    separated = [f"{Decimal(text):,f}" for text in padded] if abs(number) >= 1000 else []
    return padded + separated


def _parts_of_a_whole(number: Decimal) -> list[str]:
    """35.5 % as 百分之三十五点五, 70 % as 七成, 50 % as 一半."""
    forms: list[str] = []
    if 0 <= number <= 1000:
        whole, _, decimals = f"{number:f}".partition(".")
        decimals = decimals.rstrip("0")
        spelled = chinese(int(whole)).removeprefix("一") if 10 <= int(whole) < 20 else chinese(int(whole))
        forms.append(
            "百分之"
            + spelled
            + ("点" + "".join(_DIGITS[int(digit)] for digit in decimals) if decimals else "")
        )
    if 0 < number < 100 and number % 10 == 0:
        tenth = int(number // 10)
        forms += [f"{_DIGITS[tenth]}成", f"{tenth}成"]
        forms += ["两成"] if tenth == 2 else []
    if number == 50:
        forms += ["一半", "半数"]
    return forms


def _with_liang(spelled: str) -> str:
    """两 is said for 二 at the beginning, save in 二十."""
    return "两" + spelled[1:] if spelled.startswith("二") and not spelled.startswith("二十") else spelled


def _below(number: int, leading: int) -> str:
    if not number:
        return ""
    return chinese(number) if number >= leading else "零" + chinese(number)


def _section(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    text, gap = "", False
    for power, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + place
            gap = False
        else:
            gap = True
    return text


def _as_capitals(number: int) -> str:
    return chinese(number).translate(_CAPITALS)


def _places(number: Decimal) -> int:
    """Digits after the point, without trailing zeros."""
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _trimmed(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
