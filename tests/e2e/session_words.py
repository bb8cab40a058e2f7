"""What is asked, said and decided in a session that is played in a browser: English, Welsh."""

from datetime import UTC, datetime, timedelta

BUS = ("Why does the bus not come to our village at night?", "Pam nad ydy’r bws yn dod gyda’r nos?")
LIKE = "Why does no bus come to our village in the evening?"
NAMED, NAME = "Why did Callum Probert from my class wait for two years?", "Callum Probert"
WAITED = "from my class wait for two years?"
SCHOOL = (
    "When will there be a counsellor in every school in Gwent?",
    "Pryd fydd cwnselydd ym mhob ysgol yng Ngwent?",
)
PARKED = "Will there be pizza for us at the next meeting?"
SLIP = ("GR6T3", "Who tells us when the worker we trust leaves?")
RISK = "Dw i eisiau marw a does neb yn gwrando"
SAID = ("We do not know yet about the weekend.", "Dydyn ni ddim yn gwybod eto am y penwythnos.")
PROMISE = ("Ask the bus company for a late bus.", "Gofyn i’r cwmni bysiau am fws hwyr.")
WHY = ("They named a day, but only half an answer.", "Fe enwon nhw ddiwrnod, ond hanner ateb.")
DUE = (datetime.now(UTC) + timedelta(days=60)).date()
ENOUGH = (
    "Enough of you chose this for it to have a place.",
    "Dewisodd digon ohonoch chi hwn iddo gael lle.",
)
NEAREST = (
    "A place was left, and those who chose this came nearest to it.",
    "Roedd lle ar ôl, a’r rhai a ddewisodd hwn ddaeth agosaf ato.",
)
