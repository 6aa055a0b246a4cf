"""What a kind of thing does at all times: "Primatology examines …", "Scurvy occurs in …", "Rot can lead to …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadquiz.generate.asking import is_people
from leadquiz.generate.clause import Clause, ask, core, is_run, is_whole
from leadquiz.generate.dates import find_dates
from leadquiz.generate.gates import is_vague, repeats_a_word, stem, words
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, VAGUE_VERBS, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Token, head_of
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_LIGHT = bag(
    "be have do make take get give go come become keep let put see find use play serve show help say tell mean hold "
    "refer offer provide bring present represent include seem appear need want know think feel like try start begin "
    "continue tend remain allow enable ask call practice exhibit face feature recognize "
    "involve"
)
_GOVERNED = {
    "account": "for", "act": "on", "adapt": "to", "adhere": "to", "aid": "in", "aim": "at", "appeal": "to",
    "apply": "to", "arise": "from", "assist": "in with", "attach": "to", "begin": "with", "belong": "to",
    "benefit": "from", "bind": "to", "break": "into", "cater": "to", "combine": "with", "come": "from",
    "compete": "with for", "concentrate": "on", "consist": "of", "contribute": "to", "convert": "to into",
    "correspond": "to", "deal": "with", "depend": "on upon", "derive": "from", "develop": "from into",
    "differ": "from", "divide": "into", "draw": "on", "emerge": "from", "end": "with in", "engage": "in",
    "evolve": "from into", "exist": "in", "fall": "into under", "feed": "on", "flow": "into through from",
    "focus": "on", "grow": "from into on", "hinge": "on", "interfere": "with", "lead": "to", "live": "in on",
    "look": "at", "merge": "with", "originate": "in from", "prey": "on", "react": "with", "relate": "to",
    "rely": "on", "respond": "to", "rest": "on", "result": "in from", "revolve": "around", "specialise": "in",
    "specialize": "in", "spread": "through by", "stand": "for", "start": "with", "stem": "from", "suffer": "from",
    "thrive": "in on", "travel": "through at", "turn": "into", "vary": "with by",
}  # fmt: skip
# Adjectives and participles whose complement is what is told.
_FITTED = {
    "adapted": "to", "aimed": "at", "analogous": "to", "associated": "with", "attributed": "to", "based": "on upon",
    "capable": "of", "characterised": "by", "characterized": "by", "classified": "by as", "common": "in to",
    "composed": "of", "concerned": "with", "confined": "to", "connected": "to", "dedicated": "to",
    "dependent": "on upon", "derived": "from", "designed": "for", "devoted": "to", "divided": "into",
    "equivalent": "to", "essential": "for to", "exempt": "from", "exposed": "to", "expressed": "in as",
    "famous": "for", "grounded": "in", "grouped": "into by", "intended": "for", "interested": "in",
    "involved": "in", "known": "for", "limited": "to", "linked": "to", "made": "of from up", "marked": "by",
    "measured": "in by with", "named": "after for", "native": "to", "necessary": "for", "needed": "for",
    "noted": "for", "opposed": "to", "organized": "into by", "prone": "to", "proportional": "to", "related": "to",
    "reliant": "on", "required": "for", "resistant": "to", "responsible": "for", "restricted": "to", "rich": "in",
    "rooted": "in", "sensitive": "to", "subject": "to", "suited": "to for", "susceptible": "to", "tied": "to",
    "unique": "to", "used": "in for during", "vital": "for to", "vulnerable": "to",
}  # fmt: skip
_PLACED = bag(
    "occur arise happen originate form locate find house store situate place keep produce make encode"
)
_NOBODY = bag(
    "not only "
    "some many several other others most few one each all both any such much more another someone people everyone it "
    "there this that these those what which who here either neither no various certain different numerous similar next "
    "previous last following former latter remaining every same its their his her our your my we you they he she"
)
_FRAMING = bag(
    "because since if when whenever unless although though while whereas until before after once by without"
)
_ADDING = bag("which who where while whereas but thus thereby including such and or so because since as")
_TOLD = bag(
    "discuss mention describe consider perform know list require carry value criticize address attribute "
    "involve regard see use view"
)
_EFFECTS = bag(
    "cause prevent produce trigger damage destroy infect inhibit block stop reduce increase raise lower transmit kill "
    "survive penetrate store hold cross carry absorb release cure treat create"
)
_FRAMES = bag("to when if during by through after before while once")
_BESIDES = bag("also too sometimes")
_OTHERS = bag("other others another such any these those this that’s further additional etc")
_COUNTS = bag(
    "several some many numerous various different number variety range set series few certain amount deal most "
    "multiple lot all both each more diverse wide kind type host"
)
_NOTHING = bag("thing event factor matter issue information aspect")
_EMPTY = bag("attention work step tool window problem need care effect impact change effort sense")
_UNSETTLED = ("WRB", "VBD", "PRP", "WP$")
_FACT = 15  # words of a fact; more is a claim
_LONGEST = 24
_SHORT_TITLE = 5  # words
_LONG_TERM = 8  # letters of a word that is mostly a term


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str
    answer: str
    role: str


def generalities(view: SectionView) -> Iterator[Candidate]:
    """One candidate for a main clause that says of a term what it does to what, or where it occurs."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if not _is_general(clause, view, renderer):
            continue
        found = next(filter(None, (form(clause, renderer) for form in _FORMS)), None)
        if found is None or (len(found.answer.split()) < 6 and repeats_a_word(found.answer, found.question)):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="generalities",
            kind=Kind.FACT if len(found.answer.split()) <= _FACT else Kind.CAUSE,
            question=found.question,
            answer=capitalize(found.answer),
            fact=(*fact_of(clause, renderer)[:2], found.role),
            answer_type="claim",
            weight=0.75,
        )


