"""The names a document uses: what kind of thing each is, and which of them mean the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from leadquiz.generate.given_names import GIVEN_NAMES
from leadquiz.generate.lexicon import bag
from leadquiz.generate.tokens import Sentence, Token, head_of

PERSON, ORGANISATION, PLACE, EVENT, THING = "person", "organisation", "place", "event", "thing"
OTHER = "name"  # nothing settles what it is

_MODEL_TYPES = {
    "PERSON": PERSON,
    "ORG": ORGANISATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "EVENT": EVENT,
}
# Head nouns of "X, a …" and "X is a …" that settle what X is, whatever the model thinks.
_NOUNS = {
    PERSON: bag(
        "consultant expert researcher spokesperson candidate commander officer veteran designer "
        "photographer journalist critic professor scholar coach producer filmmaker "
        "chef farmer merchant trader banker clerk carpenter craftsman inventor master citizen "
        "successor predecessor widow twin cousin uncle aunt nephew grandson granddaughter "
        "grandfather grandmother founder cofounder co-founder ceo cfo coo cto president chairman "
        "chairwoman chair director manager leader entrepreneur businessman businesswoman investor "
        "billionaire author writer novelist poet scientist physicist chemist biologist mathematician "
        "economist historian philosopher psychologist engineer teacher lecturer student musician "
        "composer singer actor actress artist painter dancer athlete king queen emperor empress prince "
        "princess duke general admiral politician minister senator governor mayor judge lawyer doctor "
        "physician surgeon nurse priest monk explorer navigator man woman boy girl father mother son "
        "daughter brother sister wife husband friend colleague executive storyteller activist reformer "
        "diplomat ambassador spokesman spokeswoman secretary analyst astronomer botanist architect "
        "mentor ruler sultan caliph tsar shah chancellor viceroy regent bishop archbishop"
    ),
    ORGANISATION: bag(
        "company firm corporation conglomerate startup start-up business enterprise retailer "
        "manufacturer bank fund agency organisation organization foundation charity university college "
        "school institute institution academy association society union federation league party group "
        "subsidiary affiliate arm division unit team publisher newspaper broadcaster studio maker "
        "supplier provider carrier airline ministry commission committee council court government "
        "alliance network platform marketplace website site portal brand chain exchange"
    ),
    PLACE: bag(
        "city town village country nation state province county district region island continent river "
        "lake sea ocean mountain valley desert capital port peninsula kingdom empire republic territory "
        "suburb neighbourhood park"
    ),
    THING: bag(
        "service system app application software tool device product technology protocol language "
        "currency programme program project index algorithm method model book novel film law act theory"
    ),
    EVENT: bag(
        "war battle revolution treaty conference summit festival campaign election crisis rebellion "
        "siege congress holiday competition tournament earthquake epidemic pandemic"
    ),
}
_TYPE_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns}
_TITLES = bag(
    "mr mrs ms dr prof professor sir lord lady king queen president chairman general captain saint "
    "pope emperor prince princess senator minister"
)
_ORGANISATION_END = re.compile(
    r"(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|LLC|plc|Group|Holdings?|Bank|University|College|School|Institute|"
    r"Foundation|Association|Agency|Commission|Committee|Council|Ministry|Department|Organi[sz]ation|Union|Network|"
    r"Fund|Partners|Capital|Academy|Press|Times|Post|Journal|Party|Court|Alliance|Pictures|Studios?|Labs?)\.?$"
)
# Too wide or too coloured to ask "which …" with.
_VAGUE_NOUNS = bag(
    "leader part group team division arm unit party chain subsidiary affiliate exchange model man union"
)
_SUFFIX = re.compile(r"\s(?:Group|Inc\.?|Corp\.?|Corporation|Company|Co\.|Ltd\.?|Limited|Holdings?|plc|LLC)$")
_LIFE = re.compile(r"\s?\((?:born\s|c\.\s?|b\.\s)?(?:\w+\s\d{1,2},?\s)?1?\d{3}\s?(?:[–-]|\))")
_SPEECH = bag("say tell believe think argue explain recall admit recount write graduate marry die bear")
# What companies do and places do not.
_AGENTIVE = bag(
    "launch acquire introduce develop invest offer provide expand partner compete charge sell buy hire build"
)
_ENOUGH = 8  # votes by the document's own words that settle a type
# What companies have and places do not.
_OF_COMPANIES = bag(
    "platform service product customer ceo founder employee stock share revenue profit ipo user "
    "seller buyer app website marketplace chairman management brand valuation subsidiary ecosystem "
    "business headquarters investor"
)
# Capitals that are no names of anything one could ask for.
_NO_NAMES = bag(
    "January February March April May June July August September October November December Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Dr I"
)
_ROLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss)\.?\s+|(?:(?:Deputy|Vice|Foreign|Finance)[ -])?(?:Prime Minister|President|Chancellor|"
    r"Chairman|Minister|Secretary|Senator|Governor)\s+)+(?=[A-Z][\w’'-]* (?:[a-z]+ )*[A-Z][a-z])"
)
_LINKS = {"of", "&", "de", "van", "von", "der", "la", "del", "di", "al", "bin", "for", "and"}


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name in a sentence; `tokens` are consecutive and hold no possessive mark."""

    tokens: tuple[Token, ...]
    text: str
    canonical: str  # the fullest usual form: "Jack Ma" for "Ma"
    type: str

    @property
    def head(self) -> Token:
        """The token the rest of the sentence hangs on."""
        return head_of(self.tokens) or self.tokens[-1]


