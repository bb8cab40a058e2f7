"""Questions that ask the same, in either language, beside those that only sound alike."""

import pytest

from bot.questions.similar import ALIKE, how_alike
from bot.questions.themes import suggest_themes
from bot.vocabulary import Theme

SAME = [
    (
        "Why do we have to wait two years for an autism assessment?",
        "Pam mae'n rhaid aros dwy flynedd am asesiad awtistiaeth?",
    ),
    (
        "When will there be a youth club in our village again?",
        "Pryd fydd clwb ieuenctid yn ein pentref ni eto?",
    ),
    (
        "why is there no youth club open in the evenings in Merthyr",
        "Pam does dim clwb ieuenctid ar agor gyda'r nos ym Merthyr?",
    ),
    (
        "Why do our social workers keep changing?",
        "Pam mae ein gweithwyr cymdeithasol yn newid o hyd?",
    ),
    (
        "What happens to my CAMHS support when I turn 18?",
        "Beth sy'n digwydd i fy nghymorth CAMHS pan fydda i'n 18?",
    ),
    (
        "How can we get a counsellor who speaks Welsh at school?",
        "Sut gallwn ni gael cwnselydd sy'n siarad Cymraeg yn yr ysgol?",
    ),
    (
        "Why does it take so long to get tested for autism",
        "Why do we have to wait two years for an autism assessment?",
    ),
    (
        "when r u opening the youth club again in our village",
        "When will there be a youth club in our village again?",
    ),
    (
        "Pam mae gweithwyr cymdeithasol yn newid mor aml?",
        "Pam mae ein gweithwyr cymdeithasol yn newid o hyd?",
    ),
]
DIFFERENT = [
    ("Why do our social workers keep changing?", "Why are young carers not asked what they need?"),
    (
        "Why do we have to wait two years for an autism assessment?",
        "Why do we have to wait for a bus in the rain?",
    ),
    ("Pryd fydd clwb ieuenctid yn ein pentref?", "Pryd fydd y bysiau am ddim?"),
    (
        "What happens to my CAMHS support when I turn 18?",
        "Pam mae pobl ifanc yn cysgu ar y stryd?",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_question_is_found_across_languages_and_wordings(one, other):
    assert how_alike(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_question_is_not_taken_for_the_same(one, other):
    assert how_alike(one, other) < ALIKE


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
    ],
)
def test_a_theme_is_suggested_in_both_languages(text, theme):
    assert theme in suggest_themes(text)


def test_no_more_than_three_themes_are_suggested():
    text = "waiting autism camhs school bus welsh money staff foster homeless drugs"
    assert len(suggest_themes(text)) == 3


def test_nothing_is_suggested_for_nothing():
    assert suggest_themes("") == () == suggest_themes("qwertz 123 🙂")
