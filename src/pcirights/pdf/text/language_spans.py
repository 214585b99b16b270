"""Find spans of the other language in a text: a screen reader speaks them in another voice."""

from __future__ import annotations

import re

from pcirights.letters.letter import Lang

OTHER: dict[Lang, Lang] = {"zh": "en", "en": "zh"}
_IDEOGRAPHS = "\u2e80"  # here begins what is Chinese, as far as a letter goes
# A word, an address of the web or of mail: what stands between spaces, marks and ideographs and has
# two letters in a row. A number with a letter in it is read as a number in any language.
_TOKEN = re.compile(r"[!-~\u00a1-\u024f]+")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2}")


def foreign(text: str, lang: Lang) -> list[bool]:
    """For each character of a sheet in ``lang`` whether it is of the other language."""
    if lang == "en":
        return [char >= _IDEOGRAPHS for char in text]
    marked = [False] * len(text)
    for token in _TOKEN.finditer(text):
        if _WORD.search(token[0]):
            marked[token.start() : token.end()] = [True] * len(token[0])
    return marked
