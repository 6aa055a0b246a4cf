"""Which words ask for a phrase: who, which company, in which country, what."""

from leadquiz.generate.clause import noun_phrase
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import ORGANISATION, OTHER, PERSON, PLACE, Name
from leadquiz.generate.references import Renderer
from leadquiz.generate.tokens import Token

_COUNTRIES = frozenset(
    """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium
Belize|Benin|Bhutan|Bolivia|Botswana|Brazil|Brunei|Bulgaria|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia
Croatia|Cuba|Cyprus|Denmark|Djibouti|Ecuador|Egypt|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Germany
Ghana|Greece|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy
Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Lithuania|Madagascar
Malawi|Malaysia|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia
Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|Norway|Oman|Pakistan|Panama|Paraguay|Peru|Philippines
Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|Sierra Leone|Slovakia|Slovenia|Somalia
South Africa|South Korea|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Tajikistan|Tanzania|Thailand|Togo
Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan
Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|England|Scotland|Wales|Britain|Great Britain|Soviet Union|Prussia|U.S.|US|USA
UK|U.K.
""".strip()
    .replace("\n", "|")
    .split("|")
)
# Last words of names that say by themselves what is named: "the Defense Distinguished Service Medal".
_SELF_NAMED = bag(
    "medal prize award order treaty act accord accords agreement pact convention declaration river lake island bay "
    "mountain strait canal bridge tower palace castle cathedral church temple mosque museum theatre theater hospital "
    "station airport prison court street square university college school academy institute institution society "
    "foundation corporation company bank ministry department agency commission committee council festival conference "
    "summit congress war battle siege revolution rebellion empire dynasty kingdom theorem law principle effect prison "
    "movie novel programme program project telescope satellite"
)
LOCATED = bag(
    "bear die found open hold locate base headquarter build sign settle live grow file establish study bury stand "
    "meet begin start arrive land marry arrest imprison publish crown"
)
# What only people, and companies and states like people, do.
BY_SOMEBODY = bag(
    "found acquire buy sell purchase sign invade defeat write invent discover design hire appoint elect fire sue "
    "compose paint direct publish negotiate propose patent coin conquer command rule govern order commission donate "
    "award give hand file launch open establish create build annex attack declare marry succeed replace own lead "
    "introduce develop organize organise convince persuade accuse criticize criticise reject refuse land arrest "
    "describe translate produce win lose merge finance fund destroy subdue"
)
_SOMEBODY = bag(
    "captain prefect creole colonist patriot royalist courtier deputy soldier sailor tourist worker critic "
    "official rebel settler pupil neighbour neighbor child people army force troop navy government council senate "
    "parliament party court police crew team company board committee commission authority ministry regulator bank "
    "firm church tribe crowd pope bishop knight staff guard pilot driver guest visitor hunter peasant slave "
    "sister-in-law heir duke lord lady"
)
_PEOPLE = ("ator", "eer", "ist", "ian")
_ASKED_AS = {"accords": "agreement", "accord": "agreement", "institution": "institution", "movie": "film"}
TRADES = bag(
    "provider maker manufacturer retailer producer supplier operator subsidiary competitor rival seller"
)
_ADJECTIVES_OF_RANK = bag("former late then own new young old elder younger future")


def which_noun(name: Name, renderer: Renderer) -> str:
    """The noun to ask for a name with: what the document calls it, or what the name says; "" for neither."""
    if is_person(name):
        return ""
    noun = renderer.names.kind_of(name.canonical)
    if noun:
        return "company" if noun in TRADES else noun
    if name.text in _COUNTRIES:
        return "country"
    for word in (name.head.lower, name.tokens[-1].lower):
        if word in _SELF_NAMED and len(name.tokens) > 1:
            return _ASKED_AS.get(word, word)
    return ""


def is_country(text: str) -> bool:
    """Whether a text is the name of a country."""
    return text in _COUNTRIES


def home_country(renderer: Renderer) -> str:
    """The country that the text names most often, "" for none."""
    return next((name for name in renderer.names.of_type(PLACE) if is_country(name)), "")


def is_person(name: Name) -> bool:
    """Whether a name is a person's; "Anna Berg Prize" is not, whatever the model thinks."""
    return name.type == PERSON and not (len(name.tokens) > 1 and name.tokens[-1].lower in _SELF_NAMED)


