"""The rules of ``law check`` over the statute book; each docstring says why the rule exists.

What cannot be read is refused by the loader. These rules find what can be read and is wrong.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pcirights.core.law import Evidence, Level, Role
from pcirights.core.vocabulary import Enforceability, RouteId
from pcirights.core.when import Facts
from pcirights.law.lint_steps import arguments_were_read, dates_are_known, steps_have_a_place
from pcirights.law.lint_time import an_extension_extends, steps_fit
from pcirights.law.toml_reading import Finding, Problem, Whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from pcirights.core.law import Instrument, Provision, Words
    from pcirights.core.statute_book import StatuteBook
    from pcirights.places import PlaceTable

CHINESE = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]")
MEMORY_OR_PATH = re.compile(r"\bmemory\b|凭记忆|^/|[A-Z]:\\")


def findings(
    book: StatuteBook,
    places: PlaceTable,
    today: date | None = None,
    files: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Every defect found, sorted by instrument and key.

    ``today`` is the last day on which somebody can have looked at a text; ``files`` gives the file
    of each instrument. Without them the rules about days or folders are skipped.
    """
    found = [
        Problem(instrument.id, key, what, what_zh)
        for instrument in book.instruments.values()
        for rule in EACH
        for key, what_zh, what in rule(instrument)
    ]
    found += [
        Problem(name, key, what, what_zh)
        for rule in WHOLE
        for name, key, what_zh, what in rule(book, places)
    ]
    if today is not None:
        found += [
            Problem(instrument.id, key, what, what_zh)
            for instrument in book.instruments.values()
            for key, what_zh, what in nobody_looks_ahead(instrument, today)
        ]
    if files is not None:
        found += list(folders_agree(book, places, files))
    return sorted(set(found))


def nobody_looks_ahead(instrument: Instrument, today: date) -> Iterator[Finding]:
    """A day of review that lies in the future is a typing error."""
    for key, day in (
        ("checked", instrument.checked),
        ("last_confirmed", instrument.last_confirmed),
        ("promulgated", instrument.promulgated),
    ):
        if day is not None and day > today:
            yield key, f"{day} 还没有到", f"{day} lies in the future"


def folders_agree(
    book: StatuteBook, places: PlaceTable, files: Mapping[str, str]
) -> Iterator[Problem]:
    """Nobody finds a law of Shandong in Anhui's folder, and its place may be wrong."""
    provinces: dict[str, set[str]] = {}
    for ident, file in files.items():
        instrument = book.instruments.get(ident)
        if instrument is None:
            continue
        parts = file.split("/")
        if (instrument.place is not None) != (parts[0] == "local"):
            yield Problem(
                ident,
                "place",
                f"a law of this reach does not belong into {parts[0]}/",
                f"这样的规范不该放在 {parts[0]}/",
            )
        elif instrument.place is not None and len(parts) > 2:
            path = _path(places, instrument.place)
            if path:
                provinces.setdefault(parts[1], set()).add(path)
    for folder, codes in provinces.items():
        if len(codes) > 1:
            named = "、".join(sorted(places.by_code(code).name_zh for code in codes))
            yield Problem(
                f"local/{folder}",
                "place",
                f"holds laws of several provinces: {named}",
                f"里面有几个省的规范：{named}",
            )


def _path(places: PlaceTable, code: str) -> str:
    """The province of a code; empty for an unknown code, which another rule reports."""
    known = {place.code: place.path[0] for place in places.all() if place.code == code}
    return known.get(code, "")


def chinese_is_chinese(instrument: Instrument) -> Iterator[Finding]:
    """A Chinese sentence that holds no Chinese was put into the wrong key."""
    for provision in instrument.provisions:
        if not all(CHINESE.search(words.zh) for words in _said(provision) if words.zh):
            yield (
                provision.key,
                "中文的释义或者按语里没有汉字",
                "the Chinese gist or note holds no Chinese",
            )


def english_is_english(instrument: Instrument) -> Iterator[Finding]:
    """An English sentence must not be left in Chinese."""
    for provision in instrument.provisions:
        if any(len(CHINESE.findall(words.en)) > len(words.en) / 3 for words in _said(provision)):
            yield (
                provision.key,
                "英文的释义或者按语不是英文",
                "the English gist or note is not English",
            )


