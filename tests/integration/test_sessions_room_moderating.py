"""What moderators decide in a room, and that a youth worker decides nowhere else."""

import pytest

from bot.errors import EditConflict, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.reviewing.allowed_details import DetailsLeft
from bot.questions.reviewing.merge import MergeRefused, merge_questions, unmerge_question
from bot.questions.reviewing.moderation import DetailsNotChecked, accept_question, return_question
from bot.questions.reviewing.safeguarding import flag_question
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import HOST_ONLY, EventKind, events_after
from bot.sessions.room.faults import RoomNotFound
from bot.sessions.room.moderating import (
    Chosen,
    approve,
    flag,
    merge,
    park,
    send_back,
    translate,
    unmerge,
    unpark,
)
from bot.sessions.room.screens import moderator_view, projector_view, waiting_in_room
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Language, Region, Role, Safeguarding, Visibility, Workflow
from tests.factories import make_question
from tests.integration.live_room import Live
from tests.integration.question_steps import (
    LEAD,
    TEAM,
    act,
    audited,
    kept,
    lane,
    made,
    seen,
    steps_of,
)

WELSH = "Pam does dim bws i’n pentref ni gyda’r nos?"


def asked(live: Live, **more) -> Chosen:
    return Chosen(live.ask(live.join(), **more).question_id)


def approved(live: Live, **more) -> Chosen:
    chosen = asked(live, **more)
    live.act(approve, host=live.moderator, chosen=chosen, details_checked=True)
    return chosen


def on_projector(live: Live) -> set:
    shown = live.do(projector_view, session_id=live.session_id)
    return {one.question_id for one in shown.questions}


def newest(live: Live):
    return live.do(events_after, session_id=live.session_id, after=0)[-1]


def test_approved_question_is_shown_in_the_room_and_nowhere_else(store):
    live = Live(store)
    chosen = asked(live)
    live.act(approve, host=live.moderator, chosen=chosen, details_checked=True, text_other=WELSH)
    (shown,) = live.do(projector_view, session_id=live.session_id).questions
    assert shown.words(Language.CY) == WELSH and shown.words(Language.EN).endswith("at night?")
    question = kept(store, chosen.question_id)
    assert (question.workflow, question.visibility) == (Workflow.ACCEPTED, Visibility.ROOM)
    assert newest(live).kind is EventKind.APPROVED
    assert newest(live).detail == {"question_id": str(chosen.question_id)}
    accepted = audited(store, chosen.question_id)[-1]
    assert accepted.actor == f"account:{live.host.account_id}"


def test_nobody_approves_without_having_looked_for_details(store):
    live = Live(store)
    with pytest.raises(DetailsNotChecked):
        live.act(approve, chosen=asked(live), details_checked=False)
    assert on_projector(live) == set()


def test_what_may_be_personal_is_let_through_only_on_purpose(store):
    live = Live(store)
    chosen = asked(live)
    words = {"text_other": "Ffoniwch 07700 900123 am y bws?"}
    for known in ({}, words):
        told = {"chosen": chosen, "details_checked": True, **known}
        if not known:
            live.do(_write_a_number, question_id=chosen.question_id)
        with pytest.raises(DetailsLeft):
            live.act(approve, **told)
    assert on_projector(live) == set()
    live.act(approve, **told, may_be_public=True)
    assert on_projector(live) == {chosen.question_id}
    assert "question.details_allowed" in [one.action for one in audited(store, chosen.question_id)]


def _write_a_number(db, *, question_id):
    db.get(Question, question_id).text_public = "Why does 07700 900123 never answer at night?"


def test_words_in_the_other_language_are_looked_through_as_well(store):
    live = Live(store)
    chosen = approved(live)
    text = "Ffoniwch 07700 900123 am y bws?"
    with pytest.raises(DetailsLeft):
        live.act(translate, chosen=chosen, text=text)
    live.act(translate, chosen=chosen, text=text, may_be_public=True)
    assert kept(store, chosen.question_id).text_other == text


def test_page_that_shows_an_older_version_decides_nothing(store):
    live = Live(store)
    asked(live)
    (waiting,) = live.do(waiting_in_room, host=live.chair)
    chosen = Chosen(waiting.question_id, waiting.version)
    live.act(approve, chosen=chosen, details_checked=True)
    with pytest.raises(EditConflict):
        live.act(send_back, chosen=chosen, reason="unclear")


def test_word_in_the_other_language_may_come_later(store):
    live = Live(store)
    chosen = approved(live)
    live.act(translate, chosen=chosen, text=WELSH)
    (shown,) = live.do(projector_view, session_id=live.session_id).questions
    assert shown.words_cy == WELSH


@pytest.mark.parametrize("surface", [Surface.PROJECTOR, Surface.SCRIBE])
def test_other_screens_decide_nothing(sqlite_store, surface):
    live = Live(sqlite_store)
    chosen, host = asked(live), live.passes[surface]
    for use_case, more in (
        (approve, {"chosen": chosen, "details_checked": True}),
        (send_back, {"chosen": chosen, "reason": "unclear"}),
        (flag, {"chosen": chosen}),
        (park, {"chosen": chosen}),
        (merge, {"chosen": [], "into": chosen}),
        (unmerge, {"chosen": chosen}),
    ):
        with pytest.raises(NotAllowed):
            live.act(use_case, host=host, **more)
    with pytest.raises(NotAllowed):
        live.do(moderator_view, host=host)


