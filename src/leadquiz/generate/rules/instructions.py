"""Orders and obligations: for how long, when, where, how and why something should be done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leadquiz.generate.clause import Clause, ask, balanced, core, is_unbroken, is_whole, trimmed
from leadquiz.generate.directives import directives, is_aside, plainly, should, speaks_to_reader, topic
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import clauses_of, content_of, head_key, make
from leadquiz.generate.rules.causes import AIMS
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_TIME = bag("second minute hour day week month year night")
_PLACING = bag(
    "place put store keep leave set lay pour position hang install transfer insert attach mount save plant sow"
)
_PLACES = bag("in on into onto under over at inside above below beside between behind to within")
_COVERING = bag(
    "cover fill replace dust sprinkle wipe brush clean wash line grease rinse seal wrap coat spray mix tie"
)
_MEASURES = bag(
    "teaspoon tablespoon tsp tbsp cup gram g kg kilogram ounce oz pound lb liter litre l ml milliliter millilitre "
    "pinch gallon pint quart drop spoon"
)
# What an order is about is as much in these phrases as in the object: "share the notes with the whole crew".
_GOVERNED = {
    verb: bag(preps)
    for preps, verbs in {
        "with": "share discuss replace compare combine begin start open end agree",
        "to": "send submit report communicate limit restrict hand forward return assign escalate connect convert",
        "into": "divide split convert turn translate break",
        "on": "base",
    }.items()
    for verb in verbs.split()
}
_TO_SOMEBODY = bag("send submit report communicate hand forward return assign escalate share discuss agree")
_RANKING = bag("rank rate judge compare measure describe assess evaluate sort score order")
_PEOPLE = bag(
    "rest team manager colleague member employee customer staff board everyone anyone somebody someone leader user "
    "patient parent teacher student doctor client stakeholder lead editor reviewer author user engineer developer"
)
_DEGREES = bag("degree degrees °c °f celsius fahrenheit c f")
_OBLIGING = bag("must should")
_LONGEST_ANSWER = 22  # words


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a clause that may be asked for."""

    wh: str
    gone: list[Token]  # what leaves the question
    answer: list[Token]
    kind: Kind = Kind.FACT

    @property
    def aims(self) -> bool:
        """Whether it says what the order is to achieve: "to soften the skin"."""
        return self.wh == "why" and self.answer[0].lower == "to"

    @property
    def governed(self) -> bool:
        """Whether a preposition asks for it: "with whom", "in terms of what"."""
        return self.wh.endswith((" what", " whom"))


def instructions(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each telling part of an order to the reader, and of what somebody must or should do."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        if any(t.text in '"“”' for t in sentence.tokens):
            continue
        for clause in directives(sentence):
            for part in _parts(clause):
                if (part.aims or part.governed) and not view.knowledge.ask(speaks_to_reader):
                    continue  # the points of a plan have the same form: "Combine the findings to …"
                if part.wh == "when" and part.gone[0].lower in ("before", "after"):
                    continue  # asked the other way round below
                text = should(part.wh, clause, renderer, without=part.gone)
                yield from _made(view, passage, sentence, clause, part, text, renderer)
            yield from _first(view, passage, sentence, clause, renderer)
    for passage, sentence, clause in clauses_of(view):
        modal = clause.modal
        if (
            modal is None
            or modal.lower not in _OBLIGING
            or clause.subject is None
            or clause.speaker is not None
            or clause.relative
            or clause.verb.dep == "relcl"
            or is_aside(clause.verb)
            or clause.subject_tokens[0].lower in ("some", "other", "another", "no", "any", "such")
        ):
            continue
        if len(clause.auxiliaries) > 1 and any(t.lower == "have" for t in clause.auxiliaries):
            continue
        for part in _parts(clause):
            text = ask(part.wh, clause, renderer, without=part.gone)
            if text and len(content_of([*clause.subject_tokens, *core(clause, part.gone)])) >= 2:
                yield from _made(view, passage, sentence, clause, part, text, renderer)


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    part: _Part,
    text: str | None,
    renderer: Renderer,
) -> Iterator[Candidate]:
    if not text or not part.answer or not is_whole(part.answer) or not _ends(part.gone[-1]):
        return
    if not _is_telling(view, clause, part) or not is_unbroken(clause, [*core(clause, part.gone), *part.gone]):
        return
    said = [*clause.subject_tokens, clause.verb, *core(clause, part.gone)]
    answer = plainly(balanced(part.answer), renderer, said)
    if not answer or len(answer.split()) > _LONGEST_ANSWER:
        return
    answer = capitalize(answer)
    yield replace(
        make(
            view,
            passage,
            sentence,
            rule="instructions",
            kind=part.kind,
            question=text,
            answer=answer,
            fact=(
                head_key(clause.object, renderer) if clause.object else "",
                clause.verb.lemma,
                part.wh,
            ),
            answer_type="purposes" if part.wh == "why" else "instruction",
            weight=1.0,
        ),
        context="" if view.knowledge.narrative else topic(view, answer),
    )


