"""What is done to a typed text, one small step at a time."""

import pytest

from bot.errors import BadInput
from bot.vocabulary import Language
from channels.gate.choices import ChoiceSigner, ChoiceUnknown, Meaning, read_payload
from channels.gate.incoming import read_body, read_message
from channels.gate.limits import neighbourhood_of
from channels.gate.masking import NO_RECEIPT, mask_text
from channels.gate.navigation import BY_CAN, navigation_meant
from channels.gate.offered import offered_choice
from channels.gate.typed import clean_text, is_only_asking, is_picture_only, without_slash
from channels.state import ConversationState


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain", "plain"),
        ("  caf\u00e9 \u0175y\u0302  ", "caf\u00e9 \u0175y\u0302"),
        ("one\r\ntwo", "one\ntwo"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\u202eevil\u2066", "evil"),
        ("fam\u200bily", "family"),
        ("👩‍👧 mam", "👩‍👧 mam"),
        ("\ud800", ""),
    ],
)
def test_cleaning_keeps_words_and_drops_what_nobody_sees(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "only"),
    [("🙃", True), ("?!", True), ("👍🏽 ❤️", True), ("ok 👍", False), ("7", False), ("ŵ", False)],
)
def test_picture_only(text, only):
    assert is_picture_only(text) is only


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("back", "go_back"), ("Nôl", "go_back"), ("YN ÔL.", "go_back"), ("skip", "skip"),
        ("hepgor!", "skip"), ("why?", "why"), ("Pam?", "why"), ("stop", "stop_form"),
        ("stopio", "stop_form"), ("Dileu", "stop_form"), ("who sees this?", "privacy"),
        ("Pwy sy’n gweld hyn?", "privacy"), ("Cymraeg plis", "switch_language"), ("help", "help"),
        ("Who sees this list of names?", None), ("gorffen", None),
        ("Will you skip us again this year?", None), ("Why is there no bus?", None),
        ("Pam does dim bws?", None), ("stop closing our club", None), ("nôl i'r ysgol", None),
    ],
)  # fmt: skip
def test_only_a_whole_message_steers_the_form(text, intent):
    meant = navigation_meant(text)
    assert (meant.intent if meant else None) == intent


def test_only_a_sure_stop_needs_no_question():
    meant = navigation_meant("stop")
    assert meant == BY_CAN["stop"]
    assert meant is not None
    assert meant.entities == {"confirmed": "yes"}


@pytest.mark.parametrize(("text", "asking"), [("?", True), ("?? …", True), (":(", False)])
def test_nothing_but_question_marks_asks_for_help(text, asking):
    assert is_only_asking(text) is asking


def test_masked_text_holds_no_code_number_or_slash():
    from bot.questions.asking.receipts import mint_receipt, receipt_hash, show_receipt

    code = show_receipt(mint_receipt())
    masked = mask_text(f"/my code is {code.lower()} call 07700 900123 or sam@example.org")
    assert code.lower() not in masked
    assert f"receiptref:{receipt_hash(code)}" in masked
    assert "900123" not in masked
    assert "sam@" not in masked
    assert masked.startswith("my code is")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ABCD-EFGH-JKMN", True), ("abc1-efgh-jkm2", True), ("0770-0900-1234", False),
        ("make-them-stop", False), ("MAKE THEM STOP", False),
    ],
)  # fmt: skip
def test_mistyped_code_is_looked_up_and_not_found(text, code):
    assert (NO_RECEIPT in mask_text(text)) is code


@pytest.mark.parametrize(
    ("text", "in_form", "chosen"),
    [
        ("Not sure.", {"step": "asked_to"}, "3"), ("the school", {"step": "asked_to"}, "2"),
        ("school", {"step": "asked_to"}, "2"), ("board", {"step": "asked_to"}, None),
        ("sure", {}, None), ("I’m not sure", {}, "3"),
    ],
)  # fmt: skip
def test_end_of_one_label_chooses_it_in_a_form(text, in_form, chosen):
    labels = {"1": "The board", "2": "The school", "3": "I’m not sure", "4": "The health board"}
    choices = [{"id": number, "label": label} for number, label in labels.items()]
    event = {"seq": 1, "answers": "m1", "kind": "form", "choices": choices}
    state = ConversationState(Language.EN, events=[event], expects=in_form)
    assert offered_choice(state, text) == chosen


@pytest.mark.parametrize("text", ["/greet", "//greet", " / greet", "/"])
def test_slash_in_front_is_never_a_command(text):
    assert not without_slash(text).startswith("/")


def test_choice_is_bound_to_its_conversation_and_cannot_be_changed():
    signer = ChoiceSigner("secret")
    choice = signer.sign("mine", '/find_help{"need": "housing"}')
    assert signer.read("mine", choice) == Meaning("find_help", {"need": "housing"})
    for reader, other, used in (
        (signer, "theirs", choice),
        (signer, "mine", choice[:-1] + "x"),
        (ChoiceSigner("another"), "mine", choice),
        (signer, "mine", "/find_help"),
    ):
        with pytest.raises(ChoiceUnknown):
            reader.read(other, used)


@pytest.mark.parametrize("payload", ["find_help", "/Find", "/a b", "", '/x{"a": 1} more'])
def test_payload_of_another_shape_is_refused(payload):
    with pytest.raises(ChoiceUnknown):
        read_payload(payload)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"7", b"\xff", b'"text"', b"[" * 100_000]
)
def test_body_that_is_no_object_is_refused_without_quoting_it(body):
    with pytest.raises(BadInput) as refused:
        read_body(body)
    assert refused.value.__cause__ is None
    assert not str(refused.value)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"conversation": "t", "id": "a"},
        {"conversation": "t", "id": "a", "text": 7},
        {"conversation": "t", "id": "a", "text": "x", "choice": "y"},
        {"conversation": "t", "id": "a\n", "text": "x"},
        {"conversation": "", "id": "a", "text": "x"},
        {"conversation": "t", "id": "a", "choice": "x" * 2001},
        {"conversation": "t", "id": "a", "language": "fr"},
    ],
)
def test_message_of_another_shape_is_refused(values):
    with pytest.raises(BadInput):
        read_message(values)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("81.2.69.160", "81.2.69.0/24"),
        ("2a02:c7c:1:2::5", "2a02:c7c:1::/48"),
        ("127.0.0.1", ""),
        ("10.0.0.8", ""),
        ("not an address", ""),
    ],
)
def test_addresses_are_counted_by_neighbourhood(address, network):
    assert neighbourhood_of(address) == network
