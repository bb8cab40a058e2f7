"""Words and rules of reports stand where readers look them up."""

import pytest

from bot.sessions.report.colours import colours
from bot.sessions.report.figures import FigureName
from bot.settings import ROOT
from bot.vocabulary import Language, Progress
from bot.web.words import Words

DOC = (ROOT / "docs" / "sessions-report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [*(one.value for one in FigureName), "judged", "promised"])
def test_every_rule_of_a_figure_is_written_down(rule):
    assert f"`{rule}`" in DOC


@pytest.mark.parametrize("language", list(Language))
def test_colours_mean_the_same_in_a_report_and_on_the_page_that_asks_for_a_verdict(language):
    page = Words([ROOT / "channels" / "site" / "locale"])
    assert [one.progress for one in colours()] == list(Progress)
    for one in colours():
        name, means = f"name_{language.value}", f"means_{language.value}"
        assert getattr(one, name) == page.say(f"verdict.{one.progress.value}", language)
        assert getattr(one, means) == page.say(f"verdict.{one.progress.value}_means", language)
