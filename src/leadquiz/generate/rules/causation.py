"""What brought what about: causes asked by their effects, and effects by their causes."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import (
    FILLERS,
    Clause,
    ask,
    ask_subject,
    inverted,
    is_whole,
    subject_text,
    trimmed,
)
from leadquiz.generate.gates import repeats_a_word
from leadquiz.generate.lexicon import ANYTHING, HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, is_exercise, make
from leadquiz.generate.rules.causes import PRAISING
from leadquiz.generate.salience import is_salient
from leadquiz.generate.select import CAUSATION
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

# Verbs whose object comes of their subject, or comes to nothing by it.
_CAUSING = bag(
    "cause trigger spark prompt provoke produce induce stimulate accelerate speed slow delay worsen weaken strengthen "
    "undermine destroy disrupt fuel intensify reduce increase decrease lower prevent stop inhibit suppress limit "
    "restrict end block halt trap ensure guarantee"
)
_TO = {"lead": "to", "result": "in", "contribute": "to", "bring": "about", "give": "rise"}
# Verbs whose subject makes somebody or something do what follows.
_MAKING = bag(
    "cause force lead prompt allow enable permit encourage require compel persuade convince inspire push drive "
    "oblige motivate help"
)
_LETTING = bag("let make help")  # without "to"
_KEEPING = bag("prevent keep stop protect save discourage prohibit block")
_ANY = bag(
    "some many several any most few another other others more no one various certain such all both each every"
)
_POINTING = bag("this these that those it they such both he she we you i there which who what")
_LONGEST_CAUSE, _LONGEST_EFFECT = 15, 22  # words
_OFTEN = 12  # times a text says a name
_FEWEST_TOLD = 2  # words of content on either side


def causation(view: SectionView) -> Iterator[Candidate]:
    """ "The tax led to riots in the ports" → What led to riots in the ports? What did the tax lead to?"""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        subject = clause.subject
        if subject is None or clause.passive or clause.negation is not None or clause.gap is not None:
            continue
        if clause.relative and _is_of_one(subject):
            continue
        if clause.verb.tag == "VBG" and not clause.auxiliaries:
            continue  # "…, resulting in a flood": of all that was said before
        if not _is_told(clause, renderer) or not view.knowledge.ask(is_salient, sentence.written):
            continue
        behind = _behind(clause)
        if behind:
            yield from _made_do(view, passage, sentence, clause, renderer, behind)
            yield from _effect(view, passage, sentence, clause, renderer, behind)


def _is_of_one(noun: Token) -> bool:
    """ "Pelago is a service that allows …": what is said of one thing holds not for all of its kind."""
    article = noun.child("det")
    return noun.dep in ("attr", "appos", "oprd") and article is not None and article.lower in ("a", "an")


def _behind(clause: Clause) -> list[Token]:
    """The words behind the verb to the end of its clause; none where brackets or dashes tear them."""
    tokens = clause.sentence.tokens
    words: list[Token] = []
    for token in tokens[clause.verb.i + 1 :]:
        if token.text in (";", ".", "!") or (token.text == "," and _ends_here(token)):
            break
        if token.lower == "because" and words:
            break
        if token.text == "(" and _is_source(token):
            break
        if token.text in _MARKS:
            return []
        if _is_second(token, clause.verb, words):
            break
        words.append(token)
    while words and (words[-1].text in (",", "and") or _is_afterthought(words)):
        words.pop()
    return words


def _is_afterthought(words: Sequence[Token]) -> bool:
    """ "…, however": how a sentence stands to the one before."""
    return len(words) > 1 and words[-2].text == "," and words[-1].lower in FILLERS


def _is_second(token: Token, verb: Token, before: Sequence[Token]) -> bool:
    """Whether the subject's second verb begins here: "protect the river | and promote tourism"."""
    if token.dep != "cc" or token.head is not verb:
        return False
    second = next((t for t in verb.all("conj") if t.i > token.i), None)
    if second is None or second.pos not in ("VERB", "AUX"):
        return False
    return second.tag != "VB" or not any(t.lower == "to" and t.tag == "TO" for t in before)