def without_role(name: str) -> str:
    """ "Prime Minister Olaf Berg" → "Olaf Berg"; what is left has two words at least."""
    return _ROLE.sub("", name, count=1) if _ROLE.match(name) else name


class NameIndex:
    """Every name of a document, by type and by mention."""

    def __init__(
        self,
        mentions: Mapping[Token, tuple[Token, ...]],
        canonical: Mapping[str, str],
        types: Mapping[str, str],
        counts: Counter[str],
        acronyms: Mapping[str, str],
        nouns: Mapping[str, str] | None = None,
        certain: Mapping[str, int] | None = None,
    ) -> None:
        self._mentions = mentions
        self._canonical = canonical
        self._types = types
        self.counts = counts  # by canonical name
        self._nouns = nouns or {}
        self._certain = certain or {}
        self.acronyms = acronyms  # "NYSE" -> "New York Stock Exchange"
        self._made: dict[Token, Name] = {}
        self.memo: dict[str, Any] = {}  # what is asked of the same texts again and again
        self._endings: dict[str, list[str]] = defaultdict(list)
        for name in counts:
            if " " in name:
                self._endings[name.lower().rsplit(" ", 1)[1]].append(name)

    def at(self, token: Token) -> Name | None:
        """The name this token belongs to."""
        name = self._made.get(token)
        if name is None and (tokens := self._mentions.get(token)):
            text = token.sentence.slice(tokens)
            canonical = self.canonical(text)
            name = Name(tokens, text, canonical, self._types.get(canonical, OTHER))
            self._made.update(dict.fromkeys(tokens, name))
        return name

    def find(self, tokens: Iterable[Token]) -> list[Name]:
        """The names among these tokens, in order, each once per mention."""
        mentions = self._mentions
        found: dict[Token, Name] = {}
        for token in [token for token in tokens if token in mentions]:
            if name := self.at(token):
                found.setdefault(name.tokens[0], name)
        return list(found.values())

    def canonical(self, text: str) -> str:
        """The usual full form of a name; a text that is no known name comes back unchanged."""
        return self._canonical.get(text, text)

    def type_of(self, text: str) -> str:
        """PERSON, ORGANISATION, PLACE, EVENT, or OTHER where nothing settles it."""
        return self._types.get(self.canonical(text), OTHER)

    def certainty(self, text: str) -> int:
        """How often the document itself, not the model's guess, shows this type; 0 when it disputes it."""
        return self._certain.get(self.canonical(text), 0)

    def is_name(self, text: str) -> bool:
        return self.canonical(text) in self.counts

    def said_more_than(self, times: int, text: str) -> bool:
        """Whether the document holds this canonical name more often than so; cheaper to keep than a count."""
        return self.counts[text] > times

    def ending_in(self, word: str) -> list[str]:
        """Canonical names of several words whose last one is this, in lower case."""
        return self._endings.get(word, [])

    def aliases(self, text: str) -> tuple[str, ...]:
        """Other forms of the same name that the document uses, sorted."""
        full = self.canonical(text)
        return tuple(sorted(form for form, name in self._canonical.items() if name == full and form != text))

    def kind_of(self, text: str) -> str:
        """The noun the document calls it by: "city", "online retailer"; "" when it calls it none."""
        return self._nouns.get(self.canonical(text), "")

    def noun_type(self, lemma: str) -> str:
        """What a thing is that is called a company, a city or a founder; OTHER for nouns that do not tell."""
        return _TYPE_OF_NOUN.get(lemma.lower(), OTHER)

    def foremost(self, kind: str) -> str:
        """The most frequent name of a type, "" for none."""
        return next(iter(self.of_type(kind)), "")

    def of_type(self, kind: str) -> list[str]:
        """Canonical names of a type, most frequent first."""
        return [name for name, _ in self.counts.most_common() if self._types.get(name) == kind]