def _is_general(clause: Clause, view: SectionView, renderer: Renderer) -> bool:
    """Whether the sentence is one plain clause in the present: a term, its verb, and what it does."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or clause.relative
        or clause.helper
        or clause.finite is not None
        or clause.speaker is not None
    ):
        return False
    if not _is_top(verb) or clause.negation is not None:
        return False
    if clause.copular and _fitted_word(clause) is None:
        return False
    if any(t.lower in _BESIDES for t in verb.lefts):
        return False
    first = clause.auxiliaries[0] if clause.auxiliaries else verb
    if first.tag not in ("VBZ", "VBP") and first.lower not in ("can", "will"):
        return False
    if clause.passive:
        if verb.tag != "VBN" or any(t.lower not in ("is", "are", "can", "be") for t in clause.auxiliaries):
            return False
    elif len(clause.auxiliaries) > 1 or (clause.auxiliaries and verb.tag != "VB"):
        return False
    tokens = clause.sentence.tokens
    if tokens[-1].text not in ".!)" or not tokens[0].text[:1].isupper():
        return False
    said = clause.subject_tokens
    if not is_run(said) or said[-1].i + 1 != min(t.i for t in (first, *_adverbs(verb, subject))):
        return False
    if view.knowledge.narrative and said[0].i > 0:
        return False
    return _is_led_in(clause) and _is_term(clause, view, renderer)


def _is_top(verb: Token) -> bool:
    """The main verb, that of a clause before a semicolon, or of one led in by "while" as no less true."""
    if verb.is_root:
        return True
    if verb.dep == "advcl":
        return verb.head.is_root and verb.i < verb.head.i and _contrasts(verb)
    if verb.dep != "ccomp" or not verb.head.is_root or verb.i > verb.head.i:
        return False
    return any(t.text == ";" for t in verb.sentence.tokens[verb.i : verb.head.i])


_JOINTS = bag(
    "however thus therefore hence similarly likewise moreover furthermore then conversely today now"
)


def _contrasts(verb: Token) -> bool:
    """ "While hares live alone, rabbits …": both are true as such."""
    first = verb.subtree()[0]
    return first.dep == "mark" and first.lower in ("while", "whereas") and first.head is verb


def _is_led_in(clause: Clause) -> bool:
    """Whether nothing stands before the subject but a joint, or one short phrase that says in which case."""
    tokens = clause.sentence.tokens
    before = [t for t in tokens[: clause.subject_tokens[0].i] if t.text != ","]
    if not before:
        return True
    top = [t for t in before if t.head is clause.verb]
    if len(top) != 1 or set(top[0].subtree()) - {t for t in tokens if t.text == ","} != set(before):
        return False
    if len(before) == 1 and (top[0].lower in _JOINTS or top[0].dep == "mark"):
        return True
    if top[0].dep == "advcl":
        return _contrasts(top[0])
    noun = top[0].child("pobj")
    if top[0].dep != "prep" or noun is None:
        return False
    if noun.lemma.lower() in ("contrast", "addition", "fact", "turn", "short", "conclusion", "comparison"):
        return len(before) == 2
    return top[0].lower in ("in", "at", "on", "during", "under", "within") and 2 <= len(before) <= 7


def _adverbs(verb: Token, subject: Token) -> list[Token]:
    return [verb, *(t for t in verb.lefts if t.dep == "advmod" and t.i > subject.i)]


def _is_term(clause: Clause, view: SectionView, renderer: Renderer) -> bool:
    """Whether the subject is a specific term: no pronoun or count, but a name, two telling words or a heading's."""
    subject, said = clause.subject, clause.subject_tokens
    assert subject is not None
    if (
        subject.pos not in ("NOUN", "PROPN")
        or said[0].lower in _NOBODY
        or "VBG" in (subject.tag, said[0].tag)
    ):
        return False
    if subject.child("conj", "appos") is not None or any(t.text in ',;:—–“”"' for t in said):
        return False
    if any(
        t.pos in ("NUM", "PRON") or t.tag in ("JJR", "JJS", "RBR", "PRP$") for t in said if t.tag[0] != "W"
    ):
        return False
    if any(t.lower in _OTHERS for t in said) or len({t.lower for t in content_of(said)}) < len(
        content_of(said)
    ):
        return False  # the second: "Bell casting Bell casting began", a heading run into its text
    name = renderer.names.at(subject)
    if name is not None and name.type == PERSON:
        return False
    if _is_named(said):
        return True
    if subject.lemma.lower() in HOLLOW | EVALUATIVE or (is_people(subject, renderer) and len(said) < 2):
        return False
    telling = [t for t in content_of(said) if not is_vague(t.lower)]
    if view.knowledge.narrative and (
        subject.pos != "NOUN" or renderer.names.find(said) or said[0].pos == "DET"
    ):
        return False  # what somebody does in a story
    if said[0].lower in ("the", "a", "an"):
        return len(telling) >= 2 or (bool(telling) and subject.lemma.lower() in view.knowledge.terms)
    if len(telling) >= 2 or name is not None:
        return True
    titles = [view.knowledge.outline.title, *view.path]
    if subject.tag == "NNS":
        titles = [
            title for title in titles if len(title.split()) <= _SHORT_TITLE
        ]  # "Which licence for my project?"
    headed = stem(subject.lower) in {stem(w) for w in words(" ".join(titles))}
    return headed or (subject.tag == "NN" and len(subject.text) >= _LONG_TERM)


