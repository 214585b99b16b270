"""Code and templates hold no article number, no instrument and no place: these are data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pcirights.law.load import load

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "src").rglob("*.py"))
PLACES = ROOT / "src" / "pcirights" / "places" / "data" / "places.tsv"
TEMPLATES = sorted(file for file in (ROOT / "templates").rglob("*") if file.is_file())
CATALOGUES = sorted((ROOT / "locales").rglob("*.po"))
OTHER_DATA = sorted(
    file
    for file in (ROOT / "src" / "pcirights").rglob("*.toml")
    if not {"law", "_built"} & set(file.parts)
)
ARTICLE = re.compile(
    r"第[〇一二三四五六七八九十百0-9]+条|\b[Aa]rt(?:icle|\.)s? ?[0-9]|[a-z]-(?:19|20)\d\d#"
)


def texts(file: Path) -> Iterator[str]:
    """The texts of a module, but for those that stand alone, which only explain."""
    tree = ast.parse(file.read_text("utf-8"))
    alone = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }  # docstrings, and notes below a constant
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in alone:
            yield node.value


def test_code_names_no_article_instrument_or_place() -> None:
    instruments = set(load().instruments)
    places = {line.split("\t")[3] for line in PLACES.read_text("utf-8").splitlines()[1:]}
    assert len(instruments) > 100
    assert "无锡市" in places
    for file in CODE:
        for text in texts(file):
            assert not ARTICLE.search(text), (file.name, text)
            assert text not in instruments | places, (file.name, text)


def test_templates_and_catalogues_name_no_article() -> None:
    assert len(TEMPLATES) > 50
    assert len(CATALOGUES) == 2
    assert "holder.toml" in {file.name for file in OTHER_DATA}
    for file in (*TEMPLATES, *CATALOGUES, *OTHER_DATA):
        assert not ARTICLE.search(file.read_text("utf-8")), file.name


def test_an_article_in_a_text_would_be_seen() -> None:
    for text in ("按照第二十条", "第20条", "under Art. 20", "Article 46(1)", "arl-2023#20(1)"):
        assert ARTICLE.search(text)
