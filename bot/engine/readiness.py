"""Ready means: a real question was answered in each language, just now."""

from __future__ import annotations

import uuid
from typing import Any

from bot.vocabulary import Language, Level
from channels.turn import Turn
from channels.web import answer, forget_conversation

# A need and a place: understanding, rules, an action, the store and the directory all take part.
QUESTIONS = {
    Language.EN: "I need help with housing, I live in Cardiff",
    Language.CY: "Dwi angen help gyda thai, dwi'n byw yng Nghaerdydd",
}
EXPECTED = "find_help"


async def find_faults(agent: Any) -> list[str]:
    """Ask the question in each language and read the answer.

    Returns: a code for each thing that is wrong; empty when the engine is ready.
    """
    faults: list[str] = []
    for language, text in QUESTIONS.items():
        faults += [f"{fault}_{language}" for fault in await _ask(agent, language, text)]
    return faults


async def _ask(agent: Any, language: Language, text: str) -> list[str]:
    conversation_id = f"ready-{uuid.uuid4().hex}"
    turn = Turn(conversation_id, language.value, Level.NONE.value, text)
    try:
        reply = await answer(agent, turn)
    except Exception:  # whatever it is, the engine cannot answer now; the code says so
        return ["failed"]
    finally:
        await forget_conversation(agent, conversation_id)
    spoken = [message for message in reply["messages"] if message.get("text")]
    if not spoken:
        return ["silent"]
    if any(message["language"] != language.value for message in spoken):
        return ["wrong_language"]
    return [] if reply["intent"] == EXPECTED else ["not_understood"]