def wh_name(
    name: Name, renderer: Renderer, *, verb: str, doer: bool = False, front: str = "", subject: bool = False
) -> str:
    """The words that ask for a name, behind its preposition; "" when nothing fits.

    `doer` is a name that acts, or that is acted with; `verb` (its lemma) tells somebody from something where the
    document does not.
    """
    lead = f"{front} " if front else ""
    who = "who" if subject else f"{lead}whom"
    if is_person(name) or _is_a_people(name):
        return who
    noun = which_noun(name, renderer)
    if noun:
        return f"{lead}which {noun}"
    if name.type == PLACE:
        located = front in ("in", "at", "near") and (name.head.ent in ("GPE", "LOC", "FAC"))
        sure = renderer.names.certainty(name.canonical) >= 2 or verb in LOCATED
        return "where" if located and sure else ""
    if name.type == ORGANISATION and (renderer.names.certainty(name.canonical) >= 3 or _has_article(name)):
        sure = renderer.names.certainty(name.canonical) >= 3 or _is_body(name)
        return f"{lead}which organization" if sure else ""  # "the Harbour Market": the model's guess
    if doer and (verb in BY_SOMEBODY or renderer.names.type_of(name.tokens[-1].text) == PERSON):
        return who
    if subject and doer and not any(c.isupper() or c.isdigit() for c in name.text[1:].replace(" ", "")):
        return ""  # somebody or something?
    if front in ("in", "at", "near"):
        return "where" if name.head.ent in ("GPE", "LOC", "FAC") and verb in LOCATED else ""
    return "" if front and doer and name.type == OTHER else f"{lead}what"


_BODIES = bag(
    "assembly association parliament office service directory administration bureau board league union federation "
    "alliance party group team club committee community court authority guild order society network center centre "
    "organization organisation institute institutes institution fund trust program programme division department "
    "corps army navy guard"
)


def _is_body(name: Name) -> bool:
    """Whether the name says that it is one of people: "the Harbour Guard", "the NHS"; "the Harbour Market" does not."""
    last = name.tokens[-1]
    nouns = {t.lower for t in name.tokens}
    plural = last.tag == "NNPS" or (last.lower.endswith("s") and last.pos == "PROPN" and len(name.tokens) > 1)
    return bool(nouns & _BODIES) or plural or (last.text.isupper() and len(last.text) > 1)


def _is_a_people(name: Name) -> bool:
    """ "the French", "the Tswana": an adjective with its article, or a plural."""
    if name.head.ent != "NORP" or len(name.tokens) > 1:
        return False
    return _has_article(name) or name.head.tag in ("NNS", "NNPS")


def said_name(name: Name) -> str:
    """A name as an answer: a people keeps its article."""
    return f"The {name.text}" if _is_a_people(name) and _has_article(name) else name.text


def _has_article(name: Name) -> bool:
    before = name.tokens[0].previous()
    return before is not None and before.lower == "the"


def is_people(noun: Token, renderer: Renderer) -> bool:
    """ "Chinese regulators", "the captain": who, not what."""
    if renderer.names.noun_type(noun.lemma) == PERSON or noun.lemma.lower() in _SOMEBODY:
        return True
    given = name_given(noun)
    named = renderer.names.at(given) if given is not None else None
    if named is not None and is_person(named):
        return True
    return noun.tag == "NNS" and noun.lemma.lower().endswith(_PEOPLE)


def named_noun(name: Name) -> Token | None:
    """The common noun that a name is given to: the rover of "a six-wheeled rover named Pragyan"."""
    head = name.head
    verb = head.head
    if head.dep not in ("oprd", "attr", "dobj") or verb.tag != "VBN" or verb.dep != "acl":
        return None
    if verb.lemma not in ("name", "call", "dub", "title", "christen", "nickname") or head.i < verb.i:
        return None
    noun = verb.head
    return noun if noun.pos == "NOUN" and noun.i < verb.i else None


def name_given(noun: Token) -> Token | None:
    """The other way round: Pragyan, for the rover."""
    for verb in noun.all("acl"):
        if verb.tag == "VBN" and (given := verb.child("oprd", "attr", "dobj")) is not None:
            return given
    return None


def wh_named(noun: Token, renderer: Renderer) -> str:
    """ "which six-wheeled rover" for the noun that a name is given to; "" where its phrase cannot be said."""
    if noun.tag != "NN":
        return ""
    tokens = [
        t
        for t in noun_phrase(noun)
        if t.i <= noun.i and t.dep != "det" and t.lower not in _ADJECTIVES_OF_RANK and t.pos != "PUNCT"
    ]
    if any(t.tag in ("PRP$", "POS", "CD") or t.dep == "poss" for t in tokens):
        return ""
    first = tokens[0]
    written = noun.sentence.slice([t for t in noun_phrase(noun) if first.i <= t.i <= noun.i])
    return f"which {written}"
