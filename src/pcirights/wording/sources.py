"""Where the statute book has a thing from, in the person's language as far as it can be said.

The data writes its sources down in English. Those of a known form are put into words of the
catalogue; any other is printed as it is written, and a reader of Chinese is told why.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcirights.i18n import Catalogue

TEXT = re.compile(
    r"statute text, version of (?P<version>[0-9-]{10}),(?: Art\. (?P<article>[0-9]+))?"
    r" read (?P<read>[0-9-]{10})"
)
STUDY = re.compile(r"Chen & Cheung 2017, fn (?P<note>[0-9]+)")


def said(source: str, catalogue: Catalogue) -> str:
    """A source in a line."""
    if text := TEXT.fullmatch(source):
        version, read = (
            catalogue.date(date.fromisoformat(text[one])) for one in ("version", "read")
        )
        if text["article"] is None:
            return catalogue.text("law.source.text", version=version, read=read)
        article = text["article"]
        return catalogue.text("law.source.article", version=version, article=article, read=read)
    if study := STUDY.fullmatch(source):
        return catalogue.text("law.source.study", note=study["note"])
    return catalogue.text("law.source.other", source=source)