def index_names(sentences: Iterable[Sentence]) -> NameIndex:
    """Collects names, learns their types from what the document says of them, and joins aliases."""
    sentences = list(sentences)
    mentions: dict[Token, tuple[Token, ...]] = {}
    forms: Counter[str] = Counter()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    evidence: dict[str, Counter[str]] = defaultdict(Counter)  # the same without the model's guesses
    acronyms: dict[str, str] = {}
    generic: Counter[str] = Counter()
    called: dict[str, Counter[str]] = defaultdict(Counter)
    given: set[str] = set()
    for sentence in sentences:
        for tokens in _runs(sentence):
            text = sentence.slice(tokens)
            forms[text] += 1
            generic[text] += _is_generic(tokens)
            if _is_given(tokens):
                given.add(text)
            if noun := _called(tokens, text):
                called[text][noun] += 1
            for token in tokens:
                mentions[token] = tokens
            said = _votes(tokens, text)
            votes[text].update(said)
            votes[text].update(_model_vote(tokens))
            evidence[text].update(said)
            if found := _acronym_after(tokens, text):
                acronyms[found] = text
    texts = " ".join(sentence.text for sentence in sentences)
    folded = texts.lower()
    for short in _bracketed(texts):
        if short in forms and short.isupper() and len(short) <= 6:
            generic[short] = forms[short]
    for short, long in acronyms.items():
        if folded.count(long.lower()) > 2 * texts.count(long):
            generic[short] = forms[short]  # "artificial intelligence (AI)" names a thing of many
    # "An IPO", "its CEO": capitals, but a kind of thing and no name.
    for text in [text for text, n in generic.items() if n * 5 >= forms[text]]:
        del forms[text]
    mentions = {token: tokens for token, tokens in mentions.items() if token.sentence.slice(tokens) in forms}
    canonical = _aliases(forms, votes, acronyms, _no_short_forms(mentions, forms))
    for form in given & forms.keys():
        canonical[form] = form  # "the boat, called Anna after Anna Berg": no person
    counts: Counter[str] = Counter()
    joined: dict[str, Counter[str]] = defaultdict(Counter)
    for form, n in forms.items():
        counts[canonical[form]] += n
        joined[canonical[form]].update(votes[form])
    proof: dict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        proof[canonical[form]].update(evidence[form])
    surnames = {form.split()[-1] for form in forms if " " in form and _is_mostly(votes[form], PERSON)}
    types: dict[str, str] = {}
    for name, votes_ in sorted(joined.items(), key=lambda item: (len(item[0]), item[0])):
        types[name] = PERSON if name in surnames else _winner(votes_, proof[name], name)
        first = name.rsplit(" ", 1)[0]
        if " " in name and types.get(first) == ORGANISATION and counts[first] >= 3:
            types[name] = ORGANISATION  # "Alibaba Cloud", where Alibaba is a company
    certain = {name: _certainty(kind, proof[name]) for name, kind in types.items()}
    nouns: dict[str, str] = {}
    for form, calls in sorted(called.items()):
        name = canonical.get(form, "")
        fitting = {noun: n for noun, n in calls.items() if _TYPE_OF_NOUN.get(noun, OTHER) == types.get(name)}
        if fitting:
            nouns.setdefault(name, max(fitting, key=lambda noun: (fitting[noun], noun)))
    return NameIndex(mentions, canonical, types, counts, acronyms, nouns, certain)


