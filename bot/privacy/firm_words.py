"""What firms and shops are called after or before their names, in English and Welsh."""

from functools import lru_cache

from bot.language import mutated_forms
from bot.privacy.listing import listed

# "Owens Haulage": with a capital these say what is named, whatever the text is about.
TRADES = listed(
    "ltd limited plc llp cyf cyfyngedig haulage logistics plumbing plumbers roofing roofers "
    "scaffolding electrical electricals electricians joinery carpentry joiners builders "
    "contractors engineering fabrications steelworks steels motors tyres autos butchers bakery "
    "bakers bakeries meats dairies creamery kennels cattery hairdressers hairdressing barbers "
    "salon plastering decorators landscapes landscaping groundworks glazing flooring abattoir "
    "sawmill sawmills smokehouse coldstore packaging plastics recruitment cleaners laundry "
    "launderette laundries freight colliery quarry nightclub florists chippy autocentre "
    "bodyworks coachworks couriers removals caterers "
    "nurseries-ltd tearooms carehome childminding childminders drycleaners takeaways foundry"
)
TWO_WORD_TRADES = (
    "care home", "nursing home", "residential home", "rest home", "cold store", "hair salon",
    "beauty salon", "fish bar", "fish shop", "holiday park", "holiday lodges", "caravan park",
    "garden centre", "farm shop", "estate agents", "day nursery", "dog grooming", "steel works",
    "retirement home", "care group", "building supplies", "cash and carry", "tea room",
    "tea rooms", "coffee house", "coffee shop", "post office", "guest house", "chip shop",
    "filling station", "service station", "petrol station", "call centre", "distribution centre",
    "bed and breakfast", "riding school", "riding stables", "fish bars", "soft play",
)  # fmt: skip
# The same where the text speaks of work: places that people also only visit.
VENUES = listed(
    "farm hotel inn arms tavern bistro brasserie cafe café restaurant grill tandoori takeaway "
    "kebab kebabs pizza pizzeria bar pub brewery distillery dairy foods foodhall stables "
    "equestrian lodges lodge cottages caravans garage coaches transport taxis cabs cars travel "
    "construction building heating supplies services solutions systems software media "
    "productions studios studio printing print signs stores store shop convenience newsagents "
    "pharmacy chemist opticians vets veterinary dental solicitors accountants lettings "
    "insurance security cleaning warehouse mill mills quarry timber furniture interiors "
    "kitchens windows carpets spa nails hair beauty aesthetics barber florist care healthcare "
    "homecare nursery nurseries playgroup group holdings steel metals recycling skips waste "
    "energy works industries manufacturing textiles catering events gym fitness training "
    "agency associates partners sons brothers bros brewing coffee bakes bakehouse deli "
    "delicatessen patisserie chocolates gelato creams depot yard abattoir golf country marina "
    "boatyard chandlery surf adventure adventures activities zoo safari trampoline bowl arcade "
    "amusements casino bingo cinema hostel campsite camping hall tyre exhausts"
)
# Welsh names begin with what it is: "Cludiant Penllyn", "Moduron Gwyrfai".
_WELSH_TRADES = (
    "cludiant moduron modurdy becws popty cigydd cigyddion hufenfa bragdy lladd-dy lladd-dŷ "
    "plymio toeau adeiladwyr saer seiri peirianwyr teiars trydanwyr garej salon siop-trin-gwallt "
    "fferm ffarm cartref golchdy cludo peirianneg barbwr milfeddygon cwmni gwaith-dur gwasg melin "
    "chwarel ffatri cartref-gofal gofal-cartref "
    "cartref-nyrsio cartref-henoed cartref-preswyl cartref-plas siop-jips siop-sglodion "
    "trin-gwallt lorïau loris bysiau tacsis glanhawyr contractwyr meithrinfa cytiau-cŵn"
)
_WELSH_VENUES = (
    "fferm ffarm gwesty caffi tafarn tŷ-bwyta bwyty siop parc-gwyliau parc-carafanau "
    "parc-antur parc-hamdden stad gwinllan canolfan-arddio maes-carafanau stablau "
    "maes-gwersylla becws bragdy llety bar bistro tŷ-te tŷ-coffi ystafell-de warws ystâd "
    "swyddfa-bost fferyllfa optegydd deintyddfa archfarchnad melin gwaith gwersyll plas "
    "gweithdy gwasanaeth-gofal gofal depo iard marchnad mart antur garej plasty clwb-golff sŵ "
    "cwmni-tacsis bwthyn llaethdy hufenfa planhigfa pobty"
)
# A public body, a clinic or a club: where people are helped, not employed.
PUBLIC = listed(
    "council cyngor gyngor hospital ysbyty nhs gig health iechyd board bwrdd bwrdd's police "
    "heddlu camhs university prifysgol government llywodraeth senedd youth ieuenctid club "
    "clwb glwb library llyfrgell leisure hamdden partnership partneriaeth trust "
    "ymddiriedolaeth team tîm tim commissioner comisiynydd act deddf ward surgery meddygfa "
    "clinic clinig hub foundation wales cymru scheme cynllun sir county gwasanaethau school "
    "ysgol college coleg academy committee pwyllgor forum fforwm ambulance unit uned helpline "
    "theatr theatre museum amgueddfa station gorsaf minister childline samaritans centre "
    "canolfan ganolfan nghanolfan shelter project prosiect bus bws street road heol "
    "ffordd stryd lon cup cwpan league cynghrair games eisteddfod festival gwyl award gwobr"
)


@lru_cache(maxsize=1)
def welsh_trades() -> frozenset[str]:
    """What firms are called, mutated forms too, hyphens where there are two words."""
    return _with_mutations(_WELSH_TRADES)


@lru_cache(maxsize=1)
def welsh_venues() -> frozenset[str]:
    """The same for places that people also only visit."""
    return _with_mutations(_WELSH_VENUES)


def _with_mutations(words: str) -> frozenset[str]:
    plain = words.translate(str.maketrans("ŷîêŵâôï", "yiewaoi")).split()
    return frozenset(form for word in plain for form in {word, *mutated_forms(word)})
