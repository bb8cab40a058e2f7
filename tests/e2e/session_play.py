"""A session that is going on in a browser: who is at which window, and what they all do."""

from dataclasses import dataclass

from playwright.async_api import Page

from bot.vocabulary import Region, Role
from tests.e2e.session_console import SCREENS, open_room, open_screen, plan_session, sign_in
from tests.e2e.session_hosts import Chair, Moderator
from tests.e2e.session_phones import come_in
from tests.e2e.session_stage import Stage, sees_nothing_of, without_fault

LANGUAGES = {"projector": "en", "chair": "cy", "moderator": "en", "scribe": "en"}
PHONES = {"one": "en", "two": "en", "table": "en", "four": "cy", "five": "cy"}


@dataclass
class Play:
    """A session that is going on: its windows by who is at them."""

    stage: Stage
    desk: Page
    address: str
    code: str
    planned: str  # what the console says of the plan before anything begins

    def at(self, name: str) -> Page:
        return self.stage.windows[name]

    @property
    def wall(self) -> Page:
        return self.at("projector")

    @property
    def chair(self) -> Chair:
        return Chair(self.at("chair"))

    @property
    def moderator(self) -> Moderator:
        return Moderator(self.at("moderator"))

    async def nowhere(self, *words: str, but: str = "") -> None:
        """No window shows these words, but perhaps that of who wrote them."""
        for name, page in self.stage.windows.items():
            if name != but:
                await sees_nothing_of(page, *words)

    async def look_over(self, *names: str) -> None:
        for name in names:
            await without_fault(self.at(name))

    async def all_come_in(self, names: tuple[str, ...] = tuple(PHONES)) -> None:
        """By the code; one of them is a table of four that shares a device."""
        for name in names:
            people = 4 if name == "table" else 1
            await come_in(self.stage, name, self.code, PHONES[name], people=people)


async def begin(stage: Stage, *, rehearsal: bool = False) -> Play:
    """Sign in, plan, open the room and every screen."""
    stage.console.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
    desk = await sign_in(stage, "nia")
    address = await plan_session(desk, stage)
    planned = await desk.inner_text("main")
    code = await open_room(desk, address, rehearsal=rehearsal)
    for name in SCREENS:
        await open_screen(stage, desk, address, name, LANGUAGES[name])
    return Play(stage, desk, address, code, planned)