_IN_BRACKETS = re.compile(r"\(([^()]{1,7})\)")
_SMALL_WORD = re.compile(r"\b[a-z]+\s$")


def _bracketed(text: str) -> set[str]:
    """What stands in brackets behind a word in lower case, with and without a plural s: "offering (IPOs)"."""
    found = set()
    for match in _IN_BRACKETS.finditer(text):
        start = match.start()
        if _SMALL_WORD.search(text, max(0, start - 60), start):
            found |= {match[1], match[1].removesuffix("s")}
    return found


def _runs(sentence: Sentence) -> Iterable[tuple[Token, ...]]:
    """Runs of proper nouns, linked by "of" and the like only inside one entity of the model."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if not _is_proper(tokens[i]) and not _is_article_of_name(tokens, i):
            i += 1
            continue
        j = i + 1 if _is_proper(tokens[i]) else i + 3
        while j < len(tokens):
            if _is_proper(tokens[j]):
                j += 1
            elif _is_article_of_name(tokens, j):
                j += 3
            elif (
                tokens[j].text == "-"
                and j + 1 < len(tokens)
                and (_is_proper(tokens[j + 1]) or tokens[j + 1].ent == tokens[j - 1].ent == "PERSON")
                and tokens[j].start == tokens[j - 1].end
                and tokens[j + 1].start == tokens[j].end
            ):
                j += 2  # "Jean-Jacques Rousseau", "Chiang Kai-shek"
            elif (
                tokens[j].lower in _LINKS
                and j + 1 < len(tokens)
                and _is_proper(tokens[j + 1])
                and tokens[j].ent
                and tokens[j].ent == tokens[j - 1].ent == tokens[j + 1].ent
                and tokens[j].ent not in ("GPE", "PERSON")
            ):
                j += 2
            else:
                break
        run = tokens[i:j]
        plural = run[0].text.endswith("s") and not run[0].ent
        if len(run) > 2 and plural and all(t.ent == "PERSON" for t in run[1:]):
            run = run[1:]  # "Minister for Families Anna Berg"
        yield tuple(run)
        i = j


def _is_article_of_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "al" of "Salah al-Din Yusuf" begins here, which the parser cuts at the hyphen."""
    if tokens[i].lower not in _ARTICLES or i + 2 >= len(tokens):
        return False
    hyphen, after = tokens[i + 1], tokens[i + 2]
    joined = hyphen.start == tokens[i].end and after.start == hyphen.end
    return hyphen.text == "-" and joined and after.text[:1].isupper()


_ARTICLES = bag("al el ad an ar as ash at az ud ul bin ibn abu")


def _is_given(tokens: tuple[Token, ...]) -> bool:
    """Whether this is the name that a thing gets: "a boat named Anna"."""
    head = head_of(tokens) or tokens[-1]
    verb = head.head
    if head.dep not in ("oprd", "attr", "dobj") or verb.lemma not in ("name", "call", "dub", "christen"):
        return False
    thing = verb.head if verb.dep == "acl" else verb.child("nsubjpass")
    kind = _TYPE_OF_NOUN.get(thing.lemma.lower(), OTHER) if thing is not None else PERSON
    return thing is not None and thing.pos == "NOUN" and kind != PERSON


def _is_generic(tokens: tuple[Token, ...]) -> bool:
    """Whether an article or a possessive makes this mention a kind of thing."""
    before = tokens[0].previous()
    if before is None or (
        tokens[-1].head.pos in ("NOUN", "PROPN") and tokens[-1].dep in ("compound", "amod", "nmod")
    ):
        return False
    return before.lower in ("a", "an") or before.tag in ("PRP$", "POS")


