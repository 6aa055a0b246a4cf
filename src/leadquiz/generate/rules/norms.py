"""Rules that a text lays down: what must be done on an occasion, what a thing must be, who may, what the limit is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from leadquiz.generate.asking import is_people
from leadquiz.generate.clause import (
    Clause,
    ask,
    ask_subject,
    clauses,
    core,
    inverted,
    is_run,
    is_whole,
    mid_sentence,
    question,
    subject_text,
    trimmed,
)
from leadquiz.generate.directives import directives, plainly, speaks_to_reader, topic
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import content_of, granted_clauses_of, is_exercise, make
from leadquiz.generate.rules.conditions import leading
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_OBLIGING = bag("must should")
_GRANTING = bag(
    "allow permit encourage require entitle expect oblige authorize authorise forbid prohibit ban exempt"
)
_STATES = bag("eligible entitled welcome exempt free responsible liable qualified obliged")
_EVERYBODY = bag("everyone everybody anyone anybody all every only both nobody")
_NOBODY = bag("some many most other another any such these those this that neither either few several each")
_KNOWING = bag("know realize realise recognize recognise understand forget remember learn discover")
_LONGEST_ANSWER = 28  # words
_LONGEST_OCCASION = 16
_MOST_SUBJECT = 10
_NEXT = bag("then next finally afterwards also secondly lastly")
_STOPS = ';:—–()[]"“”…'


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str | None
    answer: str | None
    role: str
    kind: Kind = Kind.CAUSE
    weight: float = 0.95


def norms(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each rule of a text that lays down rules."""
    if view.knowledge.narrative or is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence, clause in granted_clauses_of(view):
        if clause.relative or clause.speaker is not None or clause.finite is not None:
            continue
        for form in (_on_occasion, _must_be, _who_may, _required, _excluded, _object, _lawful):
            found = form(clause, renderer)
            if found is not None and found.question and found.answer:
                yield _made(view, passage, sentence, clause, found)
                break
    for passage, sentence in passages_with(view):
        if any(t.lower == "without" for t in sentence.tokens):
            for clause in clauses(sentence):
                found = _not_without(clause, renderer)
                if found is not None and found.question and found.answer:
                    yield _made(view, passage, sentence, clause, found)
        if found := _limit(sentence, renderer):
            yield _made(view, passage, sentence, None, found)
        if found := _in_case(sentence, renderer):
            yield _made(view, passage, sentence, None, found)
        for clause in directives(sentence):
            found = _ordered(passage, clause, renderer)
            if found is not None and found.question and found.answer:
                made = _made(view, passage, sentence, None, found)
                yield replace(made, context=topic(view, found.answer))
            break


def _made(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause | None, found: _Asked
) -> Candidate:
    subject = clause.subject.lemma if clause is not None and clause.subject is not None else ""
    verb = clause.verb.lemma if clause is not None else sentence.root.lemma
    return make(
        view,
        passage,
        sentence,
        rule="norms",
        kind=found.kind,
        question=found.question or "",
        answer=capitalize(found.answer or ""),
        fact=(subject, verb, found.role),
        answer_type="claim" if found.kind is Kind.CAUSE else "phrase",
        weight=found.weight,
    )


# ------------------------------------------------------------------------------------------- occasions