def _is_cut(told: Sequence[Token], verb: Token) -> bool:
    """Whether the words end where the second verb begins."""
    joint = told[-1].next()
    return joint is not None and _is_second(joint, verb, told)


_MARKS = (":", "—", "–", "(", ")", "[", "]", "“", "”", '"', "…", "-")
_NEXT = bag(
    "which who whom whose where when while although though whereas but so yet thus thereby because since as"
)


def _ends_here(comma: Token) -> bool:
    """Whether an aside or a clause of its own begins behind a comma."""
    after = comma.next()
    if after is None or after.lower in _NEXT or after.tag in ("VBG", "VBN"):
        return True
    first = after.next() if after.lower in ("and", "or") else after
    if first is None or first.lower in ("which", "who"):
        return True
    above = first
    while above.head.i > above.i and above.dep not in ("nsubj", "nsubjpass", "expl"):
        above = above.head
    return above.dep in ("nsubj", "nsubjpass", "expl") and after.lower in ("and", "or")


def _is_source(bracket: Token) -> bool:
    """ "(Berg 2021)" at the end of a sentence."""
    inside = bracket.sentence.tokens[bracket.i + 1 :]
    closing = next((t for t in inside if t.text == ")"), None)
    last = closing.next() if closing is not None else None
    return last is not None and last.text == "." and any(t.text.isdigit() for t in inside)


def _is_told(clause: Clause, renderer: Renderer) -> bool:
    """Whether a reader of the card knows what it is that has the effect, and it has few others."""
    subject, tokens = clause.subject, clause.subject_tokens
    if subject is None or not tokens or subject.pos not in ("NOUN", "PROPN", "PRON"):
        return False
    words = trimmed(subject)
    group = min(t.i for t in (clause.verb, *clause.auxiliaries))
    if (
        not clause.relative
        and clause.finite is None
        and any(t.pos not in ("ADV", "PUNCT") for t in clause.sentence.tokens[words[-1].i + 1 : group])
    ):
        return False  # a list that the parser tore
    name = renderer.names.at(subject)
    if tokens[0].lower in _ANY:
        return False
    if subject.pos == "PRON" or tokens[0].lower in _POINTING:
        reference = renderer.reference(subject)
        return reference is not None and not _is_of_many_deeds(reference.text, renderer)
    if name is not None and name.head is subject:
        return not _is_of_many_deeds(name.canonical, renderer)
    return len(content_of(tokens)) >= _FEWEST_TOLD


def _is_of_many_deeds(name: str, renderer: Renderer) -> bool:
    """Whether a text tells so much of somebody that what he brought about could be many things."""
    knowledge = renderer.view.knowledge
    about = {knowledge.person, knowledge.organisation, knowledge.subject}
    return (
        name in about or renderer.names.said_more_than(_OFTEN, name) or renderer.names.type_of(name) == PERSON
    )


def _may_be_asked_for(clause: Clause, renderer: Renderer) -> bool:
    """Whether the subject says something of its own as an answer."""
    subject = clause.subject
    if subject is None or clause.relative or clause.finite is not None:
        return False
    name = renderer.names.at(subject)
    if name is not None and name.head is subject:
        return True
    words = trimmed(subject)
    if words[0].lower in _ANY | _POINTING or subject.pos != "NOUN":
        return False
    return subject.lemma.lower() not in HOLLOW | ANYTHING and len(content_of(words)) >= _FEWEST_TOLD