_LIGHT = bag("be have do take make get create can will may could use")


def _is_telling(view: SectionView, clause: Clause, part: _Part) -> bool:
    """Whether the question leaves one answer that nobody guesses."""
    if any(t.dep == "conj" and t.pos == "NOUN" for t in clause.verb.children):
        return False  # a list that the parser took apart
    before = part.gone[0].previous()
    if before is not None and before.text == ",":
        before = before.previous()
    if before is not None and (before.dep == "cc" or before.text in ("(", "[")):
        return False
    told = [t for t in content_of(part.answer) if t.lemma.lower() not in _LIGHT]
    if part.wh == "where":
        alternatives = any(t.lower == "or" for t in part.answer) or part.answer[0].lower == "somewhere"
        return len(told) >= 2 and not alternatives
    if part.wh in ("why", "when", "under what condition") and len(told) < 2:
        return False
    if part.wh == "how" and any(t.lemma == clause.verb.lemma for t in part.answer):
        return False  # "evaluate each factor by evaluating …"
    if part.wh == "why" and (before := part.gone[0].previous()) is not None and before.text == ",":
        return False
    if part.wh == "how long" and any(t.lower in ("every", "once", "twice") for t in part.answer):
        return False
    last = part.gone[-1].next()
    if last is not None and last.text == "," and (after := last.next()) is not None:
        listed = after.pos in ("NOUN", "DET", "ADJ", "PROPN", "NUM") and after.dep not in (
            "nsubj",
            "nsubjpass",
        )
        if listed and not any(t.dep in ("nsubj", "nsubjpass") for t in clause.sentence.tokens[after.i :]):
            return False  # "seen for a blood test, a urine test and a talk"
    acting = part.gone[0].i
    between = [t for t in clause.verb.all("conj") if t.pos == "VERB" and clause.verb.i < t.i < acting]
    return not between  # "lift the bag and run water over it to …"


def _ends(token: Token) -> bool:
    """Whether a phrase ends here and the next word belongs to something else."""
    following = token.next()
    return (
        following is None
        or following.pos in ("PUNCT", "SCONJ", "ADP", "CCONJ", "PART")
        or following.tag == "WRB"
    )


def _parts(clause: Clause) -> Iterator[_Part]:
    """What may be asked for in a clause; a "not" leaves only the reason."""
    verb = clause.verb
    never = clause.negation is not None
    for child in verb.rights:
        below = child.subtree()
        if child.dep == "advcl":
            yield from _clausal(clause, child, below, never)
        elif child.dep == "advmod" and child.lower == "soon" and below[0].lower == "as" and not never:
            yield _Part("when", below, below)
        elif child.dep == "npadvmod" and _is_duration(child) and not never:
            yield _Part("how long", below, trimmed(child))
        elif child.dep == "prep" and not never:
            yield from _prepositional(verb, child, below)
        elif child is clause.object and not never:
            for prep in child.all("prep"):  # "boil the lentils for 40 minutes" hung on the lentils
                if prep.lower == "for" and (noun := prep.child("pobj")) is not None and _is_duration(noun):
                    yield _Part("how long", prep.subtree(), trimmed(noun))
    if not never:
        yield from _amount(clause)


_WHEN = bag("before after once when whenever")


def _clausal(clause: Clause, child: Token, below: list[Token], never: bool) -> Iterator[_Part]:
    first = below[0].lower
    second = below[1].lower if len(below) > 1 else ""
    if first == "until" and not never:
        yield _Part("how long", below, below)
    elif (second if first == "only" else first) in _WHEN and not never:
        yield _Part("when", below, below)
    elif first == "if":  # "not … unless" is turned round by a question
        yield _Part("under what condition" if never else "when", below, below)
    elif (
        first == "because" or (first == "so" and second == "that") or (first == "so" and child.child("nsubj"))
    ):
        yield _Part("why", below, below, Kind.CAUSE)
    elif first == "as" and second not in ("long", "soon", "if", "though", "per") and _explains(child):
        yield _Part("why", below, below[1:], Kind.CAUSE)
    elif (first == "to" and child.tag == "VB") or (first == "in" and second == "order"):
        leads = clause.verb.lemma in (
            "need",
            "have",
            "want",
            "try",
            "remember",
            "be",
            "go",
            "start",
            "begin",
            "use",
        )
        thing = clause.object
        if never or (thing is not None and (thing.i > child.i or thing.lemma.lower() in AIMS)):
            return  # "do not rely on the rope to climb", "take the time to rest"
        if not leads and len(below) >= 3:
            yield _Part("why", below, trimmed(child, examples=True), Kind.CAUSE)


def _explains(verb: Token) -> bool:
    modal = verb.child("aux")
    return verb.lemma in ("be", "have", "need", "contain", "lack") or (
        modal is not None and modal.lower in ("can", "will", "may", "might")
    )


