"""Likely duplicates from the store: kept features, the index in memory, who may see what."""

import threading
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.life.public_words import own_words
from bot.questions.likeness import index as indexes
from bot.questions.likeness.alike import Band
from bot.questions.likeness.index import FeatureIndex, index_of
from bot.questions.likeness.keeping import forget_features, keep_features, refresh_features
from bot.questions.likeness.similar import similar_for_staff, similar_to
from bot.questions.likeness.stored import pack
from bot.questions.likeness.train import present_model
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.store.tables.question_work import QuestionFeatures
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role, Workflow
from tests.factories import NOW, make_question

TEAM = Actor(UUID(int=1), Role.COMMISSIONER_TEAM, None)
GWENT = Actor(UUID(int=2), Role.RPB_STAFF, Region.GWENT)
BUS = "Why is there no bus to the youth club after school?"
BUS_CY = "Pam does dim bws i'r clwb ieuenctid ar ôl ysgol?"
POOL = "When will the swimming pool open again?"


def ask(db: Session, text: str, **fields) -> UUID:
    question = make_question(db, text_original=text, **fields)
    keep_features(db, question)
    return question.id


def asked(store, text: str, **fields) -> UUID:
    return in_transaction(store, ask, text, **fields)


def found(store, question_id: UUID, reader: Actor = TEAM, **options) -> list[UUID]:
    likely = in_transaction(
        store,
        similar_for_staff,
        question_id=question_id,
        scope=queue_scope(reader),
        write=False,
        **options,
    )
    return [one.question_id for one in likely]


def numbers(store) -> int:
    def count(db: Session) -> int:
        return db.scalar(select(func.count()).select_from(QuestionFeatures)) or 0

    return in_transaction(store, count, write=False)


def test_a_likely_duplicate_is_found_in_the_other_language(store):
    english, welsh = asked(store, BUS), asked(store, BUS_CY, language=Language.CY)
    asked(store, POOL)
    (likely,) = in_transaction(
        store, similar_for_staff, question_id=english, scope=queue_scope(TEAM), write=False
    )
    assert (likely.question_id, likely.band) == (welsh, Band.LIKELY)
    assert 0.68 <= likely.score <= 1
    assert found(store, welsh) == [english]


def test_a_new_question_is_found_at_the_next_look(store):
    first = asked(store, BUS)
    assert found(store, first) == []
    second = asked(store, BUS.upper())
    assert found(store, first) == [second]


def test_what_is_outside_the_scope_is_not_found(store):
    here = asked(store, BUS, region=Region.GWENT)
    there = asked(store, BUS, region=Region.POWYS)
    unseen = asked(store, BUS, region=Region.GWENT, state=Workflow.WITHDRAWN)
    assert found(store, here, GWENT) == []
    assert found(store, here, TEAM) == [there]
    with pytest.raises(QuestionNotFound):
        found(store, there, GWENT)
    with pytest.raises(QuestionNotFound):
        found(store, unseen, TEAM)


def test_a_question_that_goes_into_the_lane_is_not_found_any_more(store):
    one, other = asked(store, BUS), asked(store, BUS_CY, language=Language.CY)
    assert found(store, one) == [other]

    def hold(db: Session) -> None:
        db.execute(update(Question).where(Question.id == other).values(safeguarding="held"))

    in_transaction(store, hold)
    assert found(store, one) == []


def test_changed_words_are_looked_up_anew(store):
    one, other = asked(store, BUS), asked(store, POOL)
    assert found(store, one) == []

    def reword(db: Session) -> None:
        question = db.get_one(Question, other)
        question.text_original = BUS
        keep_features(db, question)

    in_transaction(store, reword)
    assert found(store, one) == [other]
    assert numbers(store) == 2


def test_forgotten_features_are_in_no_answer_and_leave_the_memory(store, monkeypatch):
    one, other = asked(store, BUS), asked(store, BUS_CY, language=Language.CY)
    assert found(store, one) == [other]
    in_transaction(store, forget_features, other)
    assert found(store, one) == []
    assert numbers(store) == 1
    far = asked(store, POOL)
    in_transaction(store, forget_features, far)
    monkeypatch.setattr(indexes, "SWEEP_EVERY", 1)
    assert found(store, one) == []

    def held(db: Session) -> int:
        return len(index_of(db, present_model().name))

    assert in_transaction(store, held, write=False) == 1


def test_a_question_without_words_has_no_features(store):
    question = asked(store, BUS)

    def empty(db: Session) -> None:
        row = db.get_one(Question, question)
        row.text_original = None
        keep_features(db, row)

    in_transaction(store, empty)
    assert numbers(store) == 0
    assert found(store, question) == []


