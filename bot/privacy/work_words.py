"""Words around places of work: what kind of place, where a name ends, and what names none."""

from bot.privacy.listing import listed

# What kind of place it is: with a word before it that tells which, small letters will do.
KINDS = listed(
    "factory ffatri office swyddfa company cwmni gwmni nghwmni bank banc pharmacy fferyllfa "
    "library llyfrgell amgueddfa theatr bwyty fwyty parc barc mharc archfarchnad campfa gampfa "
    "deintyddfa cartref gartref nghartref gaffi nghaffi ganolfan nghanolfan dafarn nhafarn "
    "westy ngwesty ngarej ngorsaf gorsaf orsaf station airport maes gyngor nghyngor cyngor "
    "heddlu cafe caffi café chippy pub hotel restaurant takeaway garage salon barbers barber "
    "butchers butcher bakery farm fferm nursery dentist dentists surgery vets florist florists "
    "shop siop tafarn gwesty bar inn arms lion nurseries gym leisure builders plumbers "
    "electricians solicitors stores store tearooms tearoom grill kitchen pizza kebab kebabs "
    "chinese tandoori hospital council college school home house lodge care homes group ltd "
    "limited plc services centre canolfan ysbyty meithrinfa cleaners cleaning roofing "
    "bros brothers sons brodyr newsagents newsagent chemist scaffolding motors cars tyres taxis "
    "coaches transport construction haulage dairies dairy "
    "foods meats butchery bistro coffee creamery brewery theatre cinema museum stables kennels "
    "park lodges manor nightclub cattery garej cigydd becws"
)
STOP = listed(
    "and but because cos coz bc so when where who why what since for from on in at to with is "
    "are was were has have had they he she we i it my me us the a an that this which then than "
    "after before every all some now nights weekends weekend saturday saturdays sunday sundays "
    "monday tuesday wednesday thursday friday mornings evenings part full time day days as if "
    "or not no never always only just still even there here by of about into out over under "
    "near next opposite during until till ac ond achos oherwydd pan lle ers ar yn ym yng mewn o "
    "gan am wrth heb fy ei eu dy ein mae ma dydi sydd sy syn hi fo fe nhw ni fi rwan nawr bob "
    "dydd nos bore prynhawn penwythnos llawn rhan amser wedi ddim hefyd felly neu os yna yma n "
    "cant can will would dont didnt doesnt ok pls plis please tbh lol atm rn though although "
    "efo gyda hefo i'r o'r a'r efo'r gyda'r hefo'r 'da "
    "innit like mum mam dad doing"
)
# Many work there, or it is no name at all.
GENERAL = listed(
    "wales cymru uk england nhs gig school ysgol home adref adre office swyddfa shop siop cafe "
    "caffi pub tafarn factory ffatri hospital ysbyty council government llywodraeth police "
    "heddlu army fyddin college coleg retail care gofal education addysg progress gwaith work "
    "night nights days weekends health iechyd tesco's farm fferm the y yr a an my our local "
    "garage hotel gwesty restaurant takeaway nursery salon town tre dre dref city ddinas area "
    "ardal hospitality construction catering media it law welsh english cymraeg saesneg private "
    "public charity elusen free money minimum peanuts cash them him her us me you someone "
    "people pobl kids children plant young youth families teenagers camhs social services "
    "gwasanaethau cymdeithasol year years month weeks months hours last schools hospitals shops "
    "offices supermarket archfarchnad warehouse gym call centre lockdown covid summer haf "
    "gwyliau holidays team tim silence tawelwch group groups grwp pairs person maths science "
    "art class dosbarth theory practice place ages old gp gps senedd parliament board bwrdd "
    "boards byrddau panel session sesiwn abroad dramor london liverpool manchester bristol "
    "prosiect project cegin meddygfa feddygfa clinig clinic surgery nain taid mamgu tadcu nhad "
    "mrawd "
    "chwaer brawd ffrind poland wlad pwyl "
    "europe ewrop "
    "chester another new arall"
)

# Words before a kind that say what it sells or for whom, not which it is: "coffee shop".
ANY_OF_THEM = listed(
    "a an my our his her local care nursing big small busy coffee fish chip clothes shoe "
    "charity pet sweet corner village farm phone card book gift toy nail hair beauty tattoo "
    "barber kebab pizza chinese indian italian thai fast food retail hotel holiday caravan "
    "leisure sports sport community youth day call distribution garden recycling residential "
    "childrens children's special high secondary primary old new nice family dads mums dad's "
    "mum's betting vape welsh english cheap posh horrible lovely same different another other "
    "any every town city council private public state super dog cat horse dairy sheep fruit veg "
    "flower cake ice cream tea burger chicken sandwich breakfast delivery cleaning building car "
    "taxi bus train school hospital head post sorting bike surf skate swimming fitness two "
    "three night sunday saturday summer seaside beach country rural random tiny huge proper "
    "massive well known this that and of in for with who where what which but because so"
)
