"""How much, how many, what share: clauses with an amount of money, a percentage or a count."""

from collections.abc import Iterator

from leadquiz.generate.clause import (
    Clause,
    ask,
    ask_subject,
    core,
    is_run,
    is_torn,
    noun_phrase,
    question,
    trimmed,
)
from leadquiz.generate.dates import Grain, find_dates, paired
from leadquiz.generate.lexicon import bag
from leadquiz.generate.quantities import (
    UNITS,
    Measure,
    Quantity,
    find_quantities,
    is_bounded,
    is_number_of_one,
    unit_of,
)
from leadquiz.generate.references import Renderer, decapitalize
from leadquiz.generate.rules.base import clauses_of, fact_of, make
from leadquiz.generate.rules.scenes import is_whole_figure, scene
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_SAMPLING = bag("survey interview poll sample question ask recruit")
_UNITS = bag("year month week day hour minute second decade century mile kilometre kilometer metre meter")
_PASSING = bag("pass elapse remain go be")
_MONEY = bag("dollar pound cent euro franc mark penny shilling rupee rouble yen yuan crown krone kroner peso")
_FEW = bag("two three 2 3 both")
_SMALL = bag("two three four five six seven eight nine ten 2 3 4 5 6 7 8 9 10")
# Worth counting although few.
_COUNTED = bag(
    "time child son daughter founder cofounder country employee friend company store school student branch "
    "satellite moon planet chamber bone"
)


