"""The letters' templates: START HERE. Text files that a lawyer edits, checked when loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pcirights.letters.grammar import Kind, Line, read_lines
from pcirights.letters.kinds import AUTHORISATION, KINDS
from pcirights.letters.letter import Lang
from pcirights.letters.phrases import FILES, Phrases, read_phrases
from pcirights.letters.problems import Problem, TemplateError, near

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LANGS: tuple[Lang, ...] = get_args(Lang)
ENDING = ".txt"
ALL = (*KINDS, AUTHORISATION)


@dataclass(frozen=True, slots=True)
class Language:
    """The templates and the shared sentences of one language, by name."""

    lang: Lang
    letters: Mapping[str, tuple[Line, ...]]
    phrases: Mapping[str, Phrases]

    def say(self, file: str, name: str, **values: str) -> str:
        """Return a shared sentence with its fields filled once."""
        return self.phrases[file][name].fill(values)


@dataclass(frozen=True, slots=True)
class Templates:
    """Everything of a templates folder, in both languages."""

    zh: Language
    en: Language

    @classmethod
    def load(cls, folder: Path) -> Templates:
        """Read ``folder``/zh and ``folder``/en. Raises TemplateError with every defect."""
        problems: list[Problem] = []
        zh, en = (_language(folder, lang, problems) for lang in LANGS)
        for kind in ALL:
            _compare(kind, zh.letters[kind], en.letters[kind], problems)
        if problems:
            raise TemplateError(problems)
        return cls(zh, en)


def _language(folder: Path, lang: Lang, problems: list[Problem]) -> Language:
    letters = {kind: _letter(folder, f"{lang}/{kind}{ENDING}", problems) for kind in ALL}
    phrases = {}
    for name, sentences in FILES.items():
        file = f"{lang}/{name}{ENDING}"
        phrases[name] = read_phrases(file, _read(folder, file, problems), sentences, problems)
    known = {name + ENDING for name in (*ALL, *FILES)}
    for path in sorted((folder / lang).glob(f"*{ENDING}")):
        if path.name not in known:
            what = f"不是模板的文件名，no template has this name{near(path.name, known)}"
            problems.append(Problem(f"{lang}/{path.name}", 0, what))
    return Language(lang, letters, phrases)


def _letter(folder: Path, file: str, problems: list[Problem]) -> tuple[Line, ...]:
    content = _read(folder, file, problems)
    lines = read_lines(file, content, problems)
    problems.extend(
        Problem(file, 0, f"缺少以 {kind} 开头的行，no line starts with {kind}")
        for kind in (Kind.TITLE, Kind.SIGNATURE)
        if content and not any(line.kind is kind for line in lines)
    )
    return lines


def _read(folder: Path, file: str, problems: list[Problem]) -> str:
    """Return the text of a file; empty, with a problem, where it cannot be read."""
    try:
        return (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        what = "没有这个文件，there is no such file"
    except OSError:
        what = "文件不能读取，the file cannot be read"
    except UnicodeDecodeError:
        what = "请存为 UTF-8，save it as UTF-8"
    problems.append(Problem(file, 0, what))
    return ""


def _compare(
    kind: str, zh: tuple[Line, ...], en: tuple[Line, ...], problems: list[Problem]
) -> None:
    """Both languages have the same parts, fields and conditions in the same order."""
    if not zh or not en:
        return
    for one, other in zip(zh, en, strict=False):
        if one.form != other.form:
            what = (
                f"与 zh/{kind}{ENDING} 第{one.number}行的标记、条件或者字段不同，"
                f"marks, conditions or fields differ from line {one.number} of zh"
            )
            problems.append(Problem(f"en/{kind}{ENDING}", other.number, what))
            return
    if len(zh) != len(en):
        longer, lang = (zh, "zh") if len(zh) > len(en) else (en, "en")
        extra = longer[min(len(zh), len(en))]
        what = "另一种语言没有对应的行，the other language has no such line"
        problems.append(Problem(f"{lang}/{kind}{ENDING}", extra.number, what))