def test_host_decides_about_no_other_room_and_no_question_outside(store):
    live, other = Live(store), Live(store)
    elsewhere, outside = asked(other), Chosen(made(store))
    for chosen in (elsewhere, outside):
        for use_case, more in (
            (approve, {"chosen": chosen, "details_checked": True}),
            (send_back, {"chosen": chosen, "reason": "unclear"}),
            (flag, {"chosen": chosen}),
            (park, {"chosen": chosen}),
            (merge, {"chosen": [asked(live)], "into": chosen}),
            (merge, {"chosen": [chosen], "into": asked(live)}),
        ):
            with pytest.raises(QuestionNotFound):
                live.act(use_case, **more)
    assert steps_of(store, outside.question_id) == ["submit"]


def test_youth_worker_decides_nothing_in_the_ordinary_queue(store):
    live = Live(store)
    inside, outside = asked(live).question_id, made(store)
    other = made(store, state=Workflow.ACCEPTED)
    assert seen(store, live.host) == set()
    for question_id in (inside, outside):
        for use_case, more in (
            (accept_question, {}),
            (return_question, {"reason": "unclear"}),
            (flag_question, {}),
            (unmerge_question, {}),
        ):
            with pytest.raises(QuestionNotFound):
                act(store, use_case, question_id, live.host, **more)
        with pytest.raises(QuestionNotFound):
            live.at(merge_questions, question_ids=[question_id], into=other, actor=live.host)


def test_what_is_sent_back_is_shown_to_its_author_alone(store):
    live = Live(store)
    chosen = asked(live)
    live.act(send_back, chosen=chosen, reason="unclear", note_text="Which village?")
    view = live.do(moderator_view, host=live.moderator)
    assert [one.reason for one in view.returned] == ["unclear"] and view.waiting == ()
    assert on_projector(live) == set() and newest(live).kind is EventKind.RETURNED


def test_flagged_question_leaves_the_room_for_the_lead(store):
    live = Live(store)
    chosen = approved(live)
    live.act(flag, chosen=chosen)
    assert on_projector(live) == set() and lane(store, LEAD) == {chosen.question_id}
    assert live.do(moderator_view, host=live.moderator).approved == ()
    assert newest(live).kind is EventKind.FLAGGED and not newest(live).is_for_all
    with pytest.raises(QuestionNotFound):
        live.act(approve, chosen=chosen, details_checked=True)


def test_merged_questions_are_one_and_can_be_parted(store):
    live = Live(store)
    root, same = approved(live), asked(live)
    ids = {"chosen": [same], "into": root}
    assert live.act(merge, host=live.moderator, **ids) == 1
    assert on_projector(live) == {root.question_id}
    assert len(live.do(moderator_view, host=live.chair).merged) == 1
    with pytest.raises(MergeRefused):
        live.act(merge, **ids)
    live.act(unmerge, chosen=same)
    assert kept(store, same.question_id).workflow is Workflow.IN_REVIEW
    assert newest(live).kind is EventKind.UNMERGED


def test_parked_question_is_kept_for_after_the_session(store):
    live = Live(store)
    chosen = approved(live)
    for _ in range(2):
        live.act(park, host=live.moderator, chosen=chosen)
    assert on_projector(live) == set()
    assert len(live.do(moderator_view, host=live.moderator).parked) == 1
    live.act(unpark, chosen=chosen)
    assert on_projector(live) == {chosen.question_id}
    kinds = [one.kind for one in live.do(events_after, session_id=live.session_id, after=0)]
    assert kinds.count(EventKind.PARKED) == kinds.count(EventKind.UNPARKED) == 1


def test_nothing_is_decided_in_a_room_that_is_closed(store):
    live = Live(store)
    chosen = asked(live)
    host = live.chair
    live.at(close_room, session_id=live.session_id, actor=live.host)
    with pytest.raises(RoomNotFound):
        live.act(approve, host=host, chosen=chosen, details_checked=True)


def test_rehearsed_question_is_seen_in_its_room_alone(store):
    live = Live(store, rehearsal=True)
    chosen = approved(live)
    assert on_projector(live) == {chosen.question_id}
    assert kept(store, chosen.question_id).visibility is Visibility.REHEARSAL
    assert chosen.question_id not in seen(store, TEAM)
    with pytest.raises(TransitionRefused):
        live.act(flag, chosen=chosen)
    assert kept(store, chosen.question_id).safeguarding is Safeguarding.NONE


def test_what_speaks_of_unapproved_words_is_for_the_host_alone():
    assert {EventKind.ASKED, EventKind.FLAGGED, EventKind.RETURNED} <= HOST_ONLY
    assert EventKind.APPROVED not in HOST_ONLY


def test_team_moderates_a_national_room(store):
    live = Live(store, region=None, role=Role.COMMISSIONER_TEAM)
    chosen = approved(live)
    assert on_projector(live) == {chosen.question_id}
    assert live.do(make_question, region=Region.POWYS).id not in on_projector(live)
