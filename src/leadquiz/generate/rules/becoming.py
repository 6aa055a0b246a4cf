"""What somebody became or was made: posts, records and firsts."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, ask, core, is_whole, setting, statement, subject_text, trimmed
from leadquiz.generate.dates import find_dates
from leadquiz.generate.events import events_of, hedged
from leadquiz.generate.gates import is_vague
from leadquiz.generate.lexicon import HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import fact_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import GAP, Candidate, Kind

_APPOINTING = bag("appoint elect name promote crown nominate")
_FIRSTS = bag("first second third fourth fifth only last youngest oldest")


def becoming(view: SectionView) -> Iterator[Candidate]:
    """Candidates for "became N", "was appointed N", "becoming the first N", "making it the largest N"."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in events_of(view):
        if clause.negation is not None or clause.speaker is not None or clause.modal is not None:
            continue
        if clause.subject is None or hedged(clause.verb):
            continue
        if clause.verb.lemma == "become" and clause.finite is None:
            yield from _became(view, passage, sentence, clause, renderer)
        elif clause.verb.lemma in _APPOINTING:
            yield from _appointed(view, passage, sentence, clause, renderer)
        if clause.finite is None and clause.verb.is_root:
            yield from _records(view, passage, sentence, clause, renderer)


def _became(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "In 1979 Tom Hill became chief executive" → What did Tom Hill become in 1979?"""
    noun = clause.complement("attr")
    if noun is None or noun.i < clause.verb.i:
        return
    tokens = trimmed(noun)
    gone = noun.subtree()
    opening = setting(clause, gone)
    inside = {*core(clause, gone), *opening}
    dated = any(d.tokens[0] in inside for d in find_dates(sentence))
    special = _is_special(noun, tokens)
    if not dated and not special:
        return
    if not _is_known(clause, renderer) or not _tells(noun, tokens) or not is_whole(tokens):
        return
    behind = tokens[-1].next()
    if behind is not None and (
        behind.tag in ("VBN", "VBD", "VBG", "WDT", "WP") or behind.lower in ("to", "that")
    ):
        return  # "the first woman awarded a patent"
    if not dated and not inside and clause.subject is not None:
        name = renderer.names.at(clause.subject)
        if name is None or renderer.names.said_more_than(8, name.canonical):
            return  # somebody of whom the text says much became many things
    yield from _asked(view, passage, sentence, clause, "became", tokens, gone)


def _appointed(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "was appointed head of research in 1990" → To which position was … appointed in 1990?"""
    noun = clause.verb.child("oprd", "attr") or (clause.verb.child("dobj") if clause.passive else None)
    if noun is None:
        prep = next(
            (p for p in clause.verb.all("prep") if p.lower in ("as", "to") and p.i > clause.verb.i), None
        )
        noun = prep.child("pobj") if prep is not None else None
        gone = prep.subtree() if prep is not None else []
    else:
        gone = noun.subtree()
    if noun is None or noun.i < clause.verb.i:
        return
    if not (_is_known(clause, renderer) or renderer.names.find(core(clause, gone))):
        return
    if renderer.names.noun_type(noun.lemma) != PERSON and noun.lemma not in ("chief", "head", "member"):
        return
    tokens = trimmed(noun)
    opening = setting(clause, gone)
    inside = {*core(clause, gone), *opening}
    if not any(d.tokens[0] in inside for d in find_dates(sentence)) and not renderer.names.find(inside):
        return
    if is_whole(tokens):
        yield from _asked(view, passage, sentence, clause, "appointed", tokens, gone)


# By rule: how it asks, the argument that it asks for, and its weight.
_FORMS = {"became": ("what", "attr", 0.8), "appointed": ("to which position", "oprd", 0.95)}


def _asked(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    rule: str,
    tokens: Sequence[Token],
    gone: Sequence[Token],
) -> Iterator[Candidate]:
    """What stands behind the verb, asked with the setting that opens the sentence at the end."""
    renderer = Renderer.of(view)
    word, argument, weight = _FORMS[rule]
    answer = renderer.text(tokens, before=clause.subject_tokens)
    said = renderer.text(setting(clause, gone))
    if not answer or said is None:
        return
    text = ask(word, clause, renderer, without=gone, tail=decapitalize(said))
    if not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule=rule,
        kind=Kind.FACT,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), argument),
        answer_type="phrase",
        weight=weight,
    )


