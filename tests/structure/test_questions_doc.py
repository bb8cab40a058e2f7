"""The table of steps in docs/questions.md is the one of the code."""

from bot.questions.life.transitions import TRANSITIONS, Transition
from bot.settings import ROOT


def line_of(transition: Transition) -> str:
    to = transition.target or ("where it was before" if transition.returns else "stays")
    parties = ", ".join(sorted(map(str, transition.parties)))
    return f"| `{transition.step}` | {to} | {parties} |"


def test_table_of_steps_is_that_of_the_code():
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    shown = [line for line in text.splitlines() if line.startswith("| `")]
    assert shown == [line_of(transition) for transition in TRANSITIONS.values()]
