"""The law that a letter names: 《名称》第X条 where the number was read, else 《名称》有关规定."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pcirights.core.law import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcirights.core.law import Instrument, Provision
    from pcirights.core.routes import Basis
    from pcirights.letters.letter import Lang
    from pcirights.letters.template import Language

BETWEEN: dict[Lang, str] = {"zh": "、", "en": ", "}
AND: dict[Lang, str] = {"zh": "以及", "en": " and "}
LAWS: dict[Lang, str] = {"zh": "，", "en": "; "}
ARTICLE = re.compile(r"第[^第条]+条(?:之[零一二三四五六七八九十百千]+)?")
VERSION = re.compile(r"（\d{4}年[^（）]*）$")
MOST_PARTS = 2
"""Of more paragraphs than this the article as a whole is named."""


def basis(entries: Sequence[Basis], language: Language) -> str:
    """Return the instruments and articles of a route, those that give the right first.

    A supporting provision is named only by its number: a bare title would add nothing.
    """
    ordered = sorted(entries, key=lambda entry: entry.role is Role.SUPPORTING)
    useful = [e for e in ordered if e.role is Role.PRIMARY or e.provision.printable]
    laws = {entry.instrument.id: entry.instrument for entry in useful}
    cited = [
        _law(
            law,
            [e.provision for e in useful if e.instrument.id == law.id and e.provision.printable],
            language,
        )
        for law in laws.values()
    ]
    if len(cited) == 1:
        return cited[0]
    return LAWS[language.lang].join(cited[:-1]) + AND[language.lang] + cited[-1]


def title(instrument: Instrument, lang: Lang) -> str:
    """Return the title as a letter writes it: no brackets of its own, no note of the version."""
    if lang == "en":
        return instrument.title.en
    return VERSION.sub("", instrument.title.zh.removeprefix("《").removesuffix("》"))


def _law(law: Instrument, provisions: Sequence[Provision], language: Language) -> str:
    name = title(law, language.lang)
    if not provisions:
        return language.say("words", "basis.title", title=name)
    shown = _articles(provisions, language.lang)
    many = "basis.articles" if len(shown) > 1 else "basis.article"
    return language.say("words", many, title=name, articles=_joined(shown, language.lang))


def _articles(provisions: Iterable[Provision], lang: Lang) -> tuple[str, ...]:
    """Name each article once: 第十七条第一款; 第三十六条第一款、第二款."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for provision in provisions:
        number, bracket, rest = (provision.article or "").partition("(")
        zh = provision.article_zh or ""
        found = ARTICLE.match(zh)
        whole = found[0] if found else zh
        pair = (zh[len(whole) :], bracket + rest)
        known = parts.setdefault(f"{whole} {number}", [])
        if pair not in known:
            known.append(pair)
    return tuple(_article(key, known, lang) for key, known in parts.items())


def _joined(articles: Sequence[str], lang: Lang) -> str:
    """第十七条、第三十四条; 17, 34 and 36."""
    if lang == "zh" or len(articles) == 1:
        return BETWEEN[lang].join(articles)
    return BETWEEN[lang].join(articles[:-1]) + AND[lang] + articles[-1]


def _article(key: str, parts: Sequence[tuple[str, str]], lang: Lang) -> str:
    whole, _, number = key.rpartition(" ")
    if len(parts) > MOST_PARTS or ("", "") in parts:
        return whole if lang == "zh" else number
    if lang == "en":
        return number + AND["en"].join(en for _, en in parts)
    return whole + BETWEEN["zh"].join(zh for zh, _ in parts)
