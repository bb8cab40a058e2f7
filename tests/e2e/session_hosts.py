"""What the hosts do on their screens: the moderator, the chair (in Welsh) and the scribe."""

from dataclasses import dataclass

from playwright.async_api import Page, expect

from tests.e2e.session_phones import RECEIPT
from tests.e2e.session_stage import sees


@dataclass
class Moderator:
    """Reads what is asked, what has waited longest first."""

    page: Page

    async def reads(self, text: str) -> None:
        """This question is open; if something came meanwhile, it is one press away."""
        come = self.page.locator("#open", has_text=text)
        link = self.page.locator("text=Read it")
        await expect(come.or_(link).first).to_be_visible()
        if not await come.count():
            await link.click()
        await sees(self.page, text, where="#open blockquote")

    async def approves(self, text: str, other: str = "") -> None:
        """Approve it, with its words in the other language where they are given."""
        await self.reads(text)
        if other:
            await self.page.click("details[id^=words-] summary")
            await self.page.fill("#text-other", other)
        await self.page.click("#approve")
        await self.told("Approved. The room can see it.")

    async def joins(self, text: str, into: str) -> None:
        """Put it together with one that is likely the same, which stays."""
        await self.reads(text)
        pair = self.page.locator("li.pair", has_text=into)
        await pair.locator("button[value=other]").click()
        await self.told("Put together. Both are counted.")

    async def parks(self, text: str) -> None:
        await self.reads(text)
        await self.page.click("form[action$='/park'] button")
        await self.told("Kept for later. The room does not see it.")

    async def types_slip(self, code: str, text: str) -> None:
        """Type in what stands on a slip, and write its receipt on it."""
        await self.page.click("nav.tabs >> text=Paper slips")
        await self.page.fill("#slip", code)
        await self.page.fill("#text", text)
        await self.page.check("#publish")
        await self.page.click("text=Keep this question")
        await expect(self.page.locator("main .code")).to_have_text(RECEIPT)
        await self.page.check("#written")
        await self.page.click("text=Next slip")
        await self.page.click("nav.tabs >> text=Waiting")

    async def types_sheet(self, *questions: str) -> None:
        """One person's dots."""
        await self.page.click("nav.tabs >> text=Dot sheets")
        for one in questions:
            await self.page.locator("label.pick", has_text=one).locator("input").check()
        await self.page.click("text=Keep this sheet")
        await self.told("The sheet is in.")

    async def told(self, words: str) -> None:
        await sees(self.page, words, where=".told")


@dataclass
class Chair:
    """Leads through the agenda; its screen is in Welsh."""

    page: Page

    async def goes_on(self, part: int, title: str) -> None:
        """The next part, once and for all to see."""
        await self.page.click("#next")
        await sees(self.page, f"Rhan {part} o 9", title, where="[data-part=now] h2")

    async def presses(self, button: str, then: str) -> None:
        """Press one button and see what came of it."""
        await self.page.click(f"#{button}")
        await sees(self.page, then)
        await expect(self.page.locator("#problem")).to_have_count(0)

    async def opens_vote(self, places: int) -> None:
        await self.page.fill("#places", str(places))
        await self.presses("open-vote", "Mae’r bleidlais ar agor.")

    async def keeps_verdict(self, answered: str, progress: str, why: tuple[str, str]) -> None:
        """What the group decided with its cards, with its reason in both languages."""
        await self.page.click("text=Cadw dyfarniad y grŵp")
        await self.page.check(f"#answered-{answered}")
        await self.page.check(f"#progress-{progress}")
        await self.page.check("#how-cards")
        await self.page.fill("#reason_en", why[0])
        await self.page.fill("#reason_cy", why[1])
        await self.page.click("text=Cadw’r dyfarniad")
        await sees(self.page, "Mae’r dyfarniad wedi’i gadw.")

    async def closes(self) -> None:
        """Close the room for good, after reading what that erases."""
        await self.page.click("#more > summary")
        await self.page.click("#more a.danger")
        await sees(self.page, "Cau’r ystafell am byth?", "Does dim modd dadwneud hyn.")
        await self.page.click("button.danger")
        await sees(self.page, "Diolch", "Mae’r ystafell ar gau.")


@dataclass
class Scribe:
    """Writes down what the panel says, in both languages, and has the group agree."""

    page: Page

    async def writes(self, said: tuple[str, str], promise: tuple[str, str], due: str) -> None:
        await self.page.check("#member-2")
        await self.page.check("#kind-partial")
        await self.page.fill("#text-en", said[0])
        await self.page.click("#other-words summary")
        await self.page.fill("#text-cy", said[1])
        await self.page.fill("#what-1", promise[0])
        await self.page.select_option("#owner-1", "2")
        await self.page.fill("#due-1", due)
        await self.page.click("#more-1 summary")
        await self.page.fill("#what-other-1", promise[1])
        await self.page.click("button.big")
        await self.page.wait_for_url("**/read*")

    async def reads_back(self, *words: str) -> None:
        await sees(self.page, *words, where=".aloud")
        await self.page.click("text=The group agrees")
        await sees(self.page, "Agreed.", where=".told")
