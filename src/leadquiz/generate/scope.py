"""What a question and its answer leave out of their sentence: half of a value, a hedge, a frame, a restricting part.

These gates compare the candidate with the sentence that it rests on; each says what is missing, or "".
"""

import re
from collections.abc import Iterator

from leadquiz.generate.context import context_of
from leadquiz.generate.gates import STOP, Gate, stem, words
from leadquiz.generate.lexicon import bag, places_of
from leadquiz.generate.tokens import Sentence, Token, head_of
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|feet|inch(?:es)?|pence|p|cents?|ounces?|pounds?|"
    r"shillings?|metres?|centimetres?|seasons?)"
)
# "11 hours, 22 minutes"
_MORE_UNITS = re.compile(
    rf"(?:,| and|, and)? \d[\d.,]* {_UNIT}\b|(?:,| and|, and) (?:an?|one|two|three|four|five|six|half an?) {_UNIT}\b"
)
# "the 1970s and 1980s"
_MORE_YEARS = re.compile(
    r" (?:and|or|to|through|until)(?: in)?(?: the)?(?: early| late| mid)? (?:1\d|20)\d\d(?:s|\b)"
)
# "half a | million", "five | hundred"
_MULTIPLIED = re.compile(
    r"\b(?:half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|several|few|\d[\d.,]*)[ -]$",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(r"(?:an? )?(?:hundred|thousand|million|billion|trillion|dozen)s?\b", re.IGNORECASE)
# "7 per cent | a year", "$68 | per share"
_RATE = re.compile(
    r" (?:(?:an?|each|every) (?P<time>year|month|week|day|hour|minute|second|night|decade|quarter|head|person|piece)|"
    r"per (?P<per>\w+)|(?P<adverb>annually|yearly|monthly|weekly|daily|apiece|each))\b"
)
# "2 per cent | of the national product"
_PORTION = re.compile(
    r"(?:per cent|percent|%|half|third|quarter|fifth|tenth|thirds|quarters)$", re.IGNORECASE
)
_OF_WHAT = re.compile(
    r"(?: shares?| stakes?)? of ((?:(?!(?:in|to|from|by|for|with|at|on|of|and|or)\b)[\w’'-]+ ?){1,6})"
)


def whole_value(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A value must not be the half of one: "11 hours" of 11 hours and 22 minutes, "7 per cent" of 7 per cent a year."""
    answer = candidate.answer
    if candidate.kind not in (Kind.FACT, Kind.CLOZE) or not candidate.evidence:
        return ""
    if not (any(c.isdigit() for c in answer) or _MULTIPLE.match(answer) or _PORTION.search(answer)):
        return ""
    before, after = around(candidate)
    if not before and not after:
        return ""
    asked = set(words(candidate.question))
    if re.search(rf"\b{_UNIT}$", answer) and _MORE_UNITS.match(after):
        return "half of a value"
    if (
        re.search(r"(?:1\d|20)\d\ds?$", answer)
        and (more := _MORE_YEARS.match(after))
        and words(more.group())[-1] not in asked
    ):
        return "half of a span of years"
    if _MULTIPLE.match(answer) and _MULTIPLIED.search(before):
        return "half of a number"
    if candidate.kind is Kind.CLOZE:
        return ""
    if rate := _RATE.match(after):
        unit = rate["time"] or rate["per"] or rate["adverb"] or ""
        if not any(stem(word) == stem(unit) for word in asked):
            return f"a rate without its {unit!r}"
    if _PORTION.search(answer) and (whole := _OF_WHAT.match(after)):
        told = {stem(word) for word in words(candidate.question)}
        of = [stem(word) for word in words(whole[1]) if word not in STOP]
        if of and not set(of) & told:
            return "a part without its whole"
    return ""


def around(candidate: Candidate) -> tuple[str, str]:
    """The sentence before and behind the answer, where it stands there in so many words; ("", "") elsewhere."""
    said = " ".join(candidate.evidence.split())
    answer = " ".join(candidate.answer.split()).rstrip(".")
    found = places_of(answer, said)
    return (said[: found[0][0]], said[found[0][1] :]) if found else ("", "")


_JUST_FIRST = re.compile(r"\bthe (?:first|last|only) (?P<noun>(?!time\?)[a-z]+)\?$")
_RESTRICTS = re.compile(r" (?:which|who|whose|whom) (\w+(?: \w+){0,5})")
_JOINED = re.compile(r"\b(?:and|or|etc)\b")
_GOES_ON = re.compile(
    r", (?!(?:which|who|where|but|while|although|so|as|when)\b)(?:[\w’'-]+ ){0,4}?[\w’'-]+,? (?:and|or) "
)
_SERIES = re.compile(r",? (?P<next>[a-z]+)(?:,| (?:and|or)\b)")


def whole_phrase(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A free answer must not stop where its author goes on to say which: "action | which is illegal"."""
    if candidate.kind in (Kind.CLOZE, Kind.QUOTE, Kind.LIST, Kind.STEPS) or candidate.members:
        return ""
    said = words(candidate.answer)
    if len(said) < 2 or not candidate.answer.rstrip(".")[-1:].isalpha():
        return ""
    _, after = around(candidate)
    if not after:
        return ""
    told = {stem(word) for word in words(candidate.question)}
    last = candidate.answer.split()[-1]
    restricted = _RESTRICTS.match(after) if last.islower() else None
    if restricted and not {stem(w) for w in words(restricted[1]) if w not in STOP} & told:
        return "the answer is cut before what restricts it"
    member = candidate.answer.rpartition(", ")[2] if "," in candidate.answer else ""
    if member and len(member.split()) <= 3 and not _JOINED.search(member) and _GOES_ON.match(after):
        return "half of a list"
    if after.startswith(",") and (more := _SERIES.match(after)):
        following = more["next"]
        for ending in ("ed", "ing"):
            if last.endswith(ending) and following.endswith(ending) and stem(following) not in told:
                return "the answer is the first of a series"
    return ""


# ------------------------------------------------------------------------------------------ the clause

_HEDGES = bag(
    "often usually occasionally sometimes mostly largely primarily rarely seldom partly mainly generally typically "
    "perhaps probably possibly apparently reportedly allegedly supposedly likely commonly frequently normally "
    "potentially purportedly seemingly presumably chiefly"
)
_DEGREES = bag(
    "fully completely entirely wholly totally partially actively barely nearly almost hardly scarcely nominally "
    "temporarily provisionally effectively virtually practically theoretically"
)
_MOMENTS = bag(
    "second minute hour day week month quarter season period peak start beginning end impact independence night morning"
)
_DISCOURSE = bag(
    "example instance fact addition contrast comparison reality turn response particular general total all"
)
_EXTREME = bag("first last only sole main largest biggest")


def whole_clause(candidate: Candidate, knowledge: Knowledge) -> str:
    """What limits the truth of the clause asked about must be said: hedges, and for values and extremes their frame."""
    if candidate.kind in (Kind.CLOZE, Kind.QUOTE, Kind.STEPS):
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None:
        return ""
    said = f"{candidate.question.replace(GAP, ' ')} {candidate.answer}"
    told = frozenset(stem(word) for word in words(said))
    return (
        _lost_hedge(candidate, sentence, told)
        or _lost_frame(candidate, sentence, told)
        or _lost_restriction(candidate, sentence, told)
    )


def sentence_of(candidate: Candidate, knowledge: Knowledge) -> Sentence | None:
    """The parsed sentence that a candidate rests on."""
    known: dict[str, Sentence] = knowledge.memo.get("sentences", {})
    return known.get(candidate.evidence)


def _is_told(token: Token, told: frozenset[str]) -> bool:
    return any(stem(word) in told for word in words(token.text)) or stem(token.lemma.lower()) in told


def _is_left_out(token: Token, told: frozenset[str]) -> bool:
    """Whether nothing of a phrase is said."""
    telling = [t for t in token.subtree() if t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV")]
    return bool(telling) and not any(_is_told(t, told) for t in telling)


def _asked_verb(candidate: Candidate, sentence: Sentence) -> Token | None:
    """The verb of the clause that question and answer come from: the first above the answer that the question says."""
    answer = _answer_in(sentence, candidate.answer)
    head = head_of(answer)
    if head is None:
        return None
    asked = {stem(word) for word in words(candidate.question)}
    inside = set(answer)
    for token in (head, *head.ancestors()):
        if token in inside or token.pos not in ("VERB", "AUX"):
            continue
        if stem(token.lower) in asked or stem(token.lemma.lower()) in asked or token.lemma in ("be", "have"):
            return token
    return None


def _answer_in(sentence: Sentence, answer: str) -> list[Token]:
    """The answer's tokens in its sentence, "" where they are not there in a row."""
    wanted = [w for word in words(answer) for w in word.split("-") if w not in ("the", "a", "an")]
    if not wanted:
        return []
    there = [
        (w, t)
        for t in sentence.tokens
        for word in words(t.text)
        for w in word.split("-")
        if w not in ("the", "a", "an")
    ]
    for start in range(len(there) - len(wanted) + 1):
        run = there[start : start + len(wanted)]
        if run[0][0] == wanted[0] and [w for w, _ in run] == wanted:
            return list(dict.fromkeys(t for _, t in run))
    return []


def _lost_hedge(candidate: Candidate, sentence: Sentence, told: frozenset[str]) -> str:
    limits = _HEDGES | _DEGREES
    if not any(t.lower in limits for t in sentence.tokens):
        return ""
    verb = _asked_verb(candidate, sentence)
    if verb is None:
        return ""
    said = verb.child("acomp", "oprd")
    for token in (*verb.children, *(said.children if said is not None else ())):
        if token.dep == "advmod" and token.lower in limits and not _is_told(token, told):
            return f"the hedge {token.text!r} is lost"
    return ""


def _frames(verb: Token) -> Iterator[Token]:
    """What a clause begins with before its subject, or the clause that it continues."""
    chain = [verb]
    while chain[-1].dep == "conj" and chain[-1].head.pos in ("VERB", "AUX"):
        chain.append(chain[-1].head)
    for above in chain:
        joint = max((t.i for t in above.all("cc") if t.i < verb.i), default=verb.i)
        for child in above.children:
            if child.dep in ("prep", "npadvmod") and (child.i < above.i or joint < child.i < verb.i):
                yield child


def _lost_frame(candidate: Candidate, sentence: Sentence, told: frozenset[str]) -> str:
    """ "Within two minutes", "at peak", "that year": a value or an extreme is true in this frame alone."""
    value = candidate.answer_type in ("money", "percent", "count", "share") or (
        any(c.isdigit() for c in candidate.answer) and not candidate.answer_type.startswith("date")
    )
    asked = words(candidate.question)
    extreme = any(w in _EXTREME or w in ("most", "least") for w in asked)
    if not value and not extreme:
        return ""
    if re.search(r"\b(?:1\d|20)\d\d\b", candidate.question) or candidate.answer_type.startswith("date"):
        return ""
    verb = _asked_verb(candidate, sentence)
    if verb is None:
        return ""
    for frame in _frames(verb):
        noun = frame.child("pobj") if frame.dep == "prep" else frame
        if noun is None or noun.lemma.lower() in _DISCOURSE or not _is_left_out(frame, told):
            continue
        if frame.dep == "npadvmod" and any(t.lower == "this" for t in noun.lefts):
            continue  # "this year": of the text itself
        tokens = frame.subtree()
        timed = noun.lemma.lower() in _MOMENTS or any(
            t.lemma.lower() == "year" or re.fullmatch(r"(?:1\d|20)\d\d", t.text) for t in tokens
        )
        span = frame.lower in ("between", "within", "during", "throughout")
        whom = frame.lower == "for" and noun.tag == "NNS"
        if timed or span or whom:
            return f"the frame {sentence.slice(tokens)!r} is lost"
    return ""


def _lost_restriction(candidate: Candidate, sentence: Sentence, told: frozenset[str]) -> str:
    """ "The first mission | to move an asteroid": an extreme is one among what the author says."""
    asked = words(candidate.question)
    if bare := _JUST_FIRST.search(candidate.question):
        return f"the first {bare['noun']!r} of what?"
    for token in sentence.tokens:
        extreme = token.dep == "amod" and (token.lower in _EXTREME or token.tag == "JJS")
        if not extreme or token.lower not in asked:
            continue
        noun = token.head
        if noun.pos not in ("NOUN", "PROPN") or not _is_told(noun, told):
            continue
        for child in noun.rights:
            if child.dep in ("prep", "relcl", "acl") and not _is_aside(child) and _is_left_out(child, told):
                return f"{noun.text!r} without {sentence.slice(child.subtree())!r}"
    return ""


def _is_aside(token: Token) -> bool:
    before = token.subtree()[0].previous()
    return before is not None and before.text in (",", "(", "—", "–", "-", ":", ";")


_EXAMPLES = re.compile(
    r"(?:such as|like|including|for example|for instance|e\.g\.),?(?: the)?\s*$", re.IGNORECASE
)
_BARE_KIND = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?P<noun>[a-z]+s)\b (?:did|do|does|has|have|had|was|were|is|are|can|will)\b",
    re.IGNORECASE,
)
_VAGUE_KINDS = bag(
    "areas topics sectors concepts regions fields industries markets services technologies themes issues subjects "
    "values skills products matters aspects features ideas places countries platforms firms companies "
    "initiatives projects"
)


def not_of_examples(candidate: Candidate, _knowledge: Knowledge) -> str:
    """A list that the author only gives examples of is no answer to a question for all, nor is a gap for one of any."""
    if candidate.kind is Kind.CLOZE:
        open_gap = re.search(
            rf"(?:for example|for instance|e\.g\.),? {GAP}(?:[.;)]|$)", candidate.question, re.IGNORECASE
        )
        return "the gap is one of many examples" if open_gap else ""
    if candidate.kind is not Kind.LIST or not candidate.members or "(the text names " in candidate.question:
        return ""
    asked = _BARE_KIND.search(candidate.question)
    if asked is None or asked["noun"].lower() not in _VAGUE_KINDS:
        return ""
    said = " ".join(candidate.evidence.split())
    at = said.lower().find(candidate.members[0].lower())
    if at > 0 and _EXAMPLES.search(said[:at]):
        return "the list is of examples"
    return ""


# --------------------------------------------------------------------------------------------- of which

_RELATIONAL = (
    r"(?:producer|exporter|importer|supplier|maker|manufacturer|consumer|contributor|employer|source|shareholder|"
    r"investor|buyer|customer|rival|competitor|successor|predecessor|cause|market)s?"
)
# "The executives surveyed": in which survey?
_STUDIED = re.compile(
    r"\bthe (?:[\w-]+ )?(?P<noun>[a-z]+s) (?:surveyed|polled|interviewed|questioned|sampled|studied)\b"
    r"(?! (?:by|in|for)\b)"
)
_UNRELATED = re.compile(
    rf"\bthe (?:[\w-]+est|leading|main|only|top|sole|most \w+) {_RELATIONAL}\b"
    rf"(?! (?:of|in|for|on|to|behind)\b)|"
    r"(?<![’'] )(?<![’']s )\bthe (?:predecessor|successor)\b(?! (?:of|to)\b| \w+, [A-Z])"
)
_EVENTS = (
    r"(?:war|victory|defeat|battle|siege|treaty|agreement|landing|launch|voyage|flood|storm|attack|invasion|"
    r"broadcast|offering|merger|acquisition|takeover|spree|festival|study|experiment|trial|survey|conference|summit|"
    r"strike|riot|revolt|uprising|election|ceremony|expedition|collision|crash|spill|eruption|earthquake|fire|deal|"
    r"award|prize|bill|act|incident|accident|mission|meeting|debate|verdict|ruling|case|scandal|outbreak|epidemic)"
)
_SOME_EVENT = re.compile(
    rf"\bthe (?:[a-z][a-z-]+ ){{0,2}}?(?P<noun>{_EVENTS})\b"
    r"(?! (?:of|for|between|against|in|at|to|on|with|that|which|who|named|called|from|over|by|about)\b|[’'-]|, [A-Z])"
)
_COUNTED = re.compile(
    r"\bthe (?:two|three|four|five|six) (?P<noun>[a-z]+s)\b"
    r"(?! (?:of|in|that|who|which|between|from|on|for|to|with|at|by)\b)"
)
_ELSEWHERE = re.compile(
    r"\b[a-z]+ (?:below|above)$|"
    r"\b(?:process|section|table|list|steps?|example|chapter|diagram|code|rule) (?:below|above)\b"
)
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|\d+|several|a few|a couple of)"
# "Within twenty years": of what? "Two years later": than when?
_SINCE_WHEN = re.compile(
    rf"\b(?:within|after) (?:only |just |about |nearly |some |another )?{_NUMBER} "
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)\b(?! (?:of|after|from|in|with|as|at|on|without)\b|[’'])|"
    rf"\b{_NUMBER} (?:minutes|hours|days|weeks|months|years|decades) (?:later|earlier)\b",
    re.IGNORECASE,
)
# "did Velotech raise it": the subject is the one noun there, and an object cannot mean it
_HANDLED = re.compile(
    r"\b(?:did|does|do) (?:the )?[\w.’'&-]+(?: [A-Z][\w.’'&-]*)* (?:\w+ly )?"
    r"(?!(?:make|find|keep|consider|deem|think)\b)[a-z]+ (?:it|them)\b(?! (?:is|was|has|had)\b)"
)
_ENUMERATED = re.compile(r"(?:What|Which|Who) (?:are|were) the ")
_THEN = re.compile(
    r"\b(?:at (?:the|that|this) time(?! (?:of|when|that|at)\b)|by then|all the same|the latter|"
    r"the former(?! \w)|so far|in either case|in both cases|in this case|until then|since then)\b",
    re.IGNORECASE,
)

# "raised 9 million, making it ____ at the time": the time is that of the deed
_ITS_OWN_TIME = re.compile(rf"(, (?:making \w+|becoming) {GAP}) at the time\.$")


def says_which(candidate: Candidate, knowledge: Knowledge) -> str:
    """An event, a pair or the first of its kind is said so that a reader knows which."""
    if candidate.kind in (Kind.QUOTE, Kind.DEFINITION) and "____" not in candidate.question:
        text = candidate.answer if candidate.kind is Kind.DEFINITION else ""
        return "said of a time that is not said" if _THEN.search(text) else ""
    question = candidate.question
    asked = _ITS_OWN_TIME.sub(r"\1", question)
    if _THEN.search(f"{asked} | {candidate.answer}"):
        return "said of a time that is not said"
    if _ELSEWHERE.search(candidate.answer) and not re.search(r"\d", candidate.answer):
        return "points to another place of the text"
    dated = re.search(r"\b(?:1\d|20)\d\d\b", question)
    if knowledge.narrative and not dated and (match := _SINCE_WHEN.search(question)):
        return f"{match.group()!r}: since when?"
    if _HANDLED.search(question):
        return "'it' has no noun before it"
    if (match := _STUDIED.search(question)) is not None and not re.search(
        r"\b(?:survey|poll|study)\b", question
    ):
        return f"which {match['noun']!r}?"
    if match := _UNRELATED.search(question):
        return f"{match.group()!r} of what?"
    for pattern in (_SOME_EVENT, _COUNTED):
        for match in pattern.finditer(question):
            if _ENUMERATED.match(question) and pattern is _COUNTED:
                continue  # "What are the three causes …?"
            if not _is_named(match["noun"], question[: match.start()], candidate, knowledge):
                return f"which {match['noun']!r}?"
    return ""


def _is_named(noun: str, before: str, candidate: Candidate, knowledge: Knowledge) -> bool:
    """Whether the line above the question, or the question itself before, says this noun."""
    above = candidate.context or context_of(candidate, knowledge)
    return noun in words(above) or noun in words(before)


# "Also", "in addition": the author has told of another.
_BESIDES = bag("also additionally besides likewise too")
_OPEN_RULES = bag("means beliefs enumerations effects functions statements causation") | {"telling objects"}
# Whoever reads "some Republicans" cannot know which.
_UNTOLD = re.compile(
    r"^(?:What|Why|How|(?:By|To|As|For|From|With) (?:what|whom)(?: other name)?) "
    r"(?:(?:do|does|did|can|could|are|is|were|was|has|have|had|will|would) )?"
    r"(?:some|various|several|certain|numerous|a (?:wide |great )?(?:variety|number|range) of)\b",
    re.IGNORECASE,
)
_BY_MORE_THAN_ONE = re.compile(
    r"\b(?:[Ww]ho|[Ww]hom|[Ww]hich) .*\b(?:independently|simultaneously|respectively)\b"
)
_AN_ACT = re.compile(r"^Why (?:did .* (?:an?|some)|(?:was|were) an?) [a-z-]+\?$")


def one_answer(candidate: Candidate, knowledge: Knowledge) -> str:
    """A question is closed only when its own words leave no other answers: not "some", not one more of its kind."""
    if candidate.kind in (Kind.CLOZE, Kind.QUOTE, Kind.STEPS, Kind.DEFINITION):
        return ""
    for form in (_UNTOLD, _BY_MORE_THAN_ONE, _AN_ACT):
        if match := form.search(candidate.question):
            return f"more than one answer fits {match.group()!r}"
    if candidate.rule not in _OPEN_RULES:
        return ""
    sentence = sentence_of(candidate, knowledge)
    if sentence is None or not any(t.lower in _BESIDES for t in sentence.tokens):
        return ""
    verbs = [
        t
        for t in sentence.tokens
        if t.lower in _BESIDES and t.dep == "advmod" and t.lower not in words(candidate.question)
    ]
    asked = {stem(word) for word in words(candidate.question)}
    for adverb in verbs:
        verb = adverb.head
        if (
            stem(verb.lemma.lower()) in asked
            or stem(verb.lower) in asked
            or (verb.lemma == "be" and verb.is_root)
        ):
            return f"one of several, as {adverb.text!r} tells"
    return ""


SCOPE_GATES: tuple[Gate, ...] = (
    whole_value,
    whole_phrase,
    whole_clause,
    not_of_examples,
    says_which,
    one_answer,
)