def _is_named(tokens: Sequence[Token]) -> bool:
    return any(t.dep == "acl" and t.lower in ("called", "known") for t in tokens)


def _joint(verb: Token) -> Token | None:
    """The word that joins a second verb: "and" of "separates … and needs …"."""
    joined = next((t for t in verb.all("conj") if t.tag in ("VBZ", "VBP", "VBN", "VB")), None)
    before = joined.previous() if joined is not None else None
    return before if before is not None and before.dep == "cc" else None


def _told(first: Token, verb: Token) -> list[Token]:
    """From this word to the end of the clause, or up to a comma behind which the author only adds."""
    joint = _joint(verb)
    run: list[Token] = []
    for token in first.sentence.tokens[first.i :]:
        if (
            token.text in ".;:?!—–("
            or token is joint
            or (verb.dep == "advcl" and verb not in (token, *token.ancestors()))
        ):
            break
        after = token.next()
        if token.text == "," and after is not None and (after.tag == "VBG" or after.lower in _ADDING):
            listed = after.lower in ("and", "or") and any(t.text == "," for t in run)
            if not listed:
                break
        run.append(token)
    while run and run[-1].text == ",":
        run.pop()
    return run


def _answer(told: Sequence[Token], clause: Clause, renderer: Renderer) -> str:
    if not told or any(
        t.tag in _UNSETTLED or (t.lower in _OTHERS and not _is_such_as(t)) or _is_second(t) for t in told
    ):
        return ""
    if told[0].lower in _COUNTS or told[0].tag == "PRP$" or any(t.dep == "nummod" for t in told[:2]):
        return ""
    if told[0].lower in ("a", "an", "the") and told[1].lemma.lower() in _COUNTS:
        return ""
    joint, after = _joint(clause.verb), told[-1].next()
    if joint is not None and joint.lower == "but":
        return ""  # "is slowed by the cold but quickened by the heat"
    if (after is None or after is not joint) and not is_whole(told):
        return ""
    head = head_of(told)
    if head is None or (head.lemma.lower() in HOLLOW | EVALUATIVE | _EMPTY and len(told) < 5):
        return ""
    if head.lemma.lower() in _NOTHING | _COUNTS or any(_is_finite_beside(t) for t in told):
        return ""
    if any(t.text == "," for t in told) and not _is_list(told):
        return ""
    if any(t.tag in ("JJR", "RBR") and t.head in (head, t) for t in told) and not any(
        t.lower == "than" for t in told
    ):
        return ""
    if any(t.lemma.lower() == clause.subject.lemma.lower() for t in told if clause.subject is not None):
        return ""
    telling = [t for t in content_of(told) if not is_vague(t.lower) and t.lemma.lower() not in EVALUATIVE]
    if len(telling) < 2:
        return ""
    text = renderer.text(told, before=clause.subject_tokens) or ""
    return text if 2 <= len(text.split()) <= _LONGEST else ""