def full_width_marks(instrument: Instrument) -> Iterator[Finding]:
    """Chinese prose takes full-width punctuation; a letter with half-width marks looks careless."""
    for provision in instrument.provisions:
        if any(HALF_WIDTH.search(words.zh) for words in _said(provision)):
            yield (
                provision.key,
                "汉字后面有半角标点",
                "a half-width mark stands after a Chinese character",
            )


def _said(provision: Provision) -> Iterator[Words]:
    """The sentences about a provision: its gist and, where there is one, its note."""
    yield provision.gist
    if provision.note is not None:
        yield provision.note


CONCLUDES = re.compile(
    r"(?:^|[；。，])(?:据此|因此|由此)|未见原文|条文没有|不在其列|并不当然|不等于"
)


def a_gist_is_the_articles_own(instrument: Instrument) -> Iterator[Finding]:
    """A gist must not hold our conclusions: a letter could print them as law."""
    for provision in instrument.provisions:
        if provision.evidence is Evidence.TEXT and CONCLUDES.search(provision.gist.zh):
            yield (
                provision.key,
                "释义里有推论：写到 note_zh 和 note_en 里",
                "the gist concludes something: write that as note_zh and note_en",
            )


def title_is_bare(instrument: Instrument) -> Iterator[Finding]:
    """A title has no 《》 and no version: letters add 《》, and a title within it takes 〈〉."""
    if re.search(r"[《》]|（[0-9]{4}年(修订|修正)", instrument.title.zh):
        yield "title_zh", "里面有《》或者修订的年份", "holds 《》 or the year of a revision"


def memory_is_no_evidence(instrument: Instrument) -> Iterator[Finding]:
    """What somebody only remembers may be wrong, and nobody can check it."""
    for provision in instrument.provisions:
        if MEMORY_OR_PATH.search(provision.source):
            yield provision.key, "来源是记忆或者本机路径", "the source is a memory or a path"


def scholarship_is_named(instrument: Instrument) -> Iterator[Finding]:
    """A number taken from scholarship must name the footnote, so that it can be looked up."""
    for provision in instrument.provisions:
        if provision.evidence is Evidence.SCHOLARLY and not re.search(
            r"fn\.? ?\d|footnote|text at", provision.source
        ):
            yield provision.key, "学术来源要写明脚注", "a scholarly source needs its footnote"


def draft_gives_nothing(instrument: Instrument) -> Iterator[Finding]:
    """A draft is not law, so it can have no use."""
    if instrument.draft and any(provision.uses for provision in instrument.provisions):
        yield "provision", "草案不能有用途 use", "a draft has a use"


def party_document_is_no_basis_for_suit(instrument: Instrument) -> Iterator[Finding]:
    """A party document is no law or regulation, so no suit can rest on it."""
    strong = {Enforceability.ENFORCEABLE, Enforceability.CONTESTED}
    for provision in instrument.provisions:
        if instrument.level is Level.PARTY_DOCUMENT and any(
            use.grade in strong for use in provision.uses
        ):
            yield (
                provision.key,
                "党内文件不能定为可以起诉",
                "a party document is graded as if a suit lay",
            )


def keys_are_unique(instrument: Instrument) -> Iterator[Finding]:
    """With two provisions under one key, a reference would find only the last."""
    keys = [provision.key for provision in instrument.provisions]
    for key in {key for key in keys if keys.count(key) > 1}:
        yield key, "出现了两次", "stands twice"


def confirmed_within_its_time(instrument: Instrument) -> Iterator[Finding]:
    """The day last confirmed must lie within the days in force and not after the review."""
    day = instrument.last_confirmed
    if day is None:
        return
    if day > instrument.checked:
        yield "last_confirmed", "晚于查看的日期", "lies after the day somebody looked"
    if not instrument.draft and not instrument.span.holds(day):
        yield "last_confirmed", "不在施行的日期以内", "lies outside the days in force"


LOCAL_TEXTS_SERVE = frozenset(
    {
        RouteId.LOCAL_CREDIT,
        RouteId.PERSONAL_INFORMATION,  # a city's data regulation beside the national law
        RouteId.DATA_SHARING,
        RouteId.ENTERPRISE_PUBLICITY,  # a province's market supervision regulation
    }
)


def local_credit_is_local(instrument: Instrument) -> Iterator[Finding]:
    """The local route rests on local texts only, and most other routes on national law only."""
    local = instrument.place is not None
    for provision in instrument.provisions:
        for use in provision.uses:
            fits = use.route in LOCAL_TEXTS_SERVE if local else use.route != RouteId.LOCAL_CREDIT
            if not fits:
                yield (
                    provision.key,
                    f"这一类文本不能用于 {use.route}",
                    f"a text of this kind serves {use.route}",
                )


