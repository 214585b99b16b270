"""How a provision is named to the person."""

from __future__ import annotations

from tests.letters.sample_law import instrument, provision

from pcirights import i18n
from pcirights.wording.phrases import citation

LAW = instrument("某条例", "Sample Regulation")


def test_a_provision_in_both_languages() -> None:
    article = provision("23", 1)
    assert citation(LAW, article, i18n.load("zh")) == "《某条例》第二十三条第一款"
    assert citation(LAW, article, i18n.load("en")) == "Sample Regulation, Art. 23(1)"
    assert citation(LAW, None, i18n.load("zh")) == "《某条例》"
    assert citation(LAW, None, i18n.load("en")) == "Sample Regulation"
