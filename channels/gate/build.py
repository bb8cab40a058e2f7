"""Put a gate together from the settings."""

from bot.settings import Settings
from bot.store.engine import Store
from bot.web.words import Words
from channels.gate.choices import ChoiceSigner
from channels.gate.engine import Engine
from channels.gate.erasing import Eraser
from channels.gate.fixed import Fixed
from channels.gate.gate import Gate
from channels.gate.limits import Limiter, Limits
from channels.gate.running import Patience, TurnRunner
from channels.gate.turn import TurnTaker
from channels.replies import Replies
from channels.state import ConversationStates, MemoryStates


def open_states(settings: Settings) -> ConversationStates:
    """Redis when there is one, else this process's memory."""
    if not settings.redis_url:
        return MemoryStates()
    from channels.redis_state import RedisStates  # loads Redis only where there is one

    return RedisStates(settings.redis_url)


def build_gate(
    settings: Settings,
    store: Store,
    words: Words,
    *,
    engine: Engine | None = None,
    states: ConversationStates | None = None,
    limits: Limits | None = None,
    patience: Patience | None = None,
) -> Gate:
    """A gate; what is not given is made from the settings."""
    engine = engine or Engine(settings.engine_url, settings.engine_secret)
    states = states or open_states(settings)
    replies = Replies(store)
    signer = ChoiceSigner(settings.secret_key)
    fixed = Fixed(words, signer)
    eraser = Eraser(states, replies, engine)
    runner = TurnRunner(
        states, TurnTaker(engine, replies, signer, fixed), eraser, fixed, patience or Patience()
    )
    return Gate(states, runner, eraser, fixed, Limiter(limits or Limits(), settings.redis_url))
