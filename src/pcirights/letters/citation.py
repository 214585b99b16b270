"""Citations in a letter: 《名称》第X条 where the number is known, else 《名称》有关规定."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pcirights.core.law import Citation, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcirights.core.law import Instrument, Provision
    from pcirights.core.routes import Basis
    from pcirights.letters.letter import Lang
    from pcirights.letters.template import Language

BETWEEN: dict[Lang, str] = {"zh": "、", "en": ", "}
AND: dict[Lang, str] = {"zh": "以及", "en": " and "}
LAWS: dict[Lang, str] = {"zh": "，", "en": "; "}
ARTICLE = re.compile(r"(第[^第条]+条(?:之[零一二三四五六七八九十百千]+)?).*")
PARAGRAPH = re.compile(r"第[^第款]+款(?=第)")
NUMBER = re.compile(r"\d+")
VERSION = re.compile(r"（\d{4}年[^（）]*）$")
MOST_PARTS = 2
"""With more paragraphs than this, the article is cited as a whole."""


def basis(entries: Sequence[Basis], language: Language) -> str:
    """Return the instruments that give the right, each with its articles, the primary ones first.

    An instrument that only supports is left to the person's own sheet, and so is a supporting
    provision without a number.
    """
    giving = [entry for entry in entries if entry.role is Role.PRIMARY]
    laws = {entry.instrument.id: entry.instrument for entry in giving}
    return _together(
        [
            _law(
                law,
                [
                    (entry.role is Role.SUPPORTING, entry.provision)
                    for entry in entries
                    if entry.instrument.id == law.id
                ],
                language,
            )
            for law in laws.values()
        ],
        language,
    )


def right(entries: Sequence[Basis], language: Language) -> str:
    """Return the article of the governing instrument that gives the right: the first entry's.

    It is for sentences about what was not done under which article; ``basis`` names the other
    provisions.
    """
    governing = entries[0].instrument
    giving = [entry for entry in entries if entry.instrument.id == governing.id]
    first = [Citation(one.instrument, one.provision) for one in giving if one.role is Role.PRIMARY]
    return cited(first, language)


def cited(found: Sequence[Citation], language: Language) -> str:
    """Return provisions as a letter cites them, each law once, in the order given."""
    laws = {law.id: law for law, _ in found}
    return _together(
        [
            _law(
                law, [(False, provision) for one, provision in found if one.id == law.id], language
            )
            for law in laws.values()
        ],
        language,
    )


def _together(laws: Sequence[str], language: Language) -> str:
    if len(laws) == 1:
        return laws[0]
    return LAWS[language.lang].join(laws[:-1]) + AND[language.lang] + laws[-1]


def title(instrument: Instrument, lang: Lang) -> str:
    """Return the title as a letter writes it: no brackets of its own, no note of the version."""
    if lang == "en":
        return instrument.title.en
    return VERSION.sub("", instrument.title.zh.removeprefix("《").removesuffix("》"))


def _law(law: Instrument, entries: Iterable[tuple[bool, Provision]], language: Language) -> str:
    """Name a law with its articles; ``entries`` say of each provision whether it only supports."""
    name = title(law, language.lang)
    ordered = sorted(
        (entry for entry in entries if entry[1].printable),
        key=lambda entry: (entry[0], _numbers(entry[1])),
    )
    articles: dict[tuple[int, ...], list[Provision]] = {}
    for _, provision in ordered:
        articles.setdefault(_numbers(provision)[0], []).append(provision)
    if not articles:
        return language.say("words", "basis.title", title=name)
    groups = [sorted(parts, key=_numbers) for parts in articles.values()]
    many = "basis.articles" if len(groups) > 1 else "basis.article"
    shown = [text for parts in groups for text in _article(parts, language.lang, len(groups))]
    return language.say("words", many, title=name, articles=_joined(shown, language.lang))


def _numbers(provision: Provision) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return article, paragraph and item as numbers: ((23, 1), (2, 3)) of 23-1(2)(3)."""
    main, _, rest = (provision.article or "").partition("(")
    return tuple(map(int, main.split("-"))), tuple(map(int, NUMBER.findall(rest)))


def _joined(articles: Sequence[str], lang: Lang) -> str:
    """第十七条、第三十四条; 17, 34 and 36."""
    if lang == "zh" or len(articles) == 1:
        return BETWEEN[lang].join(articles)
    return BETWEEN[lang].join(articles[:-1]) + AND[lang] + articles[-1]


def _article(parts: Sequence[Provision], lang: Lang, articles: int) -> list[str]:
    """Write an article with its parts, or as a whole: 第四十七条第一款第一项、第二项.

    In English each part has the number again where it stands among other ``articles``.
    """
    main, bracket, rest = (parts[0].article or "").partition("(")
    whole = ARTICLE.sub(r"\1", parts[0].article_zh or "")
    if len(parts) > MOST_PARTS or not rest:
        return [whole if lang == "zh" else main]
    if lang == "en":
        tails = [bracket + (part.article or "").partition("(")[2] for part in parts]
        return [main + tail for tail in tails] if articles > 1 else [main + AND[lang].join(tails)]
    written, paragraph = [], ""
    for part in parts:
        found = PARAGRAPH.match((part.article_zh or "").removeprefix(whole))
        same = found is not None and found[0] == paragraph
        tail = (part.article_zh or "").removeprefix(whole)
        written.append(tail.removeprefix(paragraph) if same else tail)
        paragraph = found[0] if found else ""
    return [whole + BETWEEN["zh"].join(written)]
