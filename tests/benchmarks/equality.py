"""Does our Rasa reply as stock Rasa does? `python -m tests.benchmarks.equality` (make equality).

Stock Rasa 3.6.21 with its own pins on Python 3.10, our config, our actions over HTTP; ours as it
runs. Both are trained on the same data, each by its own libraries, and hear every dialogue of the
tests and 500 made dialogues. A classification next to its threshold may differ; it is shown.
"""

import json
import shutil
import sys

import httpx

from tests.benchmarks.running import ROOT, report
from tests.benchmarks.stock import (
    VAR,
    actions_server,
    build_stock,
    our_engine,
    prepare_store,
    stock_server,
    train_stock,
)
from tests.benchmarks.wire import Dialogue, Talk, make_dialogues, read_dialogues

MADE_DIALOGUES = 500
SEED = 3621
MOST_DIFFERENT = 0.01  # of all messages: more is not equal


def compare(ours: str, stock: str, dialogues: list[Dialogue]) -> tuple[int, int]:
    """Speak every dialogue to both. Two refusals or silences are not counted as equal.

    Returns: how many messages were said, and to how many the replies differ.
    """
    said = different = 0
    with httpx.Client(timeout=60) as client:
        for dialogue in dialogues:
            talks = [Talk(url, dialogue, client) for url in (ours, stock)]
            for turn in dialogue.turns:
                said += 1
                one, other = (talk.say(turn) for talk in talks)
                if one != other or not one.get("messages"):
                    different += 1
                    _show(dialogue, turn.text or turn.label or f"button {turn.number}", one, other)
                    break  # what follows would be about something else
    return said, different


def _show(dialogue: Dialogue, said: str, ours: object, stock: object) -> None:
    report(f"\n{dialogue.name} ({dialogue.language}): {said}")
    for who, reply in (("ours ", ours), ("stock", stock)):
        report(f"  {who} {json.dumps(reply, ensure_ascii=False)[:600]}")


def main() -> int:
    """Compare; 0 when equal, or where there is no Python 3.10 to compare with."""
    if not build_stock():
        report("No Python 3.10 here: stock Rasa cannot be built, nothing is compared.")
        return 0
    folder = VAR / "equality"
    shutil.rmtree(folder, ignore_errors=True)
    model, _ = train_stock("ours", ROOT / "config.yml")
    dialogues = [*read_dialogues(), *make_dialogues(MADE_DIALOGUES, SEED)]
    mine, theirs = prepare_store(folder / "ours"), prepare_store(folder / "stock")
    with (
        our_engine(mine) as ours,
        actions_server(theirs) as actions,
        stock_server(model, actions, theirs) as stock,
    ):
        said, different = compare(ours.url, stock.url, dialogues)
    report(f"\n{said} messages in {len(dialogues)} dialogues, {different} replies differ.")
    return 1 if different > said * MOST_DIFFERENT else 0


if __name__ == "__main__":
    sys.exit(main())