def _frames(verb: Token, told: Sequence[Token]) -> bool:
    """Whether a part of the clause says when, why or under which condition it holds."""
    return any(t.head is verb and t in told and t.subtree()[0].lower in _FRAMING for t in verb.rights)


def _is_finite_beside(token: Token) -> bool:
    """Whether a finite verb is none of a clause that describes a noun: another statement has begun."""
    if token.tag not in ("VBZ", "VBP", "MD"):
        return False
    verb = token.head if token.dep in ("aux", "auxpass") else token
    while verb.dep == "conj":
        verb = verb.head
    return verb.dep not in ("relcl", "acl", "ccomp", "pcomp", "advcl")


def _is_such_as(token: Token) -> bool:
    after = token.next()
    return token.lower == "such" and after is not None and after.lower == "as"


def _is_second(token: Token) -> bool:
    """Whether another clause has begun with this subject: the parser took it for a part of the first."""
    if token.dep not in ("nsubj", "nsubjpass", "expl"):
        return token.lower in ("your", "our", "my")
    return token.head.dep not in ("relcl", "acl", "pcomp", "ccomp")


def _is_list(told: Sequence[Token]) -> bool:
    """Whether the commas divide a list: its last is followed by "and" or "or", or none but joins adjectives."""
    commas = [t for t in told if t.text == ","]
    if any((after := t.next()) is not None and after.tag == "VBN" for t in commas):
        return False  # "severe pain, known as colic, and …"
    last = commas[-1].next()
    if last is not None and last.lower in ("and", "or"):
        return True
    behind = [t for t in told if t.i > commas[-1].i]
    return any(t.lower in ("and", "or") and t.dep == "cc" for t in behind[1:7]) and len(behind) <= 10


def _governed(clause: Clause, renderer: Renderer) -> _Asked | None:
    verb = clause.verb
    prep = verb.next()
    if prep is None or prep.dep != "prep" or prep.head is not verb or clause.passive:
        return None
    noun = prep.child("pobj")
    if noun is None:
        return None
    told = _told(prep.next() or prep, verb)
    if _frames(verb, told):
        return None
    answer = _answer(told, clause, renderer)
    if not answer:
        return None
    if verb.lemma in _PLACED and prep.lower in ("in", "on", "at", "among", "within"):
        if clause.subject_tokens[0].lower in ("a", "an") and not _is_named(clause.subject_tokens):
            return None  # "a system like it": one of them
        people = is_people(noun, renderer) or _has_who(noun)
        wh = f"{prep.lower} whom" if people else "where"
        text = ask(wh, clause, renderer, without=[prep, *told])
        if not people:
            answer = f"{prep.lower} {answer}"
        elif prep.lower != "in":
            return None
        return _Asked(text, answer, "where") if text else None
    if prep.lower not in _GOVERNED.get(verb.lemma, "").split():
        return None
    text = ask("what", clause, renderer, without=[prep, *told], tail=prep.lower)
    return _Asked(text, answer, prep.lower) if text else None


