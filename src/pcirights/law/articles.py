"""How the number of an article is written: 第二十三条第一款第三项, 23(1)(3), Art. 23(1)(3)."""

from __future__ import annotations

from dataclasses import dataclass

DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class ArticleNumber:
    """An article's number in three notations: data, Chinese letter, English text."""

    article: str
    zh: str
    en: str


def number_zh(n: int) -> str:
    """1 to 9999 in Chinese numerals: 10 is 十, 25 二十五, 105 一百零五, 1034 一千零三十四."""
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            out += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(out)
    return out.removeprefix("一") if 10 <= n < 20 else out


def cite(article: str, paragraph: int | None, item: int | None) -> ArticleNumber:
    """The three notations of one number.

    ``article`` is digits, with ``-1`` for 之一. Raises ValueError for anything else.
    """
    main, _, added = article.partition("-")
    zh = f"第{number_zh(int(main))}条"
    if added:
        zh += f"之{number_zh(int(added))}"
    short = article
    if paragraph is not None:
        zh += f"第{number_zh(paragraph)}款"
        short += f"({paragraph})"
    if item is not None:
        zh += f"第{number_zh(item)}项"
        short += f"({item})"
    return ArticleNumber(short, zh, f"Art. {short}")
