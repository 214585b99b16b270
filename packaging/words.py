"""Keep the catalogues of words in order (``python3 dev.py words``).

It reads the source for the keys that it asks for, sorts both catalogues, gives keys that are asked
for and absent an empty text to be filled, and tells everything that is not in order: absent and
empty texts, keys that one language lacks, fields ({name}) that differ, keys that nothing asks for.
Nothing is ever taken away. Exit code 1 while something is left to do.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = {"zh": "zh_Hans", "en": "en"}
KEY = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_+-]*)+")
FIELD = re.compile(r"\{([A-Za-z_]\w*)\}")
ASKS = frozenset({"text", "say", "has"})
"""The calls whose first argument is a key."""
ENTRY = re.compile(r"\n+(?=(?:#[^\n]*\n)*msgid )")
"""Where an entry begins; a merge may have lost the empty line before it."""
MSGID = re.compile(r'^msgid "(.*)"$', re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """What the source asks for: whole keys with their places, and patterns with gaps in them."""

    keys: Mapping[str, str]
    patterns: tuple[re.Pattern[str], ...]
    strings: frozenset[str]

    def reaches(self, key: str) -> bool:
        """Whether anything in the source may ask for a key."""
        return key in self.strings or any(one.fullmatch(key) for one in self.patterns)


def catalogue_file(lang: str, root: Path = ROOT) -> Path:
    """The catalogue of a language."""
    return root / "locales" / LOCALES[lang] / "LC_MESSAGES" / "pcirights.po"


def texts(file: Path) -> dict[str, str]:
    """A catalogue's texts by their keys."""
    with file.open("rb") as stream:
        return {str(one.id): str(one.string) for one in read_po(stream) if one.id}


def asked(sources: Iterable[Path], root: Path = ROOT) -> Asked:
    """Read Python files for what they ask of the catalogues."""
    keys: dict[str, str] = {}
    patterns: set[str] = set()
    strings: set[str] = set()
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    strings.add(text)
                case ast.JoinedStr():
                    patterns.update(_patterns(node))
                case ast.Call(
                    func=ast.Attribute(value=ast.Constant(value="."), attr="join"),
                    args=[ast.Tuple(elts=[ast.Constant(value=str(area)), *_])],
                ):
                    patterns.add(rf"{re.escape(area)}\..*")
            for key in _key_of(node):
                keys.setdefault(key, f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}")
    return Asked(keys, tuple(map(re.compile, sorted(patterns))), frozenset(strings))


def _key_of(node: ast.AST) -> Iterator[str]:
    """The whole keys that a call asks for, each branch of a choice among them."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[first, *_]):
            if name in ASKS:
                branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                for branch in branches:
                    if isinstance(branch, ast.Constant) and KEY.fullmatch(str(branch.value)):
                        yield str(branch.value)


def _patterns(node: ast.JoinedStr) -> Iterator[str]:
    """An f-string as a pattern, if it can be that of a key: dotted, and with a text of its own."""
    made = "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_.+-]*"
        for part in node.values
    )
    said = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    if "." in said and re.fullmatch(r"[a-z0-9_.+-]+", said) and said.strip("."):
        yield made


def faults(catalogues: Mapping[str, Mapping[str, str]], source: Asked) -> Iterator[str]:
    """Everything that is not in order, a line each."""
    every = sorted({key for known in catalogues.values() for key in known})
    for lang, known in catalogues.items():
        for key in every:
            if key not in known:
                yield f"{lang}: {key} is absent"
            elif not known[key]:
                yield f"{lang}: {key} has no text yet"
    for key in every:
        fields = {
            lang: set(FIELD.findall(known.get(key, ""))) for lang, known in catalogues.items()
        }
        if (
            all(known.get(key) for known in catalogues.values())
            and len(set(map(frozenset, fields.values()))) > 1
        ):
            told = ", ".join(f"{lang} {sorted(names)}" for lang, names in fields.items())
            yield f"{key}: the fields differ: {told}"
        if not source.reaches(key):
            yield f"{key}: nothing asks for it"
    for key, place in sorted(source.keys.items()):
        if key not in every:
            yield f"{place}: {key} is in no catalogue"


def in_order(file: Path, wanted: Iterable[str]) -> str:
    """A catalogue's text with its entries sorted by key, and an empty one for each key it lacks."""
    head, *entries = ENTRY.split(file.read_text("utf-8").rstrip("\n"))
    by_key = {MSGID.findall(entry)[0]: entry for entry in entries}
    for key in wanted:
        by_key.setdefault(key, f'msgid "{key}"\nmsgstr ""')
    return "\n\n".join([head, *(by_key[key] for key in sorted(by_key))]) + "\n"


def sources(root: Path = ROOT) -> list[Path]:
    """The program's own files that ask for words."""
    return sorted((root / "src").rglob("*.py"))


def main(arguments: list[str] | None = None) -> int:
    """Put the catalogues in order and tell what is left to do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change no file")
    options = parser.parse_args(arguments)
    source = asked(sources())
    before = {lang: texts(catalogue_file(lang)) for lang in LOCALES}
    every = {key for known in before.values() for key in known} | set(source.keys)
    found = []
    for lang in LOCALES:
        file = catalogue_file(lang)
        made = in_order(file, every)
        if made != file.read_text("utf-8"):
            if options.check:
                found.append(f"{file.relative_to(ROOT)}: not in order")
            else:
                file.write_text(made, "utf-8")
                print(f"{file.relative_to(ROOT)}: put in order")
    found += faults({lang: texts(catalogue_file(lang)) for lang in LOCALES}, source)
    for line in found:
        print(line)
    print(f"{len(every)} keys, {len(found)} to look at")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
