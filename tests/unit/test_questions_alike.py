"""How alike two questions are: those that ask the same beside those that only sound so."""

import pytest

from bot.language import fold
from bot.questions.likeness.alike import MAYBE, combined, spelt_alike
from bot.questions.likeness.similar import ALIKE
from bot.questions.likeness.stored import pack, shared_concepts, unpack_places
from bot.questions.likeness.train import present_model
from bot.vocabulary import Language

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
    (
        "Nid oes byth le yn y gampfa ar nos Iau, pryd newidiwch chi hynny?",
        "Nid oes byth le yn y gamfa ar nos Iau pryd newidwch chi hyny",
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
    ("Why is there no skate park here?", "Pam does dim nyrs yn yr ysgol?"),
    ("qwertz 123 🙂", "Why is there no skate park here?"),
]


def how_alike(one: str, other: str) -> float:
    """How alike two texts are, reckoned as the search does it."""
    model = present_model()
    reading, kept = model.read(one), pack(model.read(other), Language.EN)
    nearness = unpack_places([kept])[0] @ reading.place
    meant = combined(nearness, shared_concepts([kept], reading))
    return max(float(meant[0]), spelt_alike(fold(one), fold(other)))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_question_is_found_across_languages_and_wordings(one, other):
    assert how_alike(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_question_is_not_taken_for_the_same(one, other):
    assert how_alike(one, other) < MAYBE