def _made_do(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    behind: list[Token],
) -> Iterator[Candidate]:
    """ "The wallet allowed people to pay bills" → What did the wallet allow people to do? What allowed …?

    "The sieve keeps seeds from falling through" → What does the sieve keep seeds from doing?
    """
    lemma = clause.verb.lemma
    if lemma == "help" and view.knowledge.narrative:
        return  # praise
    at = next((n for n, t in enumerate(behind) if _leads_on(t, lemma)), 0)
    whom, done = behind[:at], behind[at + (behind[at].lower in ("to", "from")) :]
    if not at or not done or any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in whom):
        return
    head = next((t for t in whom if t.head not in whom), whom[0])
    if head.pos not in ("NOUN", "PROPN") or not is_whole(done):
        return
    yield from _cause(view, passage, sentence, clause, renderer, behind)
    if len(content_of(done)) < _FEWEST_TOLD:
        return
    person = renderer.text(whom, before=clause.subject_tokens)
    answer = renderer.text(done, before=[*clause.subject_tokens, *whom])
    if not person or not answer or len(answer.split()) > _LONGEST_EFFECT:
        return
    doing = {"from": "from doing", "to": "to do"}.get(behind[at].lower, "do")
    if view.knowledge.narrative and done[0].lemma in PRAISING:
        return
    text = ask(
        "what", clause, renderer, without=sentence.tokens[clause.verb.i + 1 :], tail=f"{person} {doing}"
    )
    if text and not repeats_a_word(answer, text):
        yield _made(view, passage, sentence, clause, renderer, text, answer, "effect")


def _leads_on(token: Token, lemma: str) -> bool:
    """Whether what somebody is made or kept from doing begins behind this word."""
    after = token.next()
    if lemma in _LETTING and token.tag == "VB" and token.pos == "VERB":
        return True
    if after is None:
        return False
    if token.lower == "to":
        return lemma in _MAKING and after.tag == "VB"
    return token.lower == "from" and lemma in _KEEPING and after.tag == "VBG"


def _effect(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    behind: list[Token],
) -> Iterator[Candidate]:
    """ "Heavy rain led to floods in the lower town" → What led to …? What did heavy rain lead to?"""
    lemma = clause.verb.lemma
    if lemma in _TO:
        if behind[0].lower != _TO[lemma]:
            return
        ends = {"give": 2}.get(lemma, 1)
    elif lemma in _CAUSING:
        ends = 0
    else:
        return
    told = behind[ends:]
    if (
        any(_leads_on(t, lemma) for t in told)
        or not told
        or not (is_whole(told) or _is_cut(told, clause.verb))
    ):
        return
    if not ends and (clause.object is None or clause.object not in told):
        return
    if told[0].pos not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB") or told[0].lower in _POINTING:
        return
    yield from _cause(view, passage, sentence, clause, renderer, behind)
    if len(content_of(told)) < _FEWEST_TOLD:
        return
    answer = renderer.text(told, before=clause.subject_tokens)
    particle = " ".join(t.lower for t in behind[:ends])
    group = inverted(clause)
    if group is not None and group.rest.endswith(f" {particle}"):
        particle = ""
    text = ask("what", clause, renderer, without=sentence.tokens[clause.verb.i + 1 :], tail=particle)
    if not text or not answer or len(answer.split()) > _LONGEST_EFFECT or repeats_a_word(answer, text):
        return
    yield _made(view, passage, sentence, clause, renderer, text, answer, "effect")


def _cause(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    behind: Sequence[Token],
) -> Iterator[Candidate]:
    """What had this effect: one answer where the effect is told in full."""
    if not _may_be_asked_for(clause, renderer) or len(content_of(behind)) < _FEWEST_TOLD + 1:
        return
    rest = renderer.text(behind)
    text = ask_subject(
        "what", clause, renderer, without=sentence.tokens[clause.verb.i + 1 :], tail=rest or ""
    )
    answer = subject_text(clause, renderer)
    if (
        not rest
        or not text
        or not answer
        or len(answer.split()) > _LONGEST_CAUSE
        or repeats_a_word(answer, text)
    ):
        return
    yield _made(view, passage, sentence, clause, renderer, text, answer, "cause")


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    text: str,
    answer: str,
    role: str,
) -> Candidate:
    return make(
        view,
        passage,
        sentence,
        rule=CAUSATION,
        kind=Kind.CAUSE,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), role),
        answer_type="cause" if role == "cause" else "result",
        weight=0.8,
    )
