"""`make demo` on the running service: what is made up says so wherever it shows."""

from collections.abc import Iterator

import httpx
import pytest

from tests.service import RunningService

pytestmark = pytest.mark.engine

MARK = {"en": "Made up to show how it works", "cy": "Wedi’i ddyfeisio i ddangos sut mae’n gweithio"}
ANSWERS = {
    "en": (
        "i want to ask the board a question",
        "What will you do so that young carers get a break?",
        *("skip", "skip", "gwent", "the board", "14 to 16", "yes to both"),
    ),
    "cy": (
        "dwi eisiau gofyn cwestiwn i'r bwrdd",
        "Pryd fydd cwnsela ar gael yn Gymraeg i bawb?",
        *("sgipio", "sgipio", "gwent", "y bwrdd", "14 i 16", "iawn i'r ddau"),
    ),
}
ME_TOO = {"en": "Me too", "cy": "Fi hefyd"}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    running = RunningService(tmp_path_factory.mktemp("demonstration"))
    running.run("prepare")
    assert "14 made-up questions" in running.run("demo")
    running.start()
    yield running
    running.stop()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_similar_question_is_offered_marked_and_supported(
    demonstration: RunningService, language: str
):
    talk = demonstration.talk(language)
    for answer in ANSWERS[language]:
        talk.say(answer)
    assert "review" in talk.kinds, talk.text
    [similar] = [event for event in talk.events if event.get("questions")]
    assert similar["questions"][0]["mark"] == MARK[language]
    talk.choose(ME_TOO[language])
    assert "review" not in talk.kinds
    talk.end()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_public_page_marks_every_made_up_question(demonstration: RunningService, language: str):
    page = httpx.get(f"{demonstration.public}/questions?lang={language}").text
    assert page.count('<li class="card">') == page.count(MARK[language]) > 0
