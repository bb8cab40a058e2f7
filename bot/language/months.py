"""The names of the months."""

from bot.vocabulary import Language

MONTHS = {
    Language.EN: "January February March April May June July August September October "
    "November December".split(),
    Language.CY: "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref "
    "Tachwedd Rhagfyr".split(),
}