def a_number_has_a_start(instrument: Instrument) -> Iterator[Finding]:
    """A period in days cannot be counted without a start."""
    for provision in instrument.provisions:
        for period in provision.periods:
            if period.n is not None and period.starts is None and period.what != "extension":
                yield (
                    provision.key,
                    f"期限 {period.what} 没有写从何时起算",
                    f"the period {period.what} has no start",
                )


def places_exist(book: StatuteBook, places: PlaceTable) -> Iterator[Whole]:
    """An instrument of a place that is not in the place table would never be found."""
    known = {place.code for place in places.all()}
    for instrument in book.instruments.values():
        if instrument.place is not None and instrument.place not in known:
            yield (
                instrument.id,
                "place",
                f"地名表里没有 {instrument.place}",
                f"{instrument.place} is not in the place table",
            )


def versions_do_not_overlap(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """If two versions of one instrument were in force on one day, a letter would cite both."""
    groups: dict[str, list[Instrument]] = {}
    for instrument in book.instruments.values():
        if not instrument.draft and instrument.span.first:
            groups.setdefault(instrument.group, []).append(instrument)
    for versions in groups.values():
        ordered = sorted(versions, key=lambda one: str(one.span.first))
        for one, two in pairwise(ordered):
            if two.span.first and one.span.holds(two.span.first):
                yield (
                    one.id,
                    "effective_until",
                    f"与 {two.id} 同时施行",
                    f"is in force together with {two.id}",
                )


def successors_follow(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """What replaces an instrument begins after it, on the day after where they are one group."""
    for instrument in book.instruments.values():
        if instrument.replaced_by is None or instrument.span.last is None:
            continue
        successor = book.instruments.get(instrument.replaced_by)
        if successor and successor.span.first and successor.span.first <= instrument.span.last:
            yield (
                instrument.id,
                "replaced_by",
                f"{successor.id} 在最后一天以前就开始施行",
                f"{successor.id} begins before the last day",
            )


def every_request_has_a_source(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """A request that no provision serves could never be offered."""
    for row in book.requests:
        served = any(
            use.role is Role.PRIMARY
            and row.request in use.requests
            and set(use.records) & set(row.records)
            for _, _, use in book.uses(row.route, book.instruments.places)
        )
        if not served:
            yield (
                "routes.toml",
                f"{row.route} {row.request}",
                "没有作为主要依据的条文",
                "no primary provision serves it",
            )


def every_route_has_an_addressee(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """A letter without an addressee cannot be sent."""
    for row in book.requests:
        for record in row.records:
            if not any(
                body.when.fits(Facts(route=row.route, request=row.request, record=record))
                and body.instrument is None
                and not body.places
                for body in book.bodies
            ):
                yield (
                    "bodies.toml",
                    f"{row.route} {row.request}",
                    f"{record} 没有受文单位",
                    f"nobody receives it for {record}",
                )


def a_stop_for_everything(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """There must be a general reason for the case that no route is found."""
    general = [
        row
        for row in book.cautions
        if row.no_route
        and not (row.when.records or row.when.rights or row.when.grounds or row.rests_on)
    ]
    if not general:
        yield (
            "cautions.toml",
            "no_route",
            "没有途径的时候，缺一条总的理由",
            "there is no general reason for an answer without a route",
        )


EACH: tuple[Callable[[Instrument], Iterator[Finding]], ...] = (
    chinese_is_chinese,
    english_is_english,
    full_width_marks,
    a_gist_is_the_articles_own,
    title_is_bare,
    memory_is_no_evidence,
    scholarship_is_named,
    draft_gives_nothing,
    party_document_is_no_basis_for_suit,
    keys_are_unique,
    confirmed_within_its_time,
    local_credit_is_local,
    a_number_has_a_start,
    an_extension_extends,
)
WHOLE: tuple[Callable[[StatuteBook, PlaceTable], Iterator[Whole]], ...] = (
    places_exist,
    versions_do_not_overlap,
    successors_follow,
    every_request_has_a_source,
    every_route_has_an_addressee,
    a_stop_for_everything,
    steps_fit,
    steps_have_a_place,
    dates_are_known,
    arguments_were_read,
)
