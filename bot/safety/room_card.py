"""A card as it is shown in a live room: people are there, unlike in a chat that nobody watches."""

from dataclasses import replace

from bot.safety.cards import Card, card_labels


def card_in_room(card: Card, *, contact: str) -> Card:
    """The same card, which sends whoever reads it to the grown-ups who are in the room.

    Args: contact: who keeps people safe here, as the plan says it in this language; may be "".
    """
    labels, language = card_labels(), card.language
    here = [labels["in_room", language]]
    if contact:
        here.append(labels["in_room_contact", language].format(contact=contact))
    alone = labels["nobody_watches", language]
    lines: list[str] = []
    for line in card.lines:
        lines += here if alone in line else [line]
    return replace(card, lines=tuple(lines))
