"""The letters' templates: text files that a lawyer edits, checked when loaded. Start here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pcirights.core.errors import WrongInputError
from pcirights.letters.fields import LETTER, OWN, STEP
from pcirights.letters.grammar import Blocks, Kind, Line, read_lines
from pcirights.letters.kinds import (
    AUTHORISATION,
    KINDS,
    OWN_KINDS,
    RECONSIDERATION_AUTHORISATION,
    STEP_KINDS,
)
from pcirights.letters.letter import Lang
from pcirights.letters.phrases import FILES, Phrases, read_phrases
from pcirights.letters.problems import Problem, TemplateError, near
from pcirights.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LANGS: tuple[Lang, ...] = get_args(Lang)
ENDING = ".txt"
BLOCKS = "blocks"
"""The folder of the blocks that several templates include."""
MOST_BYTES = 1024 * 1024
"""Of one template; what is longer is cut off, and then lacks its signature."""
OF_STEPS = (*STEP_KINDS, RECONSIDERATION_AUTHORISATION)
ALL = (*KINDS, *OF_STEPS, AUTHORISATION, *OWN_KINDS)


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
    def load(cls, folder: Path, own: Path | None = None) -> Templates:
        """Read ``folder``/zh and ``folder``/en; a file that ``own`` has too is taken from it.

        Raises TemplateError with every defect.
        """
        problems: list[Problem] = []
        folders = (folder,) if own is None else (own, folder)
        if own is not None and not any((own / lang).is_dir() for lang in LANGS):
            what = "其中没有 zh 或者 en 文件夹，it holds no folder zh or en"
            raise TemplateError([Problem(own.name, 0, what)])
        zh, en = (_language(folders, lang, problems) for lang in LANGS)
        for kind in ALL:
            _compare(kind, zh.letters[kind], en.letters[kind], problems)
        if problems:
            raise TemplateError(list(dict.fromkeys(problems)))  # a block is read for each letter
        return cls(zh, en)


def _language(folders: Sequence[Path], lang: Lang, problems: list[Problem]) -> Language:
    blocks = _blocks(folders, lang, problems)
    letters = {kind: _letter(folders, lang, kind, problems, blocks) for kind in ALL}
    own = {path.stem for path in (folders[0] / lang / BLOCKS).glob(f"*{ENDING}")}
    for name in sorted(own - blocks.used):
        what = "没有文书用到这个块，no letter includes this block"
        problems.append(Problem(blocks.files[name], 0, what))
    phrases = {}
    for name, sentences in FILES.items():
        file = f"{lang}/{name}{ENDING}"
        phrases[name] = read_phrases(file, _read(folders, file, problems), sentences, problems)
    known = {name + ENDING for name in (*ALL, *FILES)}
    for path in sorted((folders[0] / lang).glob(f"*{ENDING}")):
        if path.name not in known:
            what = f"不是模板的文件名，no template has this name{near(path.name, known)}"
            problems.append(Problem(f"{lang}/{path.name}", 0, what))
    return Language(lang, letters, phrases)


def _blocks(folders: Sequence[Path], lang: Lang, problems: list[Problem]) -> Blocks:
    """The blocks of a language; one that the first folder has is taken from it."""
    found = {path.stem for one in folders for path in (one / lang / BLOCKS).glob(f"*{ENDING}")}
    files = {name: f"{lang}/{BLOCKS}/{name}{ENDING}" for name in sorted(found)}
    texts = {name: _read(folders, file, problems) for name, file in files.items()}
    return Blocks(texts, files, set())


def _letter(
    folders: Sequence[Path], lang: Lang, kind: str, problems: list[Problem], blocks: Blocks
) -> tuple[Line, ...]:
    file, kept = f"{lang}/{kind}{ENDING}", kind in OWN_KINDS
    content = _read(folders, file, problems)
    names = OWN if kept else STEP if kind in OF_STEPS else LETTER
    lines = read_lines(file, content, problems, names, blocks)
    problems.extend(
        Problem(file, 0, f"缺少以 {sign} 开头的行，no line starts with {sign}")
        for sign in ((Kind.TITLE,) if kept else (Kind.TITLE, Kind.SIGNATURE))
        if content and not any(line.kind is sign for line in lines)
    )
    return lines


def _read(folders: Sequence[Path], file: str, problems: list[Problem]) -> str:
    """Return the text of a file from the first folder that has it; empty where it cannot be read.

    What is wrong with it is added to ``problems``.
    """
    found = next((folder / file for folder in folders if (folder / file).exists()), None)
    try:
        if found is not None:
            text = read_regular(found, MOST_BYTES).decode("utf-8-sig")
            return text.replace("\r\n", "\n").replace("\r", "\n")
        what = "没有这个文件，there is no such file"
    except WrongInputError:
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

    def say(lang: Lang, line: Line, what: str) -> None:
        """A defect of a letter, at its line; at none where that stands in a block."""
        file = f"{lang}/{kind}{ENDING}"
        problems.append(Problem(file, line.number if line.file == file else 0, what))

    for one, other in zip(zh, en, strict=False):
        if one.form != other.form:
            where = f"{one.file} {one.number}"
            say(
                "en",
                other,
                f"与 {where} 行的标记、条件或者字段不同，"
                f"marks, conditions or fields differ from line {where}",
            )
            return
    if len(zh) != len(en):
        longer, lang = (zh, LANGS[0]) if len(zh) > len(en) else (en, LANGS[1])
        extra = longer[min(len(zh), len(en))]
        say(lang, extra, "另一种语言没有对应的行，the other language has no such line")