def _placed(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Glycolysis takes place in the cytoplasm" → Where does glycolysis take place?"""
    verb, noun = clause.verb, clause.object
    if verb.lemma != "take" or noun is None or noun.lower != "place" or noun is not verb.next():
        return None
    prep = noun.next()
    if (
        prep is None
        or prep.head not in (verb, noun)
        or prep.lower not in ("in", "on", "at", "within", "inside")
    ):
        return None
    told = _told(prep.next() or prep, verb)
    if _frames(verb, told) or find_dates(clause.sentence):
        return None
    answer = _answer(told, clause, renderer)
    text = ask("where", clause, renderer, without=[prep, *told]) if answer else None
    return _Asked(text, f"{prep.lower} {answer}", "where") if text else None


def _suffered(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Tides are caused by the pull of the Moon" → What are tides caused by?"""
    verb = clause.verb
    prep = verb.next()
    if (
        not clause.passive
        or prep is None
        or prep.head is not verb
        or verb.lemma in _LIGHT | VAGUE_VERBS | _TOLD
    ):
        return None
    if verb.previous() not in clause.auxiliaries:
        return None  # "uniquely defined by"
    wanted = prep.dep == "agent" or (
        prep.dep == "prep" and prep.lower in ("to", "into", "with", "from", "in", "on")
    )
    noun = prep.child("pobj")
    if not wanted or noun is None:
        return None
    told = _told(prep.next() or prep, verb)
    if _frames(verb, told):
        return None
    answer = _answer(told, clause, renderer)
    people = is_people(noun, renderer) or _has_who(noun)
    if not answer or (people and prep.dep != "agent") or (noun.pos != "NOUN" and noun.pos != "PROPN"):
        return None
    gone = [prep, *told]
    if people:
        text = ask("by whom", clause, renderer, without=gone)
    elif prep.lower in ("in", "on") and verb.lemma in _PLACED:
        text, answer = ask("where", clause, renderer, without=gone), f"{prep.lower} {answer}"
    else:
        text = ask("what", clause, renderer, without=gone, tail=prep.lower)
    return _Asked(text, answer, prep.lower) if text and not core(clause, gone) else None


def _has_who(noun: Token) -> bool:
    return any(t.dep == "relcl" and t.subtree()[0].lower in ("who", "whose", "whom") for t in noun.rights)


def _object(clause: Clause, renderer: Renderer) -> _Asked | None:
    verb = clause.verb
    noun = clause.object
    if noun is None or clause.passive or verb.lemma in VAGUE_VERBS or noun.pos not in ("NOUN", "PROPN"):
        return None
    first = noun.subtree()[0]
    if first.i != verb.i + 1:
        return None
    told = _told(first, verb)
    start = next((t for t in told if t.head is verb and t.i > noun.i and t.subtree()[0].i > noun.i), None)
    frame: list[Token] = []
    if start is not None and (opening := start.subtree()[0]).lower in _FRAMES:
        frame = [t for t in told if t.i >= opening.i]
        told = [t for t in told if t.i < opening.i]
    elif _frames(verb, told):
        return None
    if start is not None and start.child("pcomp") is not None and frame[:1] == [start]:
        return None  # "by training the body": the means are the point, and another rule asks for them
    if clause.modal is not None and verb.lemma not in _EFFECTS:
        return None  # "can identify patterns": and much else
    if verb.lemma in _LIGHT and (verb.lemma != "use" or not frame):
        return None
    answer = _answer(told, clause, renderer)
    if not answer or core(clause, told) != frame or len(content_of(frame)) == 1:
        return None
    text = ask("what", clause, renderer, without=told)
    return _Asked(text, answer, "object") if text else None


def _fitted_word(clause: Clause) -> Token | None:
    """ "responsible" of "is responsible for", "aimed" of "is aimed at": the word before the preposition it takes."""
    word = clause.verb.child("acomp") if clause.copular else clause.verb
    if word is None or word.tag not in ("JJ", "VBN", "VBD"):
        return None
    prep = word.next()
    if prep is None or prep.head is not word or prep.lower not in _FITTED.get(word.lower, "").split():
        return None
    return word


def _fitted(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Red cells are responsible for carrying oxygen" → What are red cells responsible for?"""
    word = _fitted_word(clause)
    if word is None or not (clause.copular or clause.passive):
        return None
    prep = word.next()
    first = prep.next() if prep is not None else None
    if prep is None or first is None or _joint(clause.verb) is not None:
        return None
    told = _told(first, clause.verb)
    if _frames(clause.verb, told) or _frames(word, told):
        return None
    answer = _answer(told, clause, renderer)
    if not answer:
        return None
    if prep.lower == "during":
        text = ask("when", clause, renderer, without=[prep, *told])
        return _Asked(text, f"during {answer}", "when") if text else None
    text = ask("what", clause, renderer, without=[prep, *told], tail=prep.lower)
    return _Asked(text, answer, prep.lower) if text and text.endswith(f"{word.lower} {prep.lower}?") else None


_SEEKING = bag("seek aim attempt strive")


def _sought(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Phenology seeks to explain …" → What does phenology seek to do?"""
    verb = clause.verb
    to, inner = verb.next(), verb.child("xcomp")
    if verb.lemma not in _SEEKING or clause.passive or to is None or inner is None or to.head is not inner:
        return None
    told = _told(inner, verb) if to.next() is inner else []
    answer = _answer(told, clause, renderer) if not _frames(verb, told) else ""
    text = ask("what", clause, renderer, without=[to, *told], tail="to do") if answer else None
    return _Asked(text, answer, "aim") if text else None


_FORMS = (_suffered, _fitted, _governed, _placed, _sought, _object)