_NUMBERED_NAME = re.compile(
    r"\d+(?!grams|hours|minutes|seconds|metres|meters|miles|watts|volts|bytes|years|weeks|months|times|people)[a-z]{5,}"
)


def _is_proper(token: Token) -> bool:
    if token.text[:1].isdigit() and _NUMBERED_NAME.fullmatch(token.text):
        return True  # "99designs"
    if token.tag not in ("NNP", "NNPS", "XX", "FW", "ADD") and token.pos != "PROPN":
        return token.text[-1:] == "!" and token.text[:1].isupper()
    text = token.text
    if text in _NO_NAMES or not any(c.isalpha() for c in text):
        return False
    return any(c.isupper() for c in text)


def _begins_like_a_person(tokens: tuple[Token, ...]) -> bool:
    """ "Robert Hooke"; "the James Caird" is a ship, "Robert Hooke Street" is none either."""
    before = tokens[0].previous()
    return (
        2 <= len(tokens) <= 4
        and tokens[0].lower in GIVEN_NAMES
        and tokens[-1].text[:1].isupper()
        and tokens[-1].lower not in _NO_SURNAMES
        and (before is None or before.lower not in ("the", "a", "an"))
    )


_NO_SURNAMES = bag(
    "street road avenue square park island islands bay lake river mount mountain hill bridge tower house hall palace "
    "castle school college university hospital airport station museum library theatre theater prize award medal act "
    "law theorem effect day war cup tournament show film book dynasty empire city county beach creek canal strait point"
)


def _certainty(kind: str, proof: Counter[str]) -> int:
    total = sum(n for said, n in proof.items() if said != OTHER)
    return proof[kind] if proof[kind] * 10 >= total * 7 else 0


def _model_vote(tokens: tuple[Token, ...]) -> Counter[str]:
    for token in tokens:
        if kind := _MODEL_TYPES.get(token.ent):
            return Counter({kind: 1})
    return Counter()


