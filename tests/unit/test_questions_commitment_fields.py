"""What a commitment is made of."""

from bot.questions.answering.commitment_fields import CommitmentFields
from tests.factories import COMMITMENT


def test_an_empty_commitment_is_not_complete():
    assert not CommitmentFields().complete
    assert COMMITMENT.complete