def test_features_of_another_model_are_made_anew(store):
    one, other = asked(store, BUS), asked(store, BUS_CY, language=Language.CY)

    def age(db: Session) -> None:
        db.execute(update(QuestionFeatures).values(model="likeness-of-before"))

    in_transaction(store, age)
    assert found(store, one) == []
    assert in_transaction(store, refresh_features, limit=1) == 1
    assert in_transaction(store, refresh_features) == 1
    assert in_transaction(store, refresh_features) == 0
    assert found(store, one) == [other]


def test_a_number_that_comes_late_is_not_missed(postgres_store):
    """On PostgreSQL a transaction may end after one that began later."""
    store = postgres_store
    one = asked(store, BUS)

    def give(db: Session, question: UUID, number: int) -> None:
        row = QuestionFeatures.question_id == question
        db.execute(update(QuestionFeatures).where(row).values(id=number))

    in_transaction(store, give, one, 100)
    assert found(store, one) == []

    def late(db: Session) -> UUID:
        question = ask(db, BUS)
        give(db, question, 50)
        return question

    other = in_transaction(store, late)
    assert found(store, one) == [other]


def test_each_store_has_its_own_index(sqlite_store, postgres_store):
    here, there = asked(sqlite_store, BUS), asked(postgres_store, BUS)
    assert found(sqlite_store, here) == [] == found(postgres_store, there)


def test_authors_see_public_questions_that_surely_ask_the_same(store):
    public = asked(store, BUS_CY, language=Language.CY, state=Workflow.ACCEPTED)
    asked(store, BUS)  # nobody has approved it
    asked(store, POOL, state=Workflow.ACCEPTED)
    shown = in_transaction(store, similar_to, text=BUS, write=False)
    assert [question.question_id for question in shown] == [public]
    assert in_transaction(store, similar_to, text="🙂", write=False) == ()


def test_the_board_that_would_answer_comes_first(store):
    for region in (Region.POWYS, Region.GWENT, Region.NORTH_WALES):
        asked(store, BUS, region=region, state=Workflow.ACCEPTED)
    shown = in_transaction(store, similar_to, text=BUS, region=Region.GWENT, limit=1, write=False)
    assert [question.region for question in shown] == [Region.GWENT]


def test_many_that_may_not_be_seen_do_not_hide_one_that_may(store):
    here = asked(store, BUS, region=Region.GWENT)
    for _ in range(45):
        asked(store, BUS, region=Region.POWYS)
    other = asked(store, BUS_CY, region=Region.GWENT, language=Language.CY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.questions.likeness.similar.LOOKS", (10, 100))
        assert found(store, here, GWENT) == [other]


def test_several_threads_look_while_others_write(store):
    first = asked(store, BUS)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(6):
                if number % 2:
                    asked(store, BUS_CY, language=Language.CY)
                else:
                    assert first not in found(store, first)
        except BaseException as error:  # a thread's failure must reach the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(found(store, first, limit=50)) == 12


def test_an_empty_index_finds_nothing():
    index = FeatureIndex("any")
    assert index.nearest(present_model().read(BUS).place, Language.EN, number=5) == []


def test_words_that_staff_took_out_cannot_be_searched_for(store):
    secret = "Why does Gwladys Featherstonehaugh at Ysgol Bryn shout at my brother?"
    question = asked(store, secret, state=Workflow.ACCEPTED)
    start, end = secret.index("Gwladys"), secret.index(" shout")

    def redact(db):
        version = db.get(Question, question).version
        given = {"question_id": question, "actor": GWENT, "now": NOW}
        redact_question(db, version=version, spans=[(start, end)], **given)
        version = db.get(Question, question).version
        other = "Pam mae [enw] yn gweiddi ar fy mrawd?"
        translate_question(db, version=version, text=other, **given)

    in_transaction(store, redact)

    def probed(text):
        return [one.question_id for one in in_transaction(store, similar_to, text=text)]

    assert probed("Why does [name] shout at my brother?") == [question]
    assert probed("Gwladys Featherstonehaugh at Ysgol Bryn") == []
    kept = in_transaction(store, lambda db: db.scalar(select(QuestionFeatures.features)))
    assert kept != pack(present_model().read(secret), Language.EN)
    assert kept == pack(present_model().read(words_of(store, question)), Language.EN) != b""
    assert "Gwladys" not in words_of(store, question)


def words_of(store, question_id: UUID) -> str:
    return in_transaction(store, lambda db: own_words(db.get(Question, question_id)))