def _votes(tokens: tuple[Token, ...], text: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    inside = set(tokens)
    head = next((token for token in tokens if token.head not in inside), tokens[-1])
    before = tokens[0].previous()
    after = tokens[-1].next()
    if before is not None and before.lower.rstrip(".") in _TITLES and before.text[0].isupper():
        votes[PERSON] += 4
    if tokens[0].lower.rstrip(".") in _TITLES:
        votes[PERSON] += 3
    if _ORGANISATION_END.search(text):
        votes[ORGANISATION] += 4
    elif _begins_like_a_person(tokens):
        votes[PERSON] += 3
    if any(
        child.dep == "relcl" and (who := child.child("nsubj")) and who.lower == "who"
        for child in head.children
    ):
        votes[PERSON] += 3
    if head.dep == "nsubj" and head.head.lemma in _SPEECH:
        votes[PERSON] += 1
    if head.dep == "nsubj" and head.head.lemma in _AGENTIVE:
        votes[ORGANISATION] += 1
    if head.dep == "poss" and head.head.lemma.lower() in _OF_COMPANIES:
        votes[ORGANISATION] += 1
    if head.dep == "pobj" and head.head.lower in ("in", "to", "from") and tokens[0].ent in ("GPE", "LOC"):
        votes[PLACE] += 1
    if head.dep in ("nsubj", "nsubjpass"):
        # "Hopper displayed her interest": the pronoun knows what its subject is.
        later = {
            token.lower for token in tokens[0].sentence.tokens[tokens[-1].i + 1 :] if token.pos == "PRON"
        }
        if later & {"he", "she", "his", "her", "him", "himself", "herself"}:
            votes[PERSON] += 2
        elif later & {"its", "itself"}:
            votes[ORGANISATION] += 1
    if _LIFE.match(tokens[0].sentence.source[tokens[-1].end : tokens[-1].end + 30]):
        votes[PERSON] += 10
    if head.dep == "nsubj" and head.head.lemma == "be" and (noun := head.head.child("attr")):
        votes[_TYPE_OF_NOUN.get(noun.lemma.lower(), OTHER)] += 5
    if after is not None and after.text == "," and (noun := _appositive_head(after)):
        votes[_TYPE_OF_NOUN.get(noun.lemma.lower(), OTHER)] += 4
    if (
        before is not None
        and before.dep in ("compound", "amod", "nmod", "appos")
        and before.pos == "NOUN"
        and (kind := _TYPE_OF_NOUN.get(before.lemma.lower()))
    ):
        votes[kind] += 2
    if (
        head.dep == "appos"
        and head.head.pos == "NOUN"
        and (kind := _TYPE_OF_NOUN.get(head.head.lemma.lower()))
    ):
        votes[kind] += 3
    return votes


def _called(tokens: tuple[Token, ...], text: str) -> str:
    """The kind of thing that an apposition, a copula or the name's own last word says it is."""
    last = text.split()[-1].lower()
    if " " in text and last in _TYPE_OF_NOUN and last not in _VAGUE_NOUNS:
        return last
    inside = set(tokens)
    head = next((token for token in tokens if token.head not in inside), tokens[-1])
    noun: Token | None = None
    after = tokens[-1].next()
    if after is not None and after.text == ",":
        noun = _appositive_head(after)
    if noun is None and head.dep == "nsubj" and head.head.lemma == "be":
        noun = head.head.child("attr")
    if noun is None or noun.lemma.lower() not in _TYPE_OF_NOUN or noun.lemma.lower() in _VAGUE_NOUNS:
        return ""
    return noun.lemma.lower()


def _appositive_head(comma: Token) -> Token | None:
    """The head noun of "a …"/"the …" right after this comma."""
    determiner = comma.next()
    if determiner is None or determiner.lower not in ("a", "an", "the") or determiner.dep != "det":
        return None
    noun = determiner.head
    return noun if noun.i > determiner.i and noun.pos == "NOUN" else None


def _acronym_after(tokens: tuple[Token, ...], text: str) -> str | None:
    """ "NYSE" in "New York Stock Exchange (NYSE)"."""
    rest = tokens[-1].sentence.source[tokens[-1].end : tokens[-1].end + 12]
    match = re.match(r"\s?\(([A-Z][A-Za-z]{1,7})\)", rest)
    if not match:
        return None
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w']*", text))
    return match[1] if match[1].upper() == initials.upper() else None


def _is_mostly(votes: Counter[str], kind: str) -> bool:
    return votes[kind] * 2 > sum(votes.values())


def _winner(votes: Counter[str], proof: Counter[str], name: str) -> str:
    for kind in (PERSON, ORGANISATION, PLACE):
        if _certainty(kind, proof) >= _ENOUGH:
            return kind  # the model's guess at every mention does not outvote what the document says
    votes = Counter({kind: n for kind, n in votes.items() if kind != OTHER})
    if _TYPE_OF_NOUN.get(name.split()[-1].lower(), PERSON) != PERSON or _ORGANISATION_END.search(name):
        del votes[PERSON]
    if " " not in name and votes[PERSON] < max(3, 0.8 * sum(votes.values())):
        del votes[PERSON]  # the model takes many a brand for a person; people have two names somewhere
    if not votes:
        return OTHER
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    total = sum(votes.values())
    return ranked[0][0] if ranked[0][1] * 2 > total else OTHER


def _no_short_forms(mentions: Mapping[Token, tuple[Token, ...]], forms: Mapping[str, int]) -> set[str]:
    """Words that are no short form of a person's name: a people ("Americans"), or one with "the" ("the Doctor")."""
    articles: Counter[str] = Counter()
    peoples: Counter[str] = Counter()
    for token, tokens in mentions.items():
        if len(tokens) > 1 or token is not tokens[0]:
            continue
        before = token.previous()
        articles[token.text] += before is not None and before.lower == "the" and token.head is not before
        peoples[token.text] += token.tag == "NNPS"
    return {text for text, n in (articles + peoples).items() if n * 3 > forms.get(text, 0)}


_MARRIED = bag("mr mrs ms miss lady")


def _aliases(
    forms: Counter[str],
    votes: Mapping[str, Counter[str]],
    acronyms: Mapping[str, str],
    whole: Set[str] = frozenset(),
) -> dict[str, str]:
    """Each form's canonical form; a short form joins a longer one only when exactly one frequent one fits.

    Texts name people in full before they shorten the name. Forms in `whole` are short for nobody.
    """
    order = {form: n for n, form in enumerate(forms)}
    acronyms = {short: long for short, long in acronyms.items() if long in forms}
    canonical = {form: form for form in forms}
    people = {
        form for form in forms if votes[form][PERSON] * 2 > sum(votes[form].values()) or " " not in form
    }
    # The usual form of a person is the most frequent one of two words or more.
    full = sorted(
        (
            f
            for f in forms
            if " " in f and _is_somebody(f, votes) and f.split()[0].lower().rstrip(".") not in _MARRIED
        ),
        key=lambda f: (-forms[f], f),
    )
    for form in sorted(forms, key=lambda f: (len(f.split()), f)):
        words = form.split()
        if form in acronyms:
            canonical[form] = acronyms[form]
            continue
        if form in whole or (form not in people and len(words) > 1):
            continue
        if len(words) == 1:
            fits = [f for f in full if _shortens(form, f, votes[form]) and forms[form] <= 5 * forms[f]]
            if fits and fits[0].split()[0] == form:
                namesakes = [f for f in forms if f.startswith(f"{form} ") and not _extends(f, fits[0])]
                if namesakes:
                    continue  # two of the same first name
            named = [
                f
                for f in full
                if f.split()[-1] == form
                and "of" not in f.split()  # "King Minos of Crete"
                and (order[f] < order[form] or forms[f] > 1)
                and votes[form][PERSON] * 2 > sum(votes[form].values())
            ]
            if len(named) == 1 and not fits:
                canonical[form] = named[0]  # "Edison" in all of a text that says "Thomas Edison" once
            if fits and forms[fits[0]] * 1.0 >= 3 * sum(
                forms[f] for f in fits[1:] if not _extends(f, fits[0])
            ):
                canonical[form] = fits[0]
        else:
            longer = [f for f in full if f != form and _extends(form, f) and forms[f] > forms[form]]
            if longer and votes[form][PERSON] > 0:
                canonical[form] = longer[0]
    for form in forms:  # "LEGO Group" and "LEGO" are one company
        short = _SUFFIX.sub("", form)
        if short != form and forms[short] >= 2:
            more, less = (short, form) if forms[short] >= forms[form] else (form, short)
            canonical[less] = more
    for form in forms:  # "Jack Ma Yun" -> "Jack Ma"; chains end at the last
        seen = {form}
        while canonical.get(canonical[form], canonical[form]) != canonical[form]:
            canonical[form] = canonical[canonical[form]]
            if canonical[form] in seen:
                break
            seen.add(canonical[form])
    return canonical


def _is_somebody(form: str, votes: Mapping[str, Counter[str]]) -> bool:
    """Whether a name of several words is mostly a person's, or, where that stays open, its last word by itself is."""
    own, last = votes[form], votes.get(form.split()[-1], Counter())
    if own[PERSON] * 2 > sum(own.values()):
        return True
    surname = last[PERSON] * 2 > sum(last.values())
    return surname and own[PERSON] * 2 > sum(own.values()) - own[OTHER]


def _shortens(short: str, full: str, votes: Counter[str]) -> bool:
    """Whether a word is somebody's surname, or a first name that the text gives a person elsewhere, too."""
    words = full.removesuffix(" Jr.").removesuffix(" Sr.").split()
    return "of" not in words and (short == words[-1] or (short == words[0] and votes[PERSON] > 0))


def _extends(longer: str, shorter: str) -> bool:
    """Whether one name is the other with a word more before, after or inside it."""
    one, other = longer.split(), shorter.split()
    if len(one) > 1 and len(other) > 1 and one[0] == other[0] and one[-1] == other[-1]:
        return True
    return (
        longer.startswith(shorter + " ")
        or longer.endswith(" " + shorter)
        or shorter.startswith(longer + " ")
        or shorter.endswith(" " + longer)
    )
