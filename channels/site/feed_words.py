"""New answers as the entries of a feed; each question is one entry, with an id that stays."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from bot.boards.directory import board_for
from bot.directory.themes import theme_name
from bot.questions.publication.feed import FeedEntry
from bot.vocabulary import Language, Region
from bot.web.dates import spoken_date
from channels.gate.answer_words import kind_says

Say = Callable[..., str]
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)  # "updated" of a feed that has no entry yet
JSON_FEED = "https://jsonfeed.org/version/1.1"
# What XML 1.0 cannot hold, however it is escaped.
_NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Theme:
    """What an entry is about."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its newest answer."""

    id: str
    page: str
    title: str
    summary: str
    text: str
    published: str
    updated: str
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed in one language."""

    id: str
    language: str
    other_language: str
    title: str
    subtitle: str
    author: str
    page: str
    self: str
    other: str
    json: str
    updated: str
    entries: tuple[Entry, ...]

    def as_json(self) -> dict[str, Any]:
        """The feed as JSON Feed 1.1."""
        return {
            "version": JSON_FEED,
            "title": self.title,
            "description": self.subtitle,
            "home_page_url": self.page,
            "feed_url": self.json,
            "language": self.language,
            "authors": [{"name": self.author}],
            "items": [
                {
                    "id": entry.id,
                    "url": entry.page,
                    "title": entry.title,
                    "summary": entry.summary,
                    "content_text": entry.text,
                    "date_published": entry.published,
                    "date_modified": entry.updated,
                    "tags": [theme.name for theme in entry.themes],
                    "language": self.language,
                }
                for entry in self.entries
            ],
        }


def feed_of(
    found: Iterable[FeedEntry], region: Region | None, site: str, language: Language, say: Say
) -> Feed:
    """The feed of all Wales or of one board."""
    path = f"/boards/{region}" if region else ""
    name = board_for(region).name(language) if region else say("layout.questions")
    entries = tuple(_entry(one, site, language, say) for one in found)

    def at(end: str, spoken: Language = language) -> str:
        return f"{site}{end}?{urlencode({'lang': spoken.value})}"

    return Feed(
        id=at(f"{path}/feed.xml"),
        language=language.value,
        other_language=language.other.value,
        title=f"{name} · {say('layout.service_name')}",
        subtitle=say("feeds.subtitle"),
        author=say("layout.service_name"),
        page=at(path or "/questions"),
        self=at(f"{path}/feed.xml"),
        other=at(f"{path}/feed.xml", language.other),
        json=at(f"{path}/feed.json"),
        updated=max((entry.updated for entry in entries), default=_moment(BEGAN)),
        entries=entries,
    )


def _entry(found: FeedEntry, site: str, language: Language, say: Say) -> Entry:
    question, answer = found.question, found.answer
    asked, said = question.words(language), answer.fields.text(language)
    promised = [
        say(
            "feeds.promise",
            what=one.fields.what(language),
            who=one.fields.who(language),
            state=one.happened(language) or say(f"questions.state_{one.state}"),
        )
        for one in answer.commitments
    ]
    marked = say("site.made_up") if question.made_up else ""
    kind = kind_says(answer.fields, language, say)
    parts = [marked, asked, answer.fields.given_by(language), said, kind, *promised]
    lang = urlencode({"lang": language.value})
    out = datetime.combine(answer.published_on, time(12), tzinfo=UTC)  # told to the day only
    return Entry(
        id=f"urn:uuid:{found.entry_id}",
        page=f"{site}/questions/{question.question_id}?{lang}",
        title=fit_for_xml(asked),
        summary=say("feeds.summary", date=spoken_date(answer.published_on, language)),
        text=fit_for_xml("\n\n".join(part for part in parts if part)),
        published=_moment(min(out, found.updated_at)),
        updated=_moment(found.updated_at),
        themes=tuple(Theme(str(one), theme_name(one, language)) for one in question.themes),
    )


def fit_for_xml(text: str) -> str:
    """A text without the signs that no XML document may hold."""
    return _NOT_XML.sub("", text)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
