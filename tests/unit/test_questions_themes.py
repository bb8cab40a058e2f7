"""The themes that are suggested, the same in both languages."""

import pytest

from bot.questions.likeness.examples import read_examples
from bot.questions.likeness.themes import MOST, suggest_themes
from bot.vocabulary import Theme


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Why do we wait so long?", Theme.WAITING_TIMES),
        ("Pam rydyn ni'n aros mor hir?", Theme.WAITING_TIMES),
        ("my brother has adhd and nobody helps", Theme.NEURODIVERSITY),
        ("mae gan fy mrawd adhd a does neb yn helpu", Theme.NEURODIVERSITY),
        ("there is no bus to the clinic", Theme.TRANSPORT),
        ("does dim bysiau i'r clinig", Theme.TRANSPORT),
        ("can we have it in Welsh", Theme.WELSH_LANGUAGE),
        ("gawn ni fe yn Gymraeg", Theme.WELSH_LANGUAGE),
        ("i look after my mum", Theme.YOUNG_CARERS),
        ("dw i'n ofalwr ifanc", Theme.YOUNG_CARERS),
        ("why was i moved out of my foster home", Theme.RESIDENTIAL_CARE),
        ("pam ges i fy symud o fy nghartref gofal", Theme.RESIDENTIAL_CARE),
        ("why did you cut the money for youth clubs", Theme.FUNDING),
        ("pam naethoch chi dorri arian y clwb", Theme.FUNDING),
        ("kids are vaping in the toilets", Theme.SUBSTANCE_USE),
        ("mae plant yn fepio yn y toiledau", Theme.SUBSTANCE_USE),
        ("where can i live when i leave the hostel", Theme.HOUSING),
        ("ble ga i fyw ar ôl yr hostel", Theme.HOUSING),
        ("you never ask us before you decide", Theme.PARTICIPATION),
        ("dych chi byth yn gofyn i ni cyn penderfynu", Theme.PARTICIPATION),
        ("my social worker changes every month", Theme.STAFFING),
        ("mae fy ngweithiwr cymdeithasol yn newid bob mis", Theme.STAFFING),
        ("trans people get bullied here", Theme.EQUALITY),
        ("mae pobl draws yn cael eu bwlio yma", Theme.EQUALITY),
        ("what happens at camhs when I turn 18", Theme.TRANSITION_TO_ADULT),
        ("beth sy'n digwydd yn camhs pan dw i'n 18", Theme.TRANSITION_TO_ADULT),
    ],
)
def test_a_theme_is_suggested_in_both_languages(text, theme):
    assert theme in suggest_themes(text)


def test_no_more_than_three_themes_are_suggested():
    counts = {len(suggest_themes(example.text)) for example in read_examples()[:400]}
    assert max(counts) == MOST == 3


@pytest.mark.parametrize(
    "text",
    [
        "Why do young people wait more than two years for an autism assessment?",
        "Sut gall pobl ifanc fod ar y bwrdd go iawn?",
        "What happens to my support when I turn 18?",
        "waiting autism camhs school bus welsh money staff foster homeless drugs",
    ],
)
def test_early_help_is_not_suggested_for_everything(text):
    assert Theme.PREVENTION_EARLY_HELP not in suggest_themes(text)


@pytest.mark.parametrize("text", ["", "qwertz 123 🙂", "???", "the of and", "yn y ac"])
def test_nothing_is_suggested_for_nothing(text):
    assert suggest_themes(text) == ()


def test_why_it_matters_may_be_read_too():
    text = "Can it be different?\n" + "There is no bus home after the club and it is dark. " * 15
    assert Theme.TRANSPORT in suggest_themes(text)