def _occasion(verb: Token, first: Token, renderer: Renderer) -> str:
    """ "Before the tank is filled", "To win the claim": the phrase at the head of a sentence up to its comma."""
    for child in verb.lefts:
        words = child.subtree()
        opening = words[0].lower
        if words[0].i > 0 or child.dep not in ("advcl", "prep"):
            continue
        purpose = child.tag == "VB" and (
            opening == "to" or [t.lower for t in words[:3]] == ["in", "order", "to"]
        )
        acting = opening in ("before", "after", "instead", "rather") and (
            child.dep == "advcl" or child.child("pcomp") is not None
        )
        if not purpose and not acting:
            continue
        behind = first.sentence.tokens[words[-1].i + 1 : first.i]
        if [t.text for t in behind if t.lower not in ("then", "please")] != [","]:
            return ""
        aside = any(t.dep == "relcl" and _turns(t.subtree()[0]) for t in words)
        kept = [t for t in words if t in set(trimmed(child))] if aside else words
        while kept and kept[-1].text == ",":
            kept = kept[:-1]
        rest = words[len(kept) :]
        if (
            not is_run(kept)
            or len(kept) > _LONGEST_OCCASION
            or any(t.text in _STOPS or t.text == "," for t in kept)
        ):
            return ""
        if rest and not (rest[0].text == "," and len(rest) > 1 and rest[1].tag == "WDT"):
            return ""
        if len(content_of(kept)) < 2:
            return ""
        text = mid_sentence(kept, renderer) or (plainly(kept, renderer) or "")
        return decapitalize(text) if text and kept[0].pos in ("PART", "SCONJ", "ADP", "ADV") else text
    return ""


def _deed(start: int, sentence: Sentence, verb: Token) -> list[Token] | None:
    """The words from here to the end of the sentence, or to where a clause with its own subject joins on."""
    end = len(sentence.tokens)
    for other in verb.all("conj"):
        if other.child("nsubj", "nsubjpass", "expl") is not None and other.child("mark") is None:
            end = min(end, other.subtree()[0].i)
    run = sentence.tokens[start:end]
    while run and (run[-1].pos == "PUNCT" or run[-1].dep in ("cc", "punct")):
        run = run[:-1]
    if len(run) > _LONGEST_ANSWER:
        run = _shorter(run)
    if not run or any(t.text in _STOPS for t in run):
        return None
    if sentence.tokens[-1].text not in ".!" or len(content_of(run)) < 2:
        return None
    return None if any(_turns(t) for t in run) else run


def _shorter(run: list[Token]) -> list[Token]:
    """Without the further clauses with "that" which a long sentence ends with."""
    cuts = [t.i for t in run if t.text == "," and (after := t.next()) is not None and after.lower == "that"]
    return [t for t in run if not cuts or t.i < cuts[0]]


def _turns(token: Token) -> bool:
    """Whether a second statement begins here: ", which …", ", but it …"."""
    before, after = token.previous(), token.next()
    if before is None or before.text != "," or after is None:
        return False
    if token.lower == "but":
        return after.pos not in ("ADP", "SCONJ", "ADV")
    return token.lower in ("which", "so", "while", "whereas")


def _is_named(clause: Clause) -> bool:
    """Whether the subject says by itself who or what is meant."""
    subject = clause.subject
    return (
        subject is not None
        and subject.pos in ("NOUN", "PROPN")
        and bool(clause.subject_tokens)
        and clause.subject_tokens[0].lower not in _NOBODY
        and len(clause.subject_tokens) <= _MOST_SUBJECT
    )