def _records(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "…, becoming the first country to …", "…, making it the largest …": the record behind a gap."""
    for verb in clause.verb.all("advcl"):
        mark = verb.previous()
        if verb.tag != "VBG" or verb.i < clause.verb.i or mark is None or mark.text != ",":
            continue
        if verb.lemma == "become":
            noun = verb.child("attr")
            between: list[Token] = []
        elif verb.lemma == "make":
            noun = verb.child("ccomp", "oprd")
            if noun is None or noun.pos not in ("NOUN", "PROPN"):
                continue
            between = [t for t in sentence.tokens if verb.i < t.i < noun.subtree()[0].i]
            subject = noun.child("nsubj")
            between += subject.subtree() if subject is not None and not between else []
        else:
            continue
        if noun is None:
            continue
        whole = trimmed(noun)
        then = _at_the_time(noun)
        tokens = [t for t in whole if t not in between and t not in then and t.i > verb.i]
        if not tokens or not _is_special(noun, tokens) or not _tells(noun, tokens) or not is_whole(tokens):
            continue
        if len(tokens) > 12 or not (_is_known(clause, renderer) or renderer.names.find(core(clause))):
            continue
        subject_said = subject_text(clause, renderer)
        group = [*clause.auxiliaries, clause.verb]
        opening = setting(clause)
        lead = renderer.text(opening)
        body = renderer.text([*group, *core(clause)], before=clause.subject_tokens)
        behind = renderer.text(between, before=[*clause.subject_tokens, *core(clause)])
        answer = renderer.text(tokens, before=clause.subject_tokens)
        if not subject_said or not body or behind is None or lead is None or not answer:
            continue
        if len(between) > 4 or (verb.lemma == "make" and not behind):
            continue
        start = f"{lead}, " if lead else ""
        text = statement(
            f"{start}{subject_said} {body}, {verb.text} {behind} {GAP}{' at the time' if then else ''}"
        )
        yield make(
            view,
            passage,
            sentence,
            rule="records",
            kind=Kind.CLOZE,
            question=text,
            answer=answer,
            fact=(head_key(clause.subject, renderer), "become", noun.lemma),
            answer_type="phrase",
            weight=1.3,
        )


def _at_the_time(noun: Token) -> list[Token]:
    """ "The largest in history | at the time": of the event that the sentence tells."""
    for prep in noun.all("prep"):
        words = prep.subtree()
        if [t.lower for t in words] == ["at", "the", "time"]:
            return words
    return []


def _is_special(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether the words say a rank that only one can have: the first, the largest."""
    ranked = any(t.tag in ("JJS", "RBS") or t.lower in _FIRSTS for t in tokens if t.i < noun.i)
    return ranked and tokens[0].lower not in ("one", "a", "an", "among")


def _tells(noun: Token, tokens: Sequence[Token]) -> bool:
    if noun.lemma.lower() in HOLLOW or noun.pos not in ("NOUN", "PROPN") or noun.dep == "conj":
        return False
    if noun.child("conj") is not None:
        return False
    telling = [t for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and not is_vague(t.lower)]
    return len(telling) >= 2 and not any(t.lower in ("one", "part", "among", "such") for t in tokens[:1])


def _is_known(clause: Clause, renderer: Renderer) -> bool:
    """Whether the subject is, or stands for, a name."""
    subject = clause.subject
    if subject is None:
        return False
    reference = renderer.reference(subject)
    if reference is not None:
        return bool(reference.text)
    return bool(renderer.names.find(clause.subject_tokens))
