"""What a person types and presses on the way from a greeting to the console, in each language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One walk through the main job."""

    greeting: str
    need: str
    door_place: str
    ask: str
    question: str
    skip: str
    theme: str
    done: str
    place: str
    asked_to: str
    age: str
    permission: str
    send: str
    accept: str
    accepted: str
    check: str


WAYS = {
    "en": Way(
        greeting="hello",
        need="mams ill and i look after my brothers in merthyr",
        door_place="Merthyr Tydfil",
        ask="i want to ask the board a question",
        question="Why can young carers in Merthyr not get a break at the weekend?",
        skip="Skip",
        theme="Young carers",
        done="Done",
        place="merthyr",
        asked_to="The board",
        age="14 to 16",
        permission="Yes to both",
        send="Send it",
        accept="Accept",
        accepted="Accepted",
        check="Check my question",
    ),
    "cy": Way(
        greeting="shwmae",
        need="dwi'n edrych ar ôl mam achos mae hi'n sâl, dwi'n byw ym Merthyr",
        door_place="Merthyr Tudful",
        ask="dwi eisiau gofyn cwestiwn i'r bwrdd",
        question="Pam na all gofalwyr ifanc ym Merthyr gael hoe dros y penwythnos?",
        skip="Sgipio",
        theme="Gofalwyr ifanc",
        done="Wedi gorffen",
        place="ym Merthyr",
        asked_to="Y bwrdd",
        age="14 i 16",
        permission="Iawn i’r ddau",
        send="Anfon",
        accept="Derbyn",
        accepted="Derbyniwyd",
        check="Gweld fy nghwestiwn",
    ),
}
