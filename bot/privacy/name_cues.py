"""The words around a name that say a person is meant, in English and Welsh; keys as folded."""

import re

from bot.privacy.any_case import any_case
from bot.privacy.listing import listed

# "my name is", "called", "o'r enw": what follows is a name whatever it looks like.
NAMING = any_case(
    r"\b(?:(?:nick)?name(?:['’]?s)?(?:\s(?:is|was|are|iz))?"
    r"|(?:called|named|known\sas|goes\sby)"
    r"|call(?:s|ed)?\s(?:me|him|her|them|himself|herself)"
    r"|h?enwa?u?(?:\s(?:i|fi|o|e|ef|hi|llawn|iawn))?(?:\s(?:yw|ydi|ydy|oedd|odd|di)|['’]di)?"
    r"|n?galw(?:\s(?:fi|i|fo|hi|o))?(?:['’]n|\s(?:yn|n)))\s?[:=,-]?\s?[\"'“‘]?(?=\w)",
)
# The name under a message: "Diolch, Mo", "thanks, Precious", "from summer x", "Cofion gorau, Elan".
SIGNED = re.compile(
    r"\b(?:(?i:thanks|thank\syou|thx|ta|cheers|regards|wishes|love|sincerely|faithfully|truly"
    r"|diolch(?:\s(?:yn\sfawr|o\sgalon|mawr|i\schi))?|cofion(?:\s(?:gorau|cynnes|caredig))?"
    r"|hwyl(?:\sfawr)?|gywir|cariad)(?:\s(?:for|to|am|i)(?:\s\w+){1,4})?\s?[,.!\n–—-]+|(?i:from|gan|oddi\swrth|love))\s?"
    r"(?=(?:[A-ZŴŶÂÊÎÔÛ][^\W\d_]+(?:[ -][A-ZŴŶÂÊÎÔÛ][^\W\d_]+)?|[^\W\d_]+(?=\s[xX]+\W*$))"
    r"(?:,?\s\(?\d{1,2}\)?)?(?:\s[xX]+)?\W*$)"
)
# Before "called" and "o'r enw" these say that something is named, not somebody.
THING = any_case(
    r"\b(?:app|ap|website|site|webseite|gwefan|wefan|club|clwb|glwb|place|lle|charity|elusen|band|game"
    r"|g[eê]m|song|c[aâ]n|g[aâ]n|programme?|rhaglen|raglen|project|prosiect|brosiect|group|gr[wŵ]p"
    r"|service|gwasanaeth|wasanaeth|scheme|cynllun|gynllun|thing|peth|beth|book|llyfr|lyfr|film|ffilm"
    r"|show|sioe|drug|cyffur|gyffur|vape|f[eê]p|street|stryd|town|tref|dre|village|pentre|bentre"
    r"|park|parc|barc|centre|canolfan|ganolfan|company|cwmni|gwmni|team|t[iî]m|d[iî]m|course|cwrs"
    r"|gwrs|panel|banel|board|bwrdd|fwrdd|law|cyfraith|gyfraith|disease|condition|cyflwr|gyflwr"
    r"|medicine|tablets?|tabledi|channel|sianel|podcast|phone|cat|gath|cath|dog|ci|gi|hamster"
    r"|hostel|unit|uned|ward|hub|hwb|form|ffurflen|people|ifanc)"
    r"(?:\s(?:is|was|thats|that['’]?s|it['’]?s|sy['’]n(?:\scael)?))?(?:,?\s(?:ei|o['’]r))?,?\s?$",
)
NAMING_PARTS = ("name", "call", "known", "goes by", "enw", "galw")
TITLES = listed("mr mrs ms mx")
# Titles that are also ordinary words, or that lower-case texts use for anybody.
SOFT_TITLES = listed(
    "miss dr doctor prof professor sir syr madam auntie aunty aunti anti uncle wncwl wncl yncl "
    "nain taid mamgu tadcu nurse nyrs coach pc pcso sgt sergeant sister rev reverend parch "
    "parchedig "
    "lady lord athro dsgt insp inspector councillor cllr cynghorydd nan nanny gran grampa "
    "grandad granny nana bampi bamps gransha ewythr modryb hyfforddwr hyfforddwraig imam pastor "
    "father tad nanna grancha"
)
# Of these the title belongs to the name ("Dr Patel"); before others only the name is taken.
KEPT_TITLES = TITLES | listed("miss dr prof sir syr pc pcso sgt rev parch cllr")
# "i miss callum" is a verb.
BEFORE_VERB = listed("i we they you to will really also still dont do did ill gonna and always be")
RELATIONS = listed(
    "friend friends freind frend bestfriend bestie besties bff mate mates m8 bro brother "
    "brothers bruv sister sisters sis cousin cousins cuz boyfriend girlfriend bf gf ex partner "
    "husband wife fiance teacher teachers tutor coach carer foster worker keyworker sw "
    "counsellor counselor therapist psychologist psychiatrist nurse doctor consultant "
    "headteacher head mentor dad dads mum mums mam stepdad stepmum stepbrother stepsister "
    "stepfather stepmother son daughter twin nephew niece uncle aunt aunty auntie nan grandad "
    "grandson neighbour roommate flatmate housemate boss manager landlord lad boy girl kid guy "
    "bloke bully crush classmate student pupil baby godmother stepson ffrind ffrindiau ffrindia "
    "ffrindie mets met mêt brawd mrawd frawd brodyr chwaer chwiorydd cefnder nghefnder gefnder "
    "cyfnither nghyfnither gyfnither ewythr ewyrth modryb fodryb athro athrawes athrawon "
    "gweithiwr gweithwraig cymdeithasol gofalwr gofalwraig cariad nghariad gariad maeth hogyn "
    "hogan bachgen fachgen boi foi merch ferch mab fab plentyn nai nith cymydog gymydog bos "
    "rheolwr hyfforddwr pennaeth tiwtor nhiwtor cwnselydd nghwnselydd seicolegydd nyrs meddyg "
    "gwr ngwr gwraig ngwraig llysdad lysdad llysfam lysfam efaill wncwl yncl anti nain taid "
    "mamgu tadcu nheulu cyfaill nghyfaill bwli"
)
# Between a relation and the name: "my friend, Cai", "my sister is Elin", "fy mrawd i Cai".
LINKS = listed(
    "ieuenctid cefnogi is was s called i fi ydi ydy yw di gorau ora gore bach fach hynaf iau "
    "hyna ifanc mawr fawr"
)
# What people do: after a word that may be a name, these say that it is one.
HUMAN = listed(
    "said says told tells keeps kept hits hit hurts hates hated bullies bullied punched punches "
    "kicked kicks slapped pushed pushes lives lived died moved cant cannot wont doesnt didnt "
    "dont texts texted messaged sent sends thinks wants wanted started stopped helped helps "
    "knows knew threatened touched stole shouted shouts screams cries cried laughed laughs "
    "sits swears smokes vapes drinks fights cheats copies lies asked asks wouldnt couldnt isnt "
    "wasnt hasnt hadnt feels felt thought goes went gets got"
)
# Only people do these: "Will hit me" with a capital at the beginning.
DEEDS = listed(
    "said told hit hits punched punches kicked kicks slapped pushed texted texts messaged hates "
    "bullied bullies threatened shouted shouts"
)
COPULA = listed(
    "is was has had who whos will would could can needs made makes took takes gave left"
)
# Titles of kin: with a capital, or with nobody's "my" before them, part of the name.
KIN_TITLES = listed(
    "auntie aunty anti uncle wncwl wncl yncl nain taid mamgu tadcu nurse nyrs coach nan nanny "
    "sister pastor nanna"
)
OWNERS = listed("my his her our their your the a an fy ei eu ein dy eich y yr this that")
ALONGSIDE = listed("and n an or & a")
# Before a word that may be a name, in small letters too.
TOWARDS = listed(
    "with told tell asked ask hate hates hit bullied miss wiv text texted messaged met seeing"
)
WELSH_BEFORE = listed(
    "mae ma dydi dydy dyw oedd roedd odd efo gyda hefo wrth gan nath wnaeth naeth gath cafodd "
    "aeth daeth ddaeth wedodd dwedodd ddwedodd dudodd ddudodd deudodd ddeudodd fod bod helo hei"
)
WELSH_AFTER = listed(
    "yn n wedi di ddim sy sydd syn oedd odd isio eisiau angen methu yw ydi ydy dwi wi ydw "
    "gafodd gaeth gath nath wnaeth ddaeth aeth ddwedodd ddudodd yma ma fydd fu ddaru byth dal "
    "newydd"
)
# Welsh words that are names too are names beside these: "its beth", "ben got".
ENGLISH_BEFORE = listed("its thats with from saw by told asked like hey hello")
ENGLISH_AFTER = listed(
    "is was has had got said says told keeps hit hits hates cant didnt doesnt wont lives and "
    "from who"
)
# A word among these is no name although a name is spelled so.
ME = listed("me i fi finna finne finnau im")
BODY_AFTER = listed(
    "hospital trust project foundation centre center university award awards surgery clinic "
    "ward stadium road rd street avenue charity cup medal fc afc rfc uhb theatre museum act "
    "unit house park hall bridge day island shield building library lane health"
)
BODY_BEFORE = listed(
    "cadair gadair cader crug moel carreg bedd ogof noson st saint sant san santes ysbyty stryd "
    "heol ffordd capel eglwys canolfan parc uned bwrdd gwyl llyn mynydd afon castell clwb "
    "theatr neuadd lon plas llys gwesty pont bae traeth coedwig hafan marina gorsaf pwll sgwar "
    "ynys goleudy"
)
PARTICLES = listed(
    "ap ab ferch verch van von de del da dos bin binti al el o mac ibn den der di la le"
)
# Second halves of double names that are ordinary words: only after these first halves.
SECOND = listed(
    "mae may rose grace leigh lou jo ann anne jane jayne lee louise marie wyn mai haf jade hope "
    "eira fflur medi non elen alaw lyn glyn gwyn belle mair lili lily ruby faith joy james john "
    "jac rhys gwen llwyd ray star summer skye dawn kay jean beth lea paul michael thomas lloyd"
)
# Second names that poets and families take, with a capital: "Mali Aur", "Tirion Saer".
TAKEN = listed(
    "aur saer gof crydd telynor mor awel haul enfys brycheiniog fychan goch ddu wen las mair "
    "tegid arfon mon "
    "gwynedd ceredigion dulais teifi tawe conwy ogwen alwen hedd bach mawr gelli dderwen fedwen "
    "onnen bedw "
    "helyg celyn rhosyn briallu grug eithin rhedyn clwyd dwyryd gwyrfai menai llifon padarn "
    "peris cadnant"
)
NEVER_AFTER = listed("mae mai may hope non lea jo ann di beth will")  # small, after a small name
# Small words that look like a surname and never are one when written small.
NO_SURNAME = listed(
    "cant may to so said ye le an ha he her she self best need wan read way see key keys hand "
    "hands hope joy you sit ask rush love mo no ma lo ho woo here how play show stay just can "
    "do did was is are be by day days night year years friend friends child children boy girl "
    "man men home house school college hospital church court bank street road field park lane "
    "close state staff care carer doctor nurse power pay sell sale cash gold quick speed fall "
    "falls end song sun moon star spring summer winter autumn march strong small big short "
    "strange gay little long sharp bright dark bach fach fawr mawr newydd lan mai dan das del "
    "hen pari talu low down hard wise walls cope cross drew well wells head heads like same "
    "tell then east west north south welsh english french sweet happy sad box button case cave "
    "leader rich light dance cook cooking live lives sings hurt call calls walks pages pack "
    "noble moody petty grim wild urban tan tang ting tingle pan pal in on at too sing gee tue "
    "than them that they their there this the rai chan"
)
MONTHS = listed("may june april august mai medi ebrill mawrth mehefin awst jan")
BEFORE_MONTHS = listed(
    "mis fis in by since from until till this last next ym ers erbyn hyd early late end of"
)
SEASONS = listed("haf summer autumn gwawr")
AFTER_SEASONS = listed(
    "yma ma hwn nesaf nesa diwethaf dwetha dwytha diwetha holidays holiday school camp club clubs "
    "job term time break fair activities camps scheme hydref a'r bach"
)
# Welsh words of questions that are names too, and what follows them there: "Pam mae'r …".
QUESTION_WORDS = listed("pam beth be pwy")
QUESTION_AFTER = listed("mae mai lai ddim mor nad")
# An unknown word that ends so is no name.
WORD_ENDINGS = ("io", "ed", "ing", "ly", "tion", "ful", "less", "ness", "wyd", "odd", "aeth")
# Welsh adjectives, also with a capital: "Pennaeth Cynorthwyol".
ADJECTIVE_ENDINGS = ("iol", "wyol", "aidd", "adwy", "igol", "weddol", "anol")
# A people, a country or a duty after a capital is no surname: "Simple Welsh", "Gweinidog Plant".
PEOPLES = listed(
    "welsh english scottish scots irish british french german polish spanish italian indian "
    "chinese african american asian ukrainian syrian afghan turkish wales england scotland "
    "ireland britain poland france holland germany spain portugal israel cymru lloegr iwerddon "
    "romania plant young youth children people health social care police council park street "
    "ifanc iechyd addysg day week"
)
# Initials that are words of text-speak when written small.
NO_INITIAL = listed("a i u r n o y e x")
# Any word after one of these is looked at more closely.
LEADING = RELATIONS | LINKS | ALONGSIDE
FOLLOWING = HUMAN | COPULA | ALONGSIDE | WELSH_AFTER
# Words that follow "called" and "galw" in every second sentence: "galw enwau bob dydd".
NEVER_NAMED = listed("bob pam beth di can may allan")
NEVER_SMALL = listed("di nath ola hala dana can")  # the commonest Welsh words that are names too
# After a name at the beginning: "Holly, 15", "Jade here", "Amber dwi".
INTRODUCED = listed("here aged age from x xx sy sydd dwi ydw yma ma o and")
