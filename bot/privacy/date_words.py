"""Days, months and years as they are written and said, as patterns."""

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:r?uary|ruari)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|(?:g|ng)?orffenn?af|awst|[mf]edi|hydref|ion|chwef|maw|ebr|meh|gorff|d?tach|dach|rh?ag|hyd|med|fed|chwe|feh|orff"
    r"|(?:t|d|nh)achwedd|rh?agfyr)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th|af|il|ail|ydd|fed|eg|ain|ed)?"
# Days of the month as words; a compound Welsh one takes "ar ddeg" or "ar hugain" after it.
DAY_SAID = (
    r"(?:(?:twenty|thirt[yi](?:eth)?)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth"
    r"|tenth)|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth"
    r"|twentieth|thirtieth"
    r"|(?:cyntaf|ail|[td]rydydd|[td]rydedd|[pb]edwerydd|[pb]edwaredd|[pb]umed|chweched|seithfed"
    r"|wythfed"
    r"|nawfed|degfed|ddegfed|unfed|deuddegfed|ddeuddegfed|[pb]ymthegfed|deunawfed|ddeunawfed"
    r"|ugeinfed)(?:\sar\s(?:ddeg|bymtheg|hugain))?"
    r"|(?:twenty[\s-])?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty(?:[\s-]one)?"
    r"|(?:un|dau|tri|pedwar|pump|chwech|saith|wyth|naw|deg)(?:\sar\s(?:ddeg|bymtheg|hugain))?"
    r"|deuddeg|pymtheg|deunaw|ugain"
)
YEAR = (
    r"(?:(?:19|20)\d{2}|['’]?\d{2}(?!\d)|twenty\s(?:oh\s)?\w{3,9}|two\sthousand(?:\sand)?\s\w{3,9}"
    r"|oh\s(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|dwy\sfil\s(?:ac?\s)?\w+(?:\sar\s(?:ddeg|bymtheg)|\sdd?eg(?:\s(?:un|dau|tri|pedwar|pump|chwech"
    r"|saith|wyth|naw)\b)?)?"
    r"|(?:dau|dwy)\s(?:dd?im|sero)\s(?:dd?im|sero|un|dau|dwy)\s(?:dd?im|sero|un|dau|dwy|tri|pedwar|pump|chwech"
    r"|saith|wyth|naw))"
)
ORDINAL = r"\d{1,2}(?:st|nd|rd|th|af|il|ail|ydd|edd|fed|eg|ain|ed)"
DATE = (
    r"(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)?\d{2}(?!\d)|(?:19"
    r"|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
    rf"|\d{{1,2}}[\s/.\-]?{MONTHS}[\s/.\-]?(?:(?:19|20)\d{{2}}|['’]?\d{{2}})(?!\d)"
    rf"|(?:the\s|y\s|yr\s)?{ORDINAL}\s(?:of\sthe\s|o['’]?r\s){ORDINAL}(?:,?\s(?:o\s|of\s)?{YEAR})?"
    rf"|{ORDINAL}\s\d{{1,2}}\s(?:19|20)?\d{{2}}(?!\d)|{MONTHS}['’]r\s{DAY}(?:,?\s{YEAR})?"
    rf"|(?:the\s|y\s|yr\s)?{ORDINAL}\s(?:of\s(?:next|this)\smonth|o['’]?r\smis(?:\s(?:nesaf?|yma|hwn))?)"
    r"|\d{1,2}\s\d{1,2}\s(?:19|20)?\d{2}(?!\d)|(?<!\d)[0-3]\d[01]\d(?:19|20)\d{2}(?!\d)"
    rf"|(?:the\s|y\s|yr\s)?(?:{DAY}|{DAY_SAID})\s?(?:of\s|o\s|o['’]r\s"
    rf"|mis\s|fis\s)*{MONTHS}\b(?:,?\s(?:in\s|yn\s)?{YEAR})?"
    rf"|{MONTHS}\b\s(?:the\s|y\s|yr\s)?(?:{DAY}|{DAY_SAID})\b(?:,?\s{YEAR})?"
    r"|\d{1,2}[/.\-]\d{1,2}(?![\d/.\-]))"
)
# Days with a name: "born on Christmas day".
FEAST = (
    r"(?:(?:christmas|xmas|boxing|new\syear['’]?s?|april\sfools?['’]?s?|st\s(?:patrick|george|stephen)['’]?s|may|leap|guy\sfawkes|valentine['’]?s?|st\sdavid['’]?s?)\s(?:day"
    r"|eve)(?:,?\s(?:19|20)\d{2})?"
    r"|(?:ddydd|dydd|noswyl|nos|ŵyl|gŵyl|wyl)\s(?:nadolig|calan(?:\smai)?|san\s(?:steffan|ffolant|padrig)|santes\sdwynwen|ffŵl\sebrill|g[wŵ]yl\s\w+)(?:,?\s(?:19|20)\d{2})?"
    r"|easter(?:\s(?:sunday|monday|day))?|good\sfriday|bonfire\snight|sul\sy\spasg|g?[wŵ]yl\s(?:san\s)?\w+"
    r"|halloween|calan\sgaeaf)"
)
# Six figures, only after "dob" and the like.
PACKED = r"(?<!\d)(?:[0-3]\d[01]\d\d{2}|(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)"
MONTH_ONLY = (
    rf"(?:(?:the\s)?(?:{MONTHS}|spring|summer|autumn|winter|gwanwyn|wanwyn|haf|hydref|gaeaf|aeaf)\b"
    r"\s(?:of\s|yn\s|y\s)?(?:(?:19|20)\d{2}|['’]\d{2}(?!\d)))"
)
