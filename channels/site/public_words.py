"""What everybody may read, put into words: short, for lists. The whole page is in `public_page`."""

from bot.directory.themes import theme_name
from bot.language.councils import region_name
from bot.questions.publication.listing import PublicState, public_state
from bot.questions.publication.readable import PublicQuestion
from bot.vocabulary import Language, Region, Workflow
from bot.web.dates import spoken_date
from bot.web.words import Words

APPROVED_STATES = {  # more exact than the three states of the filter, where more is known
    Workflow.PUT_TO_BOARD: "questions.state_put",
    Workflow.ANSWERED: "questions.state_written",
}
STATES = {
    PublicState.WAITING: "questions.state_accepted",
    PublicState.ANSWERED: "questions.state_answered",
    PublicState.JUDGED: "questions.state_judged",
}


def list_item(question: PublicQuestion, language: Language, words: Words) -> dict[str, object]:
    """A question as a list shows it."""
    return {
        "id": str(question.question_id),
        "text": question.words(language),
        "region": str(question.region or ""),
        "where": where_words(question.region, language, words),
        "state": words.say(state_key(question.workflow), language),
        "asked_on": words.say(
            "site.asked_on", language, date=spoken_date(question.asked_on, language)
        ),
        "support": question.support,
        "themes": [theme_name(theme, language) for theme in question.themes],
        "made_up": question.made_up,
    }


def state_key(workflow: Workflow) -> str:
    """The words for how far a public question is."""
    return APPROVED_STATES.get(workflow) or STATES[public_state(workflow)]


def where_words(region: Region | None, language: Language, words: Words) -> str:
    """The region, or all of Wales."""
    return region_name(region, language) if region else words.say("terms.all_wales", language)