def amounts(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each amount that a clause states of something named."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        for quantity in find_quantities(sentence):
            if quantity.head in clause.tokens and not paired(quantity.tokens):
                yield from _amount(view, passage, sentence, clause, quantity, renderer)
        yield from _age(view, passage, sentence, clause, renderer)
        yield from _times(view, passage, sentence, clause, renderer)


def _amount(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    quantity: Quantity,
    renderer: Renderer,
) -> Iterator[Candidate]:
    before = quantity.tokens[0].previous()
    if clause.negation is not None or quantity.text.lower().startswith("minus "):
        return
    if clause.verb.lemma in _SAMPLING and quantity.measure is Measure.COUNT:
        return  # how many were asked, not what they said
    if any(date.head is clause.subject for date in find_dates(sentence)) or is_bounded(quantity):
        return
    if before is not None and before.lower == "from" and " to " in quantity.text:
        return  # both ends of a change
    counted = _counted(quantity)
    gone = [*quantity.tokens, *(counted.subtree() if counted is not None else ())]
    if is_torn(clause, core(clause, gone), gone):
        return
    text = _question(clause, quantity, renderer)
    if text:
        text = _in_its_scene(text, clause, quantity, renderer)
    if not text or not is_whole_figure(text, clause, quantity, renderer, passage.block.first):
        return
    answer = quantity.text
    noun = _counted(quantity)
    if noun is not None and noun.lemma in _UNITS:
        answer = f"{quantity.text} {noun.text}"
    yield make(
        view,
        passage,
        sentence,
        rule="amounts",
        kind=Kind.FACT,
        question=text,
        answer=answer,
        fact=fact_of(clause, renderer),
        answer_type=quantity.measure.value,
        weight=1.1,
    )


def _in_its_scene(text: str, clause: Clause, quantity: Quantity, renderer: Renderer) -> str | None:
    """The question with what stands in front of the clause and limits it: "at the time of the sale"."""
    inside = set(quantity.tokens)
    where = scene(clause, [t for t in clause.verb.lefts if inside & set(t.subtree())], renderer)
    if where is None:
        return None
    return text if not where or where.lower() in text.lower() else f"{text.removesuffix('?')} {where}?"


def _age(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "at the age of 12" → At what age …?"""
    for prep in clause.verb.all("prep"):
        noun = prep.child("pobj")
        of = noun.child("prep") if noun is not None and noun.lemma == "age" else None
        number = of.child("pobj") if of is not None and of.lower == "of" else None
        if number is None or number.pos != "NUM" or prep.lower not in ("at", "by", "from", "before"):
            continue
        text = ask(f"{prep.lower} what age", clause, renderer, without=prep.subtree())
        if text:
            yield make(
                view,
                passage,
                sentence,
                rule="amounts",
                kind=Kind.FACT,
                question=text,
                answer=number.text,
                fact=(*fact_of(clause, renderer), "age"),
                answer_type="age",
            )


_OFTEN = bag("once twice thrice")


def _times(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "failed twice", "not just once, but twice", "three times" → How many times …?"""
    gone: list[Token] = []
    answer = ""
    for token in clause.verb.rights:
        below = token.subtree()
        said = [t for t in below if t.lower in _OFTEN]
        if below[-1].lemma in _UNITS:
            continue  # "twice a year": how often, not how many times
        if token.dep in ("advmod", "npadvmod", "conj") and said and len(below) <= 4:
            answer, gone = said[-1].text, [*gone, *below]
        elif token.dep == "npadvmod" and token.lemma == "time" and [t.pos for t in below] == ["NUM", "NOUN"]:
            answer, gone = renderer.text(below) or "", [*gone, *below]
    if not answer or answer == "once":
        return
    text = ask("how many times", clause, renderer, without=gone)
    if text:
        yield make(
            view,
            passage,
            sentence,
            rule="amounts",
            kind=Kind.FACT,
            question=text,
            answer=answer,
            fact=(*fact_of(clause, renderer), "times"),
            answer_type="times",
        )


def _counted(quantity: Quantity) -> Token | None:
    """The noun that the number counts."""
    head = quantity.head
    if head.dep in ("nummod", "compound", "quantmod", "amod", "nmod") and head.head.tag in (
        "NNS",
        "NN",
        "NNPS",
    ):
        return head.head
    return None


def _question(clause: Clause, quantity: Quantity, renderer: Renderer) -> str | None:
    head, before = quantity.head, quantity.tokens[0].previous()
    if quantity.measure is Measure.MONEY:
        return _money(clause, quantity, renderer)
    if quantity.measure is Measure.PERCENT:
        return _percent(clause, quantity, "what percentage", renderer)
    if quantity.measure is Measure.SHARE:
        if before is not None and before.lower in (
            "first",
            "second",
            "last",
            "other",
            "latter",
            "lower",
            "upper",
        ):
            return None  # "the first half of the year": when, not how much
        return _percent(clause, quantity, "what share", renderer)
    noun = _counted(quantity)
    if noun is None or noun.head is noun or noun.dep in ("compound", "npadvmod", "nmod"):
        return None
    if noun.lemma.lower() in _MONEY:
        return None  # "four hundred dollars": no count
    if quantity.text.lower() in _FEW and noun.lemma not in _UNITS:
        return None
    if any(t.lower in ("next", "last", "past", "first", "other", "another") for t in noun.lefts) or any(
        t.lower in ("only", "just", "even", "merely", "barely") for t in noun.subtree()
    ):
        return None
    if quantity.text.lower() in _SMALL and noun.lemma not in _UNITS and noun.lemma.lower() not in _COUNTED:
        return None
    if head.i > noun.i or noun.lemma in ("one", "%", "percent"):
        return None
    unit = unit_of(quantity)
    if is_number_of_one(quantity) or quantity.text.lower() in ("1", "one"):
        return None
    if (unit is not None and _leads_on(unit)) or noun.text.endswith("."):
        return None
    if noun is not clause.subject and any(t.dep in ("advmod", "npadvmod") for t in noun.rights):
        return None  # "500 men south": where to, not which
    if any(t.lower in ("a", "an") and t.i < quantity.tokens[0].i for t in noun.lefts):
        return None  # "at a steady four miles an hour"
    if any(t.text in (",", ";", ":", "(") for t in noun.sentence.tokens[quantity.tokens[-1].i : noun.i]):
        return None  # "61 per cent, the readers …": the number counts nothing
    return _around(clause, noun, quantity, "how many", renderer)


def _leads_on(unit: Token) -> bool:
    """ "the 1,600 mm (5 ft) broad gauge": a size of something else."""
    tokens = unit.sentence.tokens[unit.i + 1 :]
    if tokens and tokens[0].text == "(":
        closing = next((n for n, t in enumerate(tokens) if t.text == ")"), len(tokens))
        tokens = tokens[closing + 1 :]
        return bool(tokens) and tokens[0].pos in ("NOUN", "ADJ")
    return bool(tokens) and tokens[0].pos == "NOUN"


def _around(clause: Clause, noun: Token, quantity: Quantity, words: str, renderer: Renderer) -> str | None:
    """A question for a counted noun in any place of the clause."""
    gone = set(quantity.tokens)
    if clause.subject is not None and clause.subject.dep == "expl" and noun is clause.complement("attr"):
        return _existing(clause, noun, words, gone, renderer)
    if any(t.dep == "poss" for t in noun.children) or clause.copular:
        return None
    if noun is clause.subject and noun.lemma in _UNITS:
        return None  # "three days leave for …", "four years have passed": since when?
    if noun is clause.subject and not clause.relative:
        phrase = renderer.text([t for t in trimmed(noun) if t not in gone and not _is_leading(t, noun)])
        return ask_subject(f"{words} {phrase}", clause, renderer, plural=True) if phrase else None
    phrase_tokens = [t for t in noun_phrase(noun) if t not in gone and not _is_leading(t, noun)]
    phrase = renderer.text(phrase_tokens)
    if not phrase:
        return None
    whole = list(trimmed(noun))
    if (member := _member(noun, clause, gone, renderer)) is not None:
        return (
            ask(f"{words} {member}", clause, renderer, without=clause.object.subtree())
            if (member and clause.object is not None)
            else None
        )
    if noun is clause.object and not _coordinated(noun):
        return ask(f"{words} {phrase}", clause, renderer, without=[*whole, *quantity.tokens])
    prep = noun.head
    if noun.dep == "pobj" and prep.dep == "agent" and prep.head is clause.verb and not _coordinated(noun):
        return ask(f"by {words} {phrase}", clause, renderer, without=[*prep.subtree()])
    if noun.dep == "pobj" and prep.head is clause.verb and prep.i > clause.verb.i:
        if _coordinated(noun) or (prep.lower in ("by",) and noun.lemma not in _UNITS):
            return None
        if prep.lower in ("after", "within", "over", "before") and noun.lemma not in _UNITS:
            return None
        return ask(
            f"{prep.lower} {words} {phrase}", clause, renderer, without=[prep, *whole, *quantity.tokens]
        )
    return None


def _member(noun: Token, clause: Clause, gone: set[Token], renderer: Renderer) -> str | None:
    """ "20 days of leave and 11 holidays": one of counted things without the other; None where there is but one."""
    first = clause.object
    if first is None:
        return None
    if noun is not first and (noun.dep != "conj" or noun.head is not first):
        return None
    others = [t for t in first.all("conj") if t.pos in ("NOUN", "PROPN")]
    if not others or any(t.child("nummod") is None for t in (first, *others)):
        return None
    joints = [t.i for t in first.children if t.dep == "cc"]
    if len(joints) != 1 or len(others) != 1:
        return None
    if any(t.dep == "prep" and t.lower != "of" for t in others[0].subtree()):
        return ""  # "20 clerks and 30 smiths in Oslo": said of both
    side = [t for t in noun.subtree() if (t.i < joints[0]) == (noun.i < joints[0])]
    if any(t.dep == "relcl" or t.text in ",;:(—–" for t in first.subtree()):
        return None
    return renderer.text([t for t in side if t not in gone and not _is_leading(t, noun)]) or ""


def _is_leading(token: Token, noun: Token) -> bool:
    """Whether the token is the noun's own article."""
    return token.dep == "det" and token.head is noun


def _existing(clause: Clause, noun: Token, words: str, gone: set[Token], renderer: Renderer) -> str | None:
    """ "There were 278.5 million orders generated in …" → How many orders were generated in …?"""
    rest = [t for t in clause.tokens if t.i > noun.i and t.text not in ".!"]
    if noun.lemma in UNITS:
        return None  # "there are 360 degrees in a circle": known to whoever knows the unit
    head = [t for t in noun.subtree() if t.i <= noun.i and t not in gone and t.dep != "det"]
    phrase, tail = renderer.text(head), renderer.text(rest)
    participle = noun.child("acl")
    if not phrase or not tail or len(rest) < 3:
        return None
    if participle is not None and participle.tag == "VBN" and participle.i == noun.i + 1:
        return question(f"{words} {phrase} {clause.verb.lower} {tail}")
    return question(f"{words} {phrase} {clause.verb.lower} there {tail}")


def _coordinated(noun: Token) -> bool:
    return noun.child("conj") is not None


def _money(clause: Clause, quantity: Quantity, renderer: Renderer) -> str | None:
    head = quantity.head
    verb = clause.verb
    inside = list(quantity.tokens)
    record = [
        t for t in clause.tokens if t.lower in ("a", "record") and t.i in (inside[0].i - 1, inside[0].i - 2)
    ]
    if head is clause.object or (head.dep in ("dobj", "npadvmod", "attr", "oprd") and head.head is verb):
        if verb.lemma == "be":
            return None
        return _with_occasion("how much", clause, [*inside, *record], renderer)
    if head.dep == "pobj" and head.head.i > verb.i:
        prep = head.head
        owner = prep.head
        if owner is not verb and owner is not clause.object:
            return None
        if prep.lower in ("for", "at"):
            return ask(f"{prep.lower} how much", clause, renderer, without=[prep, *inside])
        if prep.lower == "of" and owner is clause.object and owner.lemma in _VALUES:
            phrase = renderer.text(
                [t for t in noun_phrase(owner) if t is not prep and t not in inside and t.dep != "det"]
            )
            if phrase:
                return ask(f"how large a {phrase}", clause, renderer, without=[*trimmed(owner), *inside])
        if prep.lower in ("to", "by") and verb.lemma in (
            "rise",
            "grow",
            "increase",
            "fall",
            "drop",
            "reduce",
            "cut",
        ):
            return ask(f"{prep.lower} how much", clause, renderer, without=[prep, *inside])
    return None


def _with_occasion(wh: str, clause: Clause, gone: list[Token], renderer: Renderer) -> str | None:
    """The question with the date of the main clause, where an aside says nothing else: "… raise in 2014?"."""
    kept = core(clause, gone)
    dates = find_dates(clause.sentence)
    opening = clause.sentence.tokens[0]
    if (
        len(dates) == 1
        and clause.verb.is_root
        and dates[0].head.head is opening
        and opening.lower in ("in", "by")
    ):
        when = "".join(t.text + " " for t in (opening, *dates[0].tokens)).strip()
        return ask(wh, clause, renderer, without=gone, tail=decapitalize(when))
    if kept:
        return ask(wh, clause, renderer, without=gone) or _without_unknown(wh, clause, gone, renderer)
    if clause.finite is not None and len(dates) == 1 and dates[0].grain in (Grain.YEAR, Grain.MONTH):
        return ask(wh, clause, renderer, without=gone, tail=f"in {dates[0].text}")
    subject = clause.subject
    if subject is None or len(clause.subject_tokens) < 3 or subject.pos != "NOUN":
        return None  # "How much did Alibaba raise?": when and for what?
    return ask(wh, clause, renderer, without=gone)


def _without_unknown(wh: str, clause: Clause, gone: list[Token], renderer: Renderer) -> str | None:
    """The question without a last phrase that speaks of something unknown, where a name is left behind the verb."""
    kept = core(clause, gone)
    preps = (t for t in kept if t.dep == "prep" and t.lower != "of" and kept and t.subtree()[-1] is kept[-1])
    last = next((t for t in preps if renderer.text(t.subtree()) is None), None)
    if last is None or not gone or last.i < gone[-1].i:
        return None
    less = [*gone, *last.subtree()]
    return ask(wh, clause, renderer, without=less) if renderer.names.find(core(clause, less)) else None


_VALUES = bag(
    "valuation fine investment loan penalty profit loss debt revenue stake fund donation grant salary budget"
)


def _percent(clause: Clause, quantity: Quantity, words: str, renderer: Renderer) -> str | None:
    head = quantity.head
    inside = list(quantity.tokens)
    if head is clause.subject:
        of = head.child("prep")
        if of is None or of.lower != "of":
            return None
        said = [t for prep in head.all("prep") for t in prep.subtree()]
        sure = clause.speaker is None and said[-1].next() is clause.verb
        if not is_run(said) or (len(head.all("prep")) > 1 and not sure):
            return None  # "30 % of the girls | in the ports": of whom?
        phrase = renderer.text(said)
        return ask_subject(f"{words} {phrase}", clause, renderer) if phrase else None
    if head is clause.object or (head.head is clause.verb and head.dep in ("npadvmod", "attr")):
        after = quantity.tokens[-1].next()
        of = head.child("prep") or after
        if of is not None and of.lower == "of" and of.i == quantity.tokens[-1].i + 1:
            phrase = renderer.text(list(trimmed(of)))
            return (
                ask(f"{words} {phrase}", clause, renderer, without=[*inside, *of.subtree()])
                if phrase
                else None
            )
        return None  # "contributes 2 per cent": of what?
    if head.dep == "pobj" and head.head.head is clause.verb and head.head.i > clause.verb.i:
        prep = head.head
        if prep.lower in ("by", "to", "at") and head.child("prep") is None:
            return ask(f"{prep.lower} {words}", clause, renderer, without=[prep, *inside])
    if head.dep in ("compound", "nummod", "amod", "nmod") and head.head is clause.object:
        noun = head.head
        if noun.i < head.i or any(
            t.pos == "PUNCT" for t in noun.sentence.tokens[quantity.tokens[-1].i + 1 : noun.i]
        ):
            return None
        if (article := noun.child("det")) is not None and article.lower in ("a", "an"):
            return None  # "a 40% stake in Velotech": asked with all that it is a share of
        phrase = renderer.text(
            [
                t
                for t in noun_phrase(noun)
                if t not in inside and t.dep not in ("det", "punct") and not _hangs(t, noun)
            ]
        )
        rest = [t for t in trimmed(noun) if not _hangs(t, noun)]
        if phrase:
            return ask(f"{words} {phrase}", clause, renderer, without=[*inside, *rest])
    return None


def _hangs(token: Token, noun: Token) -> bool:
    """Whether a token belongs to a prepositional phrase of the noun."""
    while token is not noun and not token.is_root:
        if token.dep == "prep" and token.head is noun:
            return True
        token = token.head
    return False