def _on_occasion(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "To win the claim, the tenant must show a receipt" → What must the tenant do to win the claim?"""
    modal = clause.modal
    subject = clause.subject
    if subject is None or not clause.verb.is_root or not clause.subject_tokens:
        return None
    obliged = clause.verb.child("xcomp") if clause.verb.lemma in ("have", "need") else None
    if not (modal is not None and modal.lower in _OBLIGING) and obliged is None:
        return None
    if not _is_named(clause) and subject.lower != "you":
        return None
    when = _occasion(clause.verb, clause.subject_tokens[0], renderer)
    if not when:
        return None
    named = subject_text(clause, renderer)
    if not named:
        return None
    if obliged is not None:
        if modal is not None or clause.negation is not None or clause.verb.tag not in ("VBZ", "VBP"):
            return None
        to = obliged.child("aux")
        group = inverted(clause)
        if to is None or to.lower != "to" or to.i != clause.verb.i + 1 or group is None:
            return None
        if obliged.child("auxpass") is not None or obliged.lemma == "be":
            return None
        run = _deed(to.i + 1, clause.sentence, clause.verb)
        first = " first" if any(t.lower == "first" for t in clause.verb.lefts) else ""
        text = _timed(f"what {group.front} {named}{first} {clause.verb.lemma} to do", when)
    else:
        assert modal is not None
        if clause.copular or modal.i < subject.i or len(clause.auxiliaries) > 1 + clause.passive:
            return None
        never = " not" if clause.negation is not None else ""
        start = (clause.negation or modal).i + 1
        run = _deed(start, clause.sentence, clause.verb)
        if clause.passive:
            if never or run is None:
                return None
            run = [t for t in clause.sentence.tokens if clause.subject_tokens[0].i <= t.i <= run[-1].i]
            text = _timed(f"what {modal.lower} be done", when)
        else:
            text = _timed(f"what {modal.lower} {named}{never} do", when)
    answer = _said(run, clause, renderer)
    return _Asked(question(text), answer, "occasion") if answer else None


def _timed(asked: str, when: str) -> str:
    """The question with its occasion: an aim goes first, "To win the claim, what must …"."""
    return f"{when}, {asked}" if when.startswith(("to ", "in order ")) else f"{asked} {when}"


def _said(run: Sequence[Token] | None, clause: Clause, renderer: Renderer) -> str | None:
    if not run:
        return None
    text = renderer.text(run, before=[*clause.subject_tokens]) or plainly(
        run, renderer, clause.subject_tokens
    )
    return text if text and 2 <= len(text.split()) <= _LONGEST_ANSWER else None


def _ordered(passage: Passage, clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "To reset the clock, hold both keys" → What should you do to reset the clock?"""
    verb = clause.verb
    if not verb.is_root or clause.negation is not None or not renderer.view.knowledge.ask(speaks_to_reader):
        return None
    when = _occasion(verb, verb, renderer)
    if not when or _goes_on(passage, clause.sentence):
        return None
    run = _deed(verb.i, clause.sentence, verb)
    text = plainly(run, renderer) if run else None
    if not text or len(text.split()) > _LONGEST_ANSWER:
        return None
    return _Asked(question(_timed("what should you do", when)), text, "order")


def _goes_on(passage: Passage, sentence: Sentence) -> bool:
    """Whether the next sentence has more to do."""
    row = passage.sentences
    at = next((n for n, s in enumerate(row) if s is sentence), len(row))
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None:
        return passage.block.text.rstrip().endswith(":")
    return after.tokens[0].lower in _NEXT or after.root.tag == "VB" or after.text.rstrip().endswith(":")


# ------------------------------------------------------------------------------------------- what must be


def _must_be(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "The aim of a post should be to tell one idea" → What should the aim of a post be?"""
    modal, verb = clause.modal, clause.verb
    if modal is None or modal.lower not in _OBLIGING or not clause.copular or verb.lower != "be":
        return None
    if (
        len(clause.auxiliaries) > 1
        or clause.negation is not None
        or not _is_named(clause)
        or not verb.is_root
    ):
        return None
    state = next((t for t in verb.rights if t.dep in ("attr", "acomp", "xcomp")), None)
    if state is None:
        return None
    first = state.subtree()[0]
    if first.i != verb.i + 1 and not (
        first.i == verb.i + 2 and verb.sentence.tokens[verb.i + 1].lower == "only"
    ):
        return None
    if clause.subject_tokens[0].tag == "PRP$" or any(t.lower == "also" for t in verb.children):
        return None  # "your goal": of what? one of several
    joined = [t for t in verb.all("conj") if t.child("nsubj", "nsubjpass") is None]
    if joined and state.dep != "xcomp":
        return None
    run = _deed(verb.i + 1, clause.sentence, verb)
    if run is None or (state.dep == "acomp" and not _is_exact(state)):
        return None
    wh = "who" if state.dep == "attr" and _is_somebody(state, renderer) else "what"
    if clause.verb.lefts and any(t.dep in ("advcl", "prep") for t in clause.verb.lefts):
        return None  # on what occasion: not said by the question
    answer = renderer.text(run, before=clause.subject_tokens)
    if not answer or len(answer.split()) > _LONGEST_ANSWER or not is_whole(run):
        return None
    return _Asked(ask(wh, clause, renderer, without=run), answer, "be")


def _is_exact(state: Token) -> bool:
    """ "At least ten characters long", "fair, open and short": no single word of praise."""
    members = [state]
    for member in members:
        members.extend(member.all("conj"))
    return len(members) > 2 or any(t.pos == "NUM" for t in state.subtree())


_PERSONS = bag("someone somebody person people member citizen resident staff guest parent child")


def _is_somebody(noun: Token, renderer: Renderer) -> bool:
    return noun.lemma.lower() in _PERSONS or is_people(noun, renderer)


# ------------------------------------------------------------------------------------------- who may


def _who_may(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "All members are eligible to vote" → Who is eligible to vote?"""
    words = clause.subject_tokens
    subject = clause.subject
    if subject is None or not words or words[0].lower not in _EVERYBODY or not clause.verb.is_root:
        return None
    if len(words) < 2 or clause.negation is not None:
        return None
    modal = clause.modal
    state = clause.complement("acomp")
    granted = (
        (clause.passive and clause.verb.lemma in _GRANTING and clause.verb.child("xcomp") is not None)
        or (clause.copular and state is not None and state.lower in _STATES)
        or (modal is not None and modal.lower in ("may", "can", "must") and not clause.copular)
        or (words[0].lower == "only" and modal is not None and modal.lower in ("will", "should"))
    )
    people = subject.lower.startswith(("every", "any", "no")) or _is_somebody(subject, renderer)
    if not granted or not people or subject.child("relcl") is not None:
        return None
    if modal is not None and modal.lower == "can" and words[0].lower not in ("only", "both"):
        return None  # "anyone can make mistakes"
    kept = core(clause)
    behind = [t for t in clause.sentence.tokens if t.i > clause.verb.i]
    if any(t.text in _STOPS for t in behind) or len(content_of(kept)) < 2 or not is_whole(kept):
        return None
    answer = renderer.text(list(words))
    text = ask_subject("who", clause, renderer)
    return _Asked(text, answer, "who", Kind.FACT) if text and answer and len(answer.split()) <= 15 else None


# ------------------------------------------------------------------------------------------- what is required


def _required(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Speakers are not permitted to sign such forms" → What are speakers not permitted to do?"""
    verb = clause.verb
    deed = verb.child("xcomp")
    if (
        verb.lemma not in _RULING
        or not clause.passive
        or deed is None
        or deed.tag != "VB"
        or not verb.is_root
    ):
        return None
    if not _is_named(clause) or clause.modal is not None or len(clause.auxiliaries) > 1:
        return None
    if clause.auxiliaries[0].tag not in ("VBZ", "VBP") or deed.child("nsubj") is not None:
        return None
    to = deed.child("aux")
    if to is None or to.i != verb.i + 1 or deed.lemma == "be" or len(content_of(clause.subject_tokens)) < 1:
        return None
    if clause.subject is None or clause.subject.lemma.lower() in _MEANS or _hedged(clause):
        return None
    run = _deed(to.i + 1, clause.sentence, verb)
    answer = _said(run, clause, renderer)
    if not run or not answer or len(content_of(run)) < 3:
        return None
    gone = clause.sentence.tokens[to.i :]
    return _Asked(ask("what", clause, renderer, without=gone, tail="to do"), answer, "required")


_RULING = bag("require permit allow forbid prohibit oblige authorize authorise entitle")
_MEANS = bag("number amount time step effort skill work")  # what is required for an aim


def _hedged(clause: Clause) -> bool:
    """Whether the clause holds for a part of the cases only, in words that a question would lose."""
    words = clause.sentence.tokens
    first = clause.subject_tokens[0].i
    early = [t for t in words[:first] if t.pos not in ("PUNCT", "CCONJ")]
    return bool(early) or any(t.lower in ("also", "sometimes", "often") for t in clause.verb.children)


def _object(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "Night trains must carry a doctor and a cook" → What must night trains carry?"""
    modal, verb, noun = clause.modal, clause.verb, clause.object
    if modal is None or modal.lower not in _OBLIGING or noun is None or clause.passive or not verb.is_root:
        return None
    if len(clause.auxiliaries) > 1 or clause.negation is not None or not _is_named(clause) or _hedged(clause):
        return None
    if (
        verb.lemma in _LIGHT
        or noun.pos not in ("NOUN", "PROPN")
        or noun.i < verb.i
        or verb.child("prt", "dative")
    ):
        return None
    below = noun.subtree()
    if below[0].i != verb.i + 1 or any(t.dep == "relcl" and _turns(t.subtree()[0]) for t in noun.children):
        return None
    run = _deed(verb.i + 1, clause.sentence, verb)
    if run is None or run != below or not is_whole(run) or verb.all("conj"):
        return None
    if len(content_of(run)) < 2 or len(run) > 20:
        return None
    if found := _of_what_kind(clause, noun, renderer):
        return found
    if len(content_of(clause.subject_tokens)) < 2:
        return None  # "what must leaders hold": much else
    answer = renderer.text(run, before=clause.subject_tokens)
    text = ask("what", clause, renderer, without=run)
    return _Asked(text, answer, "object", Kind.FACT, 0.9)


def _of_what_kind(clause: Clause, noun: Token, renderer: Renderer) -> _Asked | None:
    """ "Museums should write a short, plain and honest lending policy" → What kind of lending policy …?"""
    states = [t for t in noun.lefts if t.dep == "amod"]
    for state in states:
        states.extend(state.all("conj"))
    states.sort(key=lambda t: t.i)
    article = noun.child("det")
    if len(states) < 2 or article is None or article.lower not in ("a", "an"):
        return None
    described = clause.sentence.tokens[states[0].i : states[-1].i + 1]
    rest = [t for t in noun.subtree() if t.i > states[-1].i]
    if article.i + 1 != states[0].i or not rest or len(content_of(rest)) < 2:
        return None
    if not any(t.lower == "and" for t in described) or any(t.pos in ("NOUN", "VERB") for t in described):
        return None
    thing = renderer.text(rest)
    answer = renderer.text(described)
    if not thing or not answer:
        return None
    gone = [article, *described, *rest]
    return _Asked(ask(f"what kind of {thing}", clause, renderer, without=gone), answer, "kind", Kind.FACT)


_LIGHT = bag("be have do take make get give keep use see remember consider need want play know ensure")


_LAWFUL = bag("legal illegal lawful unlawful mandatory compulsory permissible forbidden")


def _lawful(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "It is legal for a tenant to change the locks" → What is legal for a tenant to change?"""
    verb = clause.verb
    subject = clause.subject
    if subject is None or not verb.is_root or clause.negation is not None or clause.auxiliaries:
        return None
    words = clause.sentence.tokens
    state = next((t for t in words if t.lower in _LAWFUL and t.pos == "ADJ"), None)
    start = state.next() if state is not None else None
    if state is None or start is None or start.lower != "for":
        return None
    to = next((t for t in words[start.i :] if t.lower == "to" and t.pos == "PART"), None)
    deed = to.next() if to is not None else None
    if to is None or deed is None or deed.tag != "VB" or to.i - start.i > 6:
        return None
    run = _deed(to.i + 1, clause.sentence, verb)
    whom = renderer.text(words[start.i : to.i])
    if not run or not whom or any(t.pos == "VERB" for t in words[start.i : to.i]):
        return None
    if clause.copular and subject.lower == "it" and state.head is verb and state.i == verb.i + 1:
        early = [t.lower for t in words[: subject.i]]
        general = "in general, " if early == ["in", "general", ","] else ""
        thing = deed.child("dobj")
        if (early and not general) or verb.lower != "is" or thing is None or run[-1].i <= thing.i:
            return None
        answer = plainly(run[1:], renderer, words[start.i : to.i])
        if thing.subtree()[0].i != deed.i + 1 or thing.subtree()[-1].i != run[-1].i:
            return None
        text = f"{general}what is {state.lower} {whom} to {deed.lower}"
        return _Asked(question(text), answer, "lawful")
    if verb.lemma != "make" or state.i < 2 or words[state.i - 1].lower != "it" or not _is_named(clause):
        return None
    if words[state.i - 2] is not verb:
        return None
    answer = renderer.text(run, before=words[: to.i])
    asked = ask("what", clause, renderer, without=words[verb.i + 1 :], tail=f"it {state.lower} {whom} to do")
    return _Asked(asked, answer, "lawful")


def _excluded(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "The guarantee does not cover cracks" → What does the guarantee not cover?"""
    verb, noun = clause.verb, clause.object
    if verb.lemma not in ("cover", "include") or clause.negation is None or clause.passive or noun is None:
        return None
    if clause.modal is not None or not _is_named(clause) or noun.pos not in ("NOUN", "PROPN"):
        return None
    if any(t.lower in ("just", "only", "simply", "even", "yet") for t in verb.children):
        return None
    first = clause.auxiliaries[0] if clause.auxiliaries else verb
    below = noun.subtree()
    if first.tag not in ("VBZ", "VBP") or below[0].i != verb.i + 1 or not is_whole(below):
        return None
    if any(t.text in _STOPS for t in below) or below[0].lower in ("any", "all", "this", "these", "such"):
        return None
    answer = renderer.text(below, before=clause.subject_tokens)
    return _Asked(ask("what", clause, renderer, without=below), answer, "excluded", Kind.FACT)


# ------------------------------------------------------------------------------------------- not without


def _not_without(clause: Clause, renderer: Renderer) -> _Asked | None:
    """ "A starter does not rise without warmth" → Without what does a starter not rise?"""
    verb = clause.verb
    if clause.negation is None or clause.relative or not _is_named(clause) or not _is_asserted(verb):
        return None
    if clause.copular:
        return None  # "is not without its dangers"
    prep = next((p for p in verb.all("prep") if p.lower == "without" and p.i > verb.i), None)
    inner = prep.child("pobj", "pcomp") if prep is not None else None
    if prep is None or inner is None:
        return None
    gone = prep.subtree()
    last = gone[-1].next()
    if last is None or last.text not in ".;" or not is_whole(gone) or any(t.text in _STOPS for t in gone):
        return None
    answer = renderer.text(gone[1:], before=clause.subject_tokens)
    if not answer or len(answer.split()) > 15 or not content_of(gone[1:]):
        return None
    wh = (
        "without doing what"
        if inner.tag == "VBG"
        else "without whom"
        if is_people(inner, renderer)
        else "without what"
    )
    return _Asked(ask(wh, clause, renderer, without=gone), answer, "without", Kind.FACT)


def _is_asserted(verb: Token) -> bool:
    """Whether a clause is stated, or taken for known: "they fail to realize that …"."""
    if verb.is_root:
        return True
    above = verb.head
    mark = verb.child("mark")
    return verb.dep == "ccomp" and above.lemma in _KNOWING and mark is not None and mark.lower == "that"


# ------------------------------------------------------------------------------------------- limits

_THERE_IS = re.compile(
    r"There (?:is|are) an? (?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]"
    r"(?P<unit>second|minute|hour|day|week|month|year|word|character|percent|mile|point)s? "
)


def _limit(sentence: Sentence, renderer: Renderer) -> _Asked | None:
    """ "There is a 30-day limit on refunds" → What is the limit on refunds?"""
    match = _THERE_IS.match(sentence.text)
    noun = sentence.root.child("attr") if match is not None else None
    if match is None or noun is None or noun.tag != "NN":
        return None
    start = sentence.start + match.end()
    phrase = [t for t in sentence.tokens if t.start >= start and t.i <= noun.i]
    prep = next((p for p in (*noun.all("prep"), *sentence.root.all("prep")) if p.i == noun.i + 1), None)
    if prep is None or not phrase or prep.lower not in ("on", "for", "of", "to"):
        return None
    behind = trimmed(prep)
    if not is_run([*phrase, *behind]) or not is_whole(behind) or any(t.text in _STOPS for t in behind):
        return None
    text = renderer.text([*phrase, *behind])
    if not text or len(content_of(behind)) < 1:
        return None
    unit = match["unit"] + ("s" if match["unit"] != "percent" and match["number"] != "1" else "")
    return _Asked(question(f"What is the {text}"), f"{match['number']} {unit}", "limit", Kind.FACT, 1.1)


# ------------------------------------------------------------------------------------------- in a case


def _in_case(sentence: Sentence, renderer: Renderer) -> _Asked | None:
    """ "If a note has two authors, it should name both" → If a note has two authors, what should it do?"""
    root = sentence.root
    modal = next((t for t in root.all("aux") if t.lower in _OBLIGING), None)
    subject = root.child("nsubj", "nsubjpass")
    if modal is None or subject is None or sentence.tokens[0].lower not in ("if", "when"):
        return None
    found = leading(sentence)
    if found is None or root.child("auxpass") is not None or root.lemma in _OF_MIND or subject.i > modal.i:
        return None
    named = next((t for t in found.condition if t.dep in ("nsubj", "nsubjpass")), None)
    words = subject.subtree()
    if named is None or len(root.all("aux")) > 1 or any(t.text in _STOPS for t in sentence.tokens[: modal.i]):
        return None
    if subject.lower in ("it", "they"):
        many = named.tag in ("NNS", "NNPS")
        if named.pos != "NOUN" or many != (subject.lower == "they") or _has_rival(found.condition, named):
            return None
        who: str | None = subject.lower
    elif subject.pos in ("NOUN", "PROPN") and words[0].lower not in _NOBODY:
        who = mid_sentence(words, renderer)
    else:
        return None
    condition = mid_sentence(found.condition, renderer)
    negation = root.child("neg")
    bracket = next((t.i for t in sentence.tokens if t.text == "("), len(sentence.tokens))
    run = _until_bracket(sentence, (negation or modal).i + 1, bracket, root)
    answer = renderer.text(run, before=[*found.condition, *words]) if run else None
    if not who or not condition or not answer or len(answer.split()) > _LONGEST_ANSWER:
        return None
    never = " not" if negation is not None else ""
    return _Asked(question(f"{condition}, what {modal.lower} {who}{never} do"), answer, "case")


_OF_MIND = bag("be know remember consider")


def _until_bracket(sentence: Sentence, start: int, bracket: int, root: Token) -> list[Token] | None:
    if bracket == len(sentence.tokens):
        return _deed(start, sentence, root)
    run = sentence.tokens[start:bracket]
    closing = sentence.tokens[-2].text == ")" and not any(
        t.text == "(" for t in sentence.tokens[bracket + 1 :]
    )
    return (
        run
        if closing and run and not any(t.text in _STOPS for t in run) and len(content_of(run)) > 1
        else None
    )


def _has_rival(condition: Sequence[Token], named: Token) -> bool:
    """Whether another noun of the condition may be meant by the pronoun as well."""
    number = named.tag in ("NNS", "NNPS")
    return any(
        t is not named
        and t.pos in ("NOUN", "PROPN")
        and (t.tag in ("NNS", "NNPS")) == number
        and t.dep not in ("compound", "nmod", "poss")
        for t in condition
    )
