"""Apps and games on which people have user names, as a pattern."""

PLACES = (
    r"(?:snap(?:\s?chat)?s?|sc|insta(?:gram)?|ig|discord|disc|dc|tik\s?tok|tt|roblox|rblx"
    r"|xbox(?:\slive)?|xbl"
    r"|psn|ps[45]|play\s?station|twitter|twitch|fortnite|fn|epic(?:\sgames)?|steam|be\s?real"
    r"|whats\s?app|telegram"
    r"|tele|kik|yubo|wizz|face\s?book|fb|messenger|threads|reddit|you\s?tube|yt|vsco|pinterest"
    r"|minecraft|mc|nintendo"
    r"|switch|tumblr|spotify|signal|wattpad|blue\s?sky|mastodon|valorant|riot|brawl\s?stars"
    r"|clash(?:\sroyale)?"
    r"|genshin|wattpad|ao3|onlyfans|omegle|vinted|depop|locket|signal|lemon8|vrchat|rec\sroom|strava"
    r"|sound\s?cloud|letterboxd|tellonym|ngl|skype|viber|duolingo|chess\.com|supercell|pokemon\sgo"
    r"|hoop|bsky|the\sgram|gweplyfr|trydar)"
)
# Those that are no ordinary words.
CLEAR_PLACES = (
    r"(?:snap(?:\s?chat)?|insta(?:gram)?|ig|discord|tik\s?tok|roblox|rblx|xbox|psn|ps[45]"
    r"|play\s?station|twitter|twitch|fortnite|steam|be\s?real|whats\s?app|telegram|kik|yubo|wizz"
    r"|face\s?book|fb|reddit|you\s?tube|yt|vsco|pinterest|minecraft|nintendo|tumblr|spotify|wattpad"
    r"|blue\s?sky|valorant|genshin|ao3|omegle|vinted|depop|lemon8|vrchat|bsky|user\s?name|gamer\s?tag"
    r"|enw\sdefnyddiwr|gweplyfr|trydar)"
)