def _prepositional(verb: Token, prep: Token, below: list[Token]) -> Iterator[_Part]:
    noun = prep.child("pobj")
    inner = prep.child("pcomp")
    word = prep.lower
    if noun is None and inner is None:
        return
    if word in ("before", "after", "during", "upon"):
        yield _Part("when", below, below)
    elif word == "within" and noun is not None and _is_duration(noun):
        yield _Part("within what time", below, trimmed(noun))
    elif word == "by" and inner is not None and inner.tag == "VBG":
        yield _Part("how", below, trimmed(prep, examples=True), Kind.CAUSE)
    elif word == "by" and noun is not None and noun.ent in ("DATE", "TIME"):
        yield _Part("by when", below, trimmed(noun))
    elif word == "until":
        yield _Part("how long", below, below)
    elif word == "for" and noun is not None and _is_duration(noun):
        yield _Part("how long", below, trimmed(noun))
    elif word in ("to", "at") and noun is not None and _is_temperature(noun):
        yield _Part(f"{word} what temperature", below, trimmed(noun))
    elif (
        word == "with"
        and noun is not None
        and verb.lemma in _COVERING
        and verb.child("prt") is None
        and noun.lemma not in ("care", "time")
    ):
        yield _Part("with what", below, trimmed(noun))
    elif word in _PLACES and noun is not None and verb.lemma in _PLACING and noun.pos in ("NOUN", "PROPN"):
        if noun.lemma in (
            "mind",
            "place",
            "touch",
            "advance",
            "order",
            "time",
            "case",
            "way",
            "rest",
            "side",
        ):
            return
        somewhere = [t for t in verb.rights if t.lower == "somewhere"]
        yield _Part("where", [*somewhere, *below], [*somewhere, *trimmed(prep)])
    elif noun is not None and word in _GOVERNED.get(verb.lemma, ()) and noun.pos in ("NOUN", "PROPN"):
        named = noun.lemma.lower() in _PEOPLE or noun.ent == "PERSON"
        if not named and verb.lemma in _TO_SOMEBODY:
            return  # a person or an office?
        yield _Part(f"{word} {'whom' if named else 'what'}", below, trimmed(noun, examples=True))
    elif word == "in" and noun is not None and noun.lower == "terms" and verb.lemma in _RANKING:
        of = noun.child("prep")
        scale = of.child("pobj") if of is not None and of.lower == "of" else None
        if scale is not None and len(scale.subtree()) > 1:
            yield _Part("in terms of what", below, trimmed(scale))


def _is_duration(noun: Token) -> bool:
    if noun.lemma.lower() not in _TIME:
        return False
    before = noun.children
    return any(
        t.dep == "nummod" or t.lower in ("a", "an", "another", "few", "several", "first") for t in before
    )


def _is_temperature(noun: Token) -> bool:
    words = {t.lower for t in noun.subtree()} | {noun.lemma.lower()}
    return bool(words & _DEGREES) and any(t.pos == "NUM" or t.text[0].isdigit() for t in noun.subtree())


def _amount(clause: Clause) -> Iterator[_Part]:
    """ "Add two cups of flour to the bowl" → How much flour should you add to the bowl?"""
    measure = clause.object
    if measure is None or measure.lemma.lower() not in _MEASURES or measure.child("conj") is not None:
        return
    of = next((t for t in measure.all("prep") if t.lower == "of"), None)
    thing = of.child("pobj") if of is not None else None
    if thing is None or of is None or thing.child("conj") is not None or measure.child("nummod") is None:
        return
    name = clause.sentence.slice(trimmed(thing))
    inside = set(of.subtree())
    yield _Part(f"how much {name}", measure.subtree(), [t for t in trimmed(measure) if t not in inside])


def _first(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Ask the landlord before painting a wall" → What should you do before painting a wall?"""
    if clause.negation is not None:
        return
    for child in clause.verb.rights:
        below = child.subtree()
        word = below[0].lower
        acting = child.child("pcomp") is not None if child.dep == "prep" else child.dep == "advcl"
        if (
            word not in ("before", "after")
            or not acting
            or below[-1].next() is None
            or len(content_of(below)) < 2
        ):
            continue
        occasion = renderer.text(below)
        kept = [clause.verb, *core(clause, below)]
        answer = plainly(kept, renderer, below)
        if not occasion or not answer or len(content_of(kept)) < 2 or len(answer.split()) > _LONGEST_ANSWER:
            continue
        answer = capitalize(answer)
        yield replace(
            make(
                view,
                passage,
                sentence,
                rule="instructions",
                kind=Kind.FACT,
                question=f"What should you do {occasion}?",
                answer=answer,
                fact=(occasion, clause.verb.lemma, word),
                answer_type="instruction",
                weight=1.1,
            ),
            context="" if view.knowledge.narrative else topic(view, answer),
        )
