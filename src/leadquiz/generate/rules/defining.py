"""What terms mean, wherever a text about things says it: by the words of the sentence, not by its parse.

"A grant is a gift that …", "Opportunity cost measures the value of …", "Ringers call a short phrase a chime", "Bells
that ring at once are peals", "a ghost peal, a peal that nobody hears". The author's forms are many and the parser tears
the longest; so each is read from left to right, and asks of what it found that it is a term of common words and, on
the other side, a kind with what sets it apart, or a whole explanation (`meanings`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadquiz.generate.asking import is_people
from leadquiz.generate.clause import question
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.meanings import (
    ARTICLES,
    NO_KIND,
    NO_TERM,
    WORDS,
    explained_by,
    explanation_run,
    has_marked,
    is_finite,
    is_many,
    is_marked,
    is_term,
    kind_at,
    kind_of,
    leans,
    mark_in,
    points_outside,
    quoted_kind,
    restricts,
    worded,
)
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with, write
from leadquiz.generate.rules.base import is_exercise, make, quotations
from leadquiz.generate.rules.definitions import bare_term
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_LONGEST_HEAD = 24  # tokens before the verb: a term with what stands beside it
_LONGEST_TERM = 6  # words
_SHORTEST_CONDITION, _LONGEST = 5, 30  # words
_LONGEST_SENTENCE = 60  # tokens
_OPENING = re.compile(
    r"(?:However|Thus|Therefore|Hence|Moreover|Furthermore|Finally|First|Second|Third|Simply put|Put simply|"
    r"In short|In other words|In general|Generally|Generally speaking|By definition|In addition|More broadly|Broadly|"
    r"In this (?:context|sense|book|text|chapter|section)|Technically|Specifically|More specifically|In essence|"
    r"Traditionally|As (?:we|you) (?:have )?\w+|"
    r"(?:Remember|Recall|Note) that)(?:, | )"
    r"|(?:But|And|So|Yet),? "
)
_FIELD = re.compile(r"(?P<field>(?:In|For|To) (?:[a-z]\S* ?){1,4}), ")
_NO_FIELD = bag(
    "case context example sense study day year century decade age time era period place part addition contrast "
    "comparison general fact practice theory effect particular short turn reality essence chapter section text figure "
    "this that these those such each all many most some both words way order instance"
)
_ADVERB = r"(?:(?:also|often|usually|commonly|generally|sometimes|typically|simply|broadly|best|formally|then|thus) )?"
_SAID_OF = re.compile(
    r"(?:"
    rf"(?P<defined>(?:is|are|can be|may be) {_ADVERB}(?:defined|described|understood|thought of|conceptualized) as)|"
    rf"(?P<refers>(?:can |may )?{_ADVERB}refers? to)|"
    rf"(?P<means>(?:can |may )?{_ADVERB}means?)|"
    r"(?P<word>(?:is|are) (?:the|an?) (?:term|word|name|phrase|label) (?:(?:now|also|often|commonly) )?"
    r"(?:for|given to|used (?:to (?:describe|refer to|denote|mean)|for)|that (?:refers to|describes|denotes)))|"
    rf"(?P<when>(?:is|are|{_ADVERB}(?:occurs?|exists?|happens?|arises?)) (?:when|where|if|whenever))|"
    rf"(?P<claims>(?:holds|states|asserts|argues|assumes|suggests|proposes|posits|predicts|says|maintains) that|"
    r"emphasizes|stresses|focuses on)|"
    rf"(?P<does>{_ADVERB}(?:describes?|denotes?|measures?|represents?|involves?|entails?|consists? of|comprises?))|"
    rf"(?P<be>(?:is|are) {_ADVERB}(?=(?:an?|the|any|one(?: of)?) )|(?:is|are)(?= [a-z\"“]))"
    r")(?: |$)"
)
_BEEN = re.compile(r"(?P<be>(?:was|were)(?= (?:an?|the|any|one(?: of)?) )|were(?= [a-z]))(?: |$)")
_THEORIES = bag(
    "theory law principle hypothesis perspective model doctrine approach school view thesis theorem rule effect "
    "paradigm"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A term with what a sentence says of it, as a question with its answer."""

    term: str
    asked: str
    answer: str
    kind: str = "definition"


def defining(view: SectionView) -> Iterator[Candidate]:
    """Definitions by the words that make them, forward and back; in a story only what is explained in passing."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        if not _is_read(sentence) or any(q.start <= sentence.start < q.end for q in quotations(passage)):
            continue
        mark_in(sentence, passage.block.emphasis)
        seen: set[str] = set()
        told_first = _first(sentence, renderer, of_marked=view.knowledge.narrative)
        for told in (*told_first, *_beside(sentence, renderer)):
            key = bare_term(told.term).lower()
            if key in seen:
                continue
            seen.add(key)
            yield make(
                view,
                passage,
                sentence,
                rule="defining",
                kind=Kind.DEFINITION,
                question=question(told.asked),
                answer=capitalize(told.answer),
                fact=(bare_term(told.term), "be", "called" if told.kind == "term" else ""),
                answer_type=told.kind,
                weight=0.95,
                note=f"definition|{key}" if told.kind == "definition" else "",
            )


def _is_read(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return (
        sentence.text.endswith((".", ".)"))
        and (tokens[0].text[:1].isupper() or tokens[0].text in '“"(')
        and 6 < len(tokens) <= _LONGEST_SENTENCE
    )


# ------------------------------------------------------------------------------------- the term, or its meaning, first


def _first(sentence: Sentence, renderer: Renderer, *, of_marked: bool) -> Iterator[_Told]:
    """ "[In ringing, ]a chime is a short phrase that …": what stands before the verb is the term, or its meaning.

    `of_marked`: only terms that the author set off.
    """
    if of_marked and not has_marked(sentence):
        return
    start, field = _opened(sentence)
    if start is None:
        return
    tokens = sentence.tokens[start:]
    if tokens[0].lower in ("if", "when") and not of_marked:
        yield from _named_by_case(sentence, renderer)
        return
    said_by_people = _PEOPLE_SAY.match(sentence.source, tokens[0].start) or tokens[0].text in ("By", "What")
    if said_by_people and not of_marked:
        if not field:
            yield from _by_people(sentence, tokens, renderer)
        return
    for at in range(1, min(len(tokens), _LONGEST_HEAD)):
        match = _SAID_OF.match(sentence.source, tokens[at].start) or _was(tokens, at)
        term = _term(tokens[:at], renderer) if match is not None else None
        if match is not None and term is not None:
            if not of_marked or is_marked([t for t in term if t.lower not in ARTICLES]):
                said = [t for t in sentence.tokens if t.start >= match.end()]
                yield from _of_term(match, term, said, field, renderer)
            return
    if not of_marked:
        yield from _reversed(sentence, start, renderer)


def _was(tokens: Sequence[Token], at: int) -> re.Match[str] | None:
    """ "A yassa was a code that …": what a thing of the past was, where the author set its name off."""
    match = _BEEN.match(tokens[0].sentence.source, tokens[at].start)
    if match is None:
        return None
    words = [t for t in tokens[:at] if t.lower not in ARTICLES]
    return match if words and is_marked(words) else None


def _opened(sentence: Sentence) -> tuple[int | None, str]:
    """(where the clause begins, "In ringing, ") behind the words that open a sentence; None where they limit it."""
    text, at, field = sentence.source, sentence.start, ""
    at += sentence.tokens[0].text == "("
    if match := _OPENING.match(text, at):
        at = match.end()
    elif match := _FIELD.match(text, at):
        words = match["field"].lower().split()
        if set(words) & _NO_FIELD or words[-1].isdigit():
            return None, ""
        at, field = match.end(), f"{match['field']}, "
    return next((t.i for t in sentence.tokens if t.start >= at), None), field


def _term(tokens: Sequence[Token], renderer: Renderer) -> list[Token] | None:
    """The words before the verb as a term; what stands in brackets or between commas is left out."""
    words = list(tokens)
    commas = [n for n, t in enumerate(words) if t.text == ","]
    if commas:
        if len(commas) == 1 or commas[-1] != len(words) - 1 or words[commas[0] + 1].lower == "and":
            return None
        words = words[: commas[0]]
    opened = next((n for n, t in enumerate(words) if t.text == "("), len(words))
    closed = next((n for n, t in enumerate(words) if t.text == ")"), len(words))
    if words[closed + 1 :]:
        return None
    words = words[:opened]
    if any(t.text in '”"’' for t in words[1:-1]) and words[-1].text not in '”"’':
        return None  # "The “fixing” of a sample"
    words = [t for t in words if t.text not in '“”"‘’*_']
    if len(words) > 2 and words[0].lower == "the" and words[1].lower in WORDS:
        words = words[2 + (words[2].lower == "of") :]
        if len(words) == 1 and words[0].pos != "PRON":
            return words  # the author says that it is a term
    return words if words and is_term(words, renderer) else None


def _of_term(
    match: re.Match[str], term: Sequence[Token], said: Sequence[Token], field: str, renderer: Renderer
) -> Iterator[_Told]:
    """What a verb behind a term says of it."""
    wording, form, verb = worded(term, renderer), match.lastgroup, match[0].split()
    if not said or not wording:
        return
    if form != "be" and term[0].lower == "the" and (len(term) == 2 or form == "means"):
        return  # "the plan focuses on": which plan? "the drought means that": what follows from it
    many, bare = _is_plural(match, term), bare_term(wording)
    be, do = ("are", "do") if many else ("is", "does")
    if verb[0] in ("was", "were"):
        be = verb[0]
    if form == "be":
        told = _is_one_if(said, wording, be, renderer)
        if told is not None:
            yield told
            return
        past = be in ("was", "were")
        answer = quoted_kind(said) or kind_of(said, term, renderer, many=many, past=past)
        asked = f"what {be} {wording}"
    else:
        answer = explained_by(said, term, renderer)
        asked = f"what {be} {wording}"
    if form == "when":
        answer = answer and f"{verb[-1]} {answer}"
        happens = next((v for v in ("exist", "happen", "arise") if v in match[0]), "occur")
        asked = f"when {do} {wording} {happens}"
    elif form in ("refers", "word"):
        asked = f"what {do} “{bare}” refer to"
    elif form == "means":
        asked = f"what {do} “{bare}” mean"
    elif form in ("does", "claims"):
        last = verb[-1] if verb[-1] in ("of", "on", "that") else ""
        if form == "claims" and not _is_theory(term):
            return
        asked = f"what {do} {wording} {_lemma(verb[-2] if last else verb[-1])}"
        if last == "that":
            answer = answer and f"that {answer}"
        elif last:
            asked += f" {last}"
    if answer:
        yield _Told(wording, f"{field}{asked}", answer)


def _is_plural(match: re.Match[str], term: Sequence[Token]) -> bool:
    """Whether the verb takes the term for several: "hominids refers to" is said of the word."""
    words = match[0].split()
    if words[0] in ("is", "are", "was", "were"):
        return words[0] in ("are", "were")
    if words[0] in ("can", "may"):
        return is_many(term)
    return not any(w.endswith("s") and w not in _ADVERB for w in words[:2])


def _is_one_if(said: Sequence[Token], wording: str, be: str, renderer: Renderer) -> _Told | None:
    """ "A firm is a monopolist if it is the only seller" → When is a firm a monopolist?"""
    at = next((n for n, t in enumerate(said[:8]) if t.lower in ("if", "when", "whenever")), None)
    if at is None or at < 2 or said[0].lower not in ("a", "an", "said", "considered", "called"):
        return None
    condition = explanation_run(said[at:])
    if leans(condition[1:], renderer) and not any(t.lower in ("it", "they") for t in condition[1:3]):
        return None
    text = write(condition)
    if any(t.pos == "PUNCT" for t in said[:at]) or not _SHORTEST_CONDITION <= len(text.split()) <= _LONGEST:
        return None
    return _Told(wording, f"when {be} {wording} {write(said[:at])}", text)


def _lemma(verb: str) -> str:
    return {"focuses": "focus", "stresses": "stress"}.get(verb, verb.removesuffix("s"))


def _is_theory(term: Sequence[Token]) -> bool:
    return any(t.lemma.lower() in _THEORIES for t in term) or term[-1].lower.endswith(("ism", "isms"))


# ------------------------------------------------------------------------------------------- the meaning comes first

_WORD_FOR = re.compile(r"(?:the|a) (?:\w+ )?(?:term|word|name) (?:for|used (?:to \w+|for)|given to) ")
_OPENERS = bag("that who which whose where when by whom whereby while as if because how what")


def _reversed(sentence: Sentence, start: int, renderer: Renderer) -> Iterator[_Told]:
    """ "Bells that ring at once are peals" → What are peals? And "The word for … is …"."""
    tokens = sentence.tokens
    first = tokens[start]
    for be in tokens[start + 3 : start + _LONGEST]:
        named = _named_behind(be, renderer) if be.lower in ("is", "are") else None
        if named is None:
            continue
        said = tokens[start : be.i]
        word = _WORD_FOR.match(sentence.slice(said).lower())
        if any(t.text in ',;:—–()“”"' for t in said):
            return
        if len(_verbs(said)) > sum(t.lower in _OPENERS for t in said):
            continue  # the verb of a clause inside
        wording, many = worded(named, renderer), be.lower == "are"
        if word:
            yield _Told(wording, f"what is {decapitalize(write(said))}", bare_term(wording), "term")
            return
        described = restricts(said[1:]) if first.tag == "NNS" else _is_described(said)
        plural = many if is_marked(named) else named[-1].tag in ("NNS", "NNPS")
        if not described or _is_ranked(said) or many != plural:
            return
        if any(t.lemma.lower() == named[-1].lemma.lower() for t in said if t is not first):
            return
        answer = explained_by(said, named, renderer)
        if answer:
            yield _Told(wording, f"what {be.lower} {wording}", answer)
        return


def _named_behind(be: Token, renderer: Renderer) -> list[Token] | None:
    """The term that ends its clause behind "is" or "are"."""
    rest = list(be.sentence.tokens[be.i + 1 :])
    if [t.lower for t in rest[:3]] == ["said", "to", "be"]:
        rest = rest[3:]
    end = next((n for n, t in enumerate(rest) if t.text in ".,;:(—–"), len(rest))
    run, closing = rest[:end], rest[end:]
    if closing and closing[0].text == "(":
        closing = closing[next((n for n, t in enumerate(closing) if t.text == ")"), len(closing)) + 1 :]
    if not closing or closing[0].text not in ".;," or not 1 <= len(run) < _LONGEST_TERM:
        return None
    if closing[0].text == "," and closing[1].lower not in ("whereas", "while", "and", "but"):
        return None
    if run[0].lower == "the" or run[0].tag == "VBN" or any(t.lower in ("of", "to", "in", "and") for t in run):
        return None
    last = run[-1]
    if not is_marked(run) and (last.pos not in ("NOUN", "PROPN") or last.lemma.lower() in NO_KIND | HOLLOW):
        return None
    return run if is_term(run, renderer) else None


def _is_described(said: Sequence[Token]) -> bool:
    """ "The process by which …", "a rise in …": a kind with what sets it apart."""
    at = kind_at(said) if said[0].lower in ARTICLES else None
    if at is None or said[at].lemma.lower() in NO_KIND or (said[0].lower == "the" and said[at].tag == "NNS"):
        return False
    return restricts(said[at + 1 :]) and len(said) >= _SHORTEST_CONDITION


def _is_ranked(said: Sequence[Token]) -> bool:
    return any(t.tag in ("JJS", "RBS", "JJR") or t.lemma.lower() in EVALUATIVE for t in said)


_PEOPLE_SAY = re.compile(
    r"(?:[Ww]e|Many|Most|Some|[A-Z]?[a-z]+(?: [a-z]+)?s|People|Scholars) (?:(?:can|have) )?"
    r"(?:(?:often|sometimes|usually|commonly|generally|also|would) )?"
    r"(?P<verb>call|define|refer to|(?<=[Ww]e )defined|(?<=have )defined) "
)
_BY_WE_MEAN = re.compile(r"By (?:the (?:term|word) )?[“\"‘]?(?P<term>[a-z][\w -]{2,40}?)[”\"’]?,? we mean ")
_WHAT_CALLED = re.compile(
    r"What (?:\w+ ){1,3}(?:call|calls|refer to as|term) "
    r"(?P<term>[“\"‘]?(?:an? |the )?[a-z][\w -]{2,40}?[”\"’]?) (?:is|are) "
)
_ANYBODY = ("we", "many", "most", "some", "people")


def _by_people(sentence: Sentence, tokens: Sequence[Token], renderer: Renderer) -> Iterator[_Told]:
    """ "Ringers call a short phrase that … a chime", "Ringers define a peal as …", "By peal we mean …"."""
    text = sentence.source
    asked = ""
    if match := _BY_WE_MEAN.match(text, tokens[0].start) or _WHAT_CALLED.match(text, tokens[0].start):
        start, end = match.span("term")
        term = [t for t in tokens if start <= t.start < end and t.text not in '“”"']
        said = [t for t in tokens if t.start >= match.end()]
    elif match := _PEOPLE_SAY.match(text, tokens[0].start):
        rest = [t for t in tokens if t.start >= match.end()]
        if match["verb"].startswith("define"):
            split = next((n for n, t in enumerate(rest[:8]) if t.lower == "as"), 0)
            term, said = rest[:split], rest[split + 1 :]
            who = text[tokens[0].start : match.start("verb")].strip().lower()
            asked = "" if who.split()[0] in _ANYBODY else f"how do {who} define {write(term)}" if term else ""
        else:
            term = _called(rest, by_as=match["verb"] == "refer to")
            said = rest[: rest.index(term[0]) - (match["verb"] == "refer to")] if term else []
            if not said or not _is_described(said) or _is_ranked(said):
                return
    else:
        return
    if term and is_term(term, renderer) and (answer := explained_by(said, term, renderer)):
        wording = write(term)
        yield _Told(wording, asked or f"what {'are' if is_many(term) else 'is'} {wording}", answer)


def _called(rest: Sequence[Token], *, by_as: bool) -> list[Token]:
    """The name at the end of "call a short phrase that … a chime"; none where the words do not say where it begins."""
    end = next((n for n, t in enumerate(rest) if t.text in ".;:,—–("), 0)
    if by_as:
        at = next((n for n in range(end - 1, 0, -1) if rest[n].lower == "as"), 0)
        return list(rest[at + 1 : end]) if at and end - at <= _LONGEST_TERM else []
    start = end - 1
    while start > 0 and rest[start].pos in ("NOUN", "ADJ", "PROPN"):
        start -= 1
    return list(rest[start:end]) if start >= 3 and rest[start].lower in ("a", "an") else []


_CALLED = re.compile(
    r"(?:this|it|(?:the|this) (?:process|situation|phenomenon|condition|result|practice)) "
    r"(?:is|are) (?:then |also |sometimes |often |usually )?(?:called|known as|termed|named|said to be) "
)


def _named_by_case(sentence: Sentence, renderer: Renderer) -> Iterator[_Told]:
    """ "If a bell is struck by a hammer, this is called a chime" → By what name is it known when …?"""
    tokens, text = sentence.tokens, sentence.source
    comma = next(
        (t for t in tokens[:-2] if t.text == "," and _CALLED.match(text, tokens[t.i + 1].start)), None
    )
    match = _CALLED.match(text, tokens[comma.i + 1].start) if comma is not None else None
    if comma is None or match is None:
        return
    target = [t for t in tokens if t.start >= match.end() and t.text not in '“”"']
    end = (n for n, t in enumerate(target) if t.text in ".,;:—–" or t.lower in ("and", "or"))
    target = target[: next(end, len(target))]
    condition = _without_examples(tokens[1 : comma.i])
    if not target or len(target) > _LONGEST_TERM or target[-1].pos not in ("NOUN", "PROPN", "VERB"):
        return
    if points_outside([t for t in condition if t.lower not in ("same", "other", "one")], renderer):
        return
    said = renderer.text(condition)
    if said and _SHORTEST_CONDITION <= len(said.split()) <= _LONGEST:
        name = write(target)
        yield _Told(name, f"by what name is it known when {decapitalize(said)}", name, "term")


def _without_examples(tokens: Sequence[Token]) -> list[Token]:
    """Without a bracket at the end that gives an example: "(e.g., a handbell)"."""
    opened = next((n for n, t in enumerate(tokens) if t.text == "("), None)
    if opened is None or tokens[-1].text != ")" or not tokens[opened + 1].lower.startswith("e.g"):
        return list(tokens)
    return list(tokens[:opened])


# -------------------------------------------------------------------------------------------------- beside the term

_MARKS = {"(": ")", ",": ",", "—": "—", "–": "–", ":": ".", "):": "."}
_GROUPS = bag("group set class family range series kind type form body collection pair network number")


def _beside(sentence: Sentence, renderer: Renderer) -> Iterator[_Told]:
    """ "…, a ghost peal, a peal that nobody hears, …": a kind behind a term and a comma, a dash, a bracket, a colon."""
    tokens = sentence.tokens
    for mark in tokens[1:-3]:
        if mark.text not in _MARKS or _opens_clause(mark):
            continue
        term = _ending(tokens[mark.i - 1])
        if term is None or _is_in_passing(term):
            continue
        run = _aside(mark)
        if len(run) < 3 or not is_term(term, renderer) or _is_next(mark, run, term):
            continue
        wording, many = worded(term, renderer), is_many(term)
        if [t.lower for t in run[:3]] in (["which", "occurs", "when"], ["which", "occur", "when"]):
            if (told := explained_by(run[3:], term, renderer)) and len(told.split()) > _SHORTEST_CONDITION:
                yield _Told(wording, f"when {'do' if many else 'does'} {wording} occur", f"when {told}")
            continue
        be = "are" if many else "is"
        relative = [t.lower for t in run[:2]] == ["which", be]
        said = run[2:] if relative else run
        if relative and is_people(term[-1], renderer):
            continue  # "he hurt a ringer, which is conduct that …"
        if renderer.view.knowledge.narrative and not (_is_attached(said, term) or _is_concept(said, term)):
            continue
        if not said or not _may_explain(mark, said, term, relative=relative):
            continue
        doing = said[0].tag == "VBG"
        if (
            answer := explained_by(said, term, renderer)
            if doing
            else kind_of(said, term, renderer, many=many)
        ):
            yield _Told(wording, f"what {be} {wording}", answer)


def _is_in_passing(term: Sequence[Token]) -> bool:
    """ "A call is, in essence, a peal": a phrase between commas, no term."""
    joint = term[0].previous()
    comma = (
        joint.previous()
        if joint is not None and joint.lower in ("in", "by", "for", "on", "at", "as")
        else None
    )
    return comma is not None and comma.text in (",", "(")


def _may_explain(mark: Token, said: Sequence[Token], term: Sequence[Token], *, relative: bool) -> bool:
    """Whether what stands behind a mark is the kind of the term before it, not of something else."""
    first, tokens = said[0].lower, mark.sentence.tokens
    if said[0].tag == "VBG" and _AGAIN.match(mark.sentence.source, mark.end):
        return True  # "bell care—that is, cleaning every bell that …"
    if first not in (*ARTICLES, "any", "one") and not (relative and said[0].pos in ("NOUN", "ADJ")):
        return False
    if ":" in mark.text and (sum(":" in t.text for t in tokens) > 1 or term[0].lower not in ARTICLES):
        return False
    if term[0].lower == "the" and (len(term) == 2 or first != "the"):
        return False
    if first == "one":
        return len(term) > 1 and (term[0].lower in ARTICLES or is_many(term))
    at = kind_at(said)
    if at is None:
        return False
    kind, behind = said[at], [t.lower for t in said[at + 1 : at + 3]]
    if first in ("a", "an") and behind[:1] == ["in"] and behind[1:] != ["which"]:
        return False  # "a trend in dress": said of the clause before
    if relative and kind.lemma != term[-1].lemma and any(t.lemma == kind.lemma for t in tokens[: term[0].i]):
        return False  # "conduct unbecoming a ringer, which is conduct that …"
    if mark.text in ("—", "–") and first == "the" and behind[:1] == ["and"]:
        return True  # "care—the food and shelter that …"
    return (kind.tag == "NNS") == is_many(term) or kind.lemma.lower() in _GROUPS


def _is_attached(said: Sequence[Token], term: Sequence[Token]) -> bool:
    """Whether the parser, too, holds the kind for another word for the term."""
    at = kind_at(said)
    return at is not None and said[at].dep == "appos" and said[at].head in term and said[0].lower != "one"


_CONCEPTS = bag("concept term practice principle approach method technique process system model strategy")


def _is_concept(said: Sequence[Token], term: Sequence[Token]) -> bool:
    """ "**bell law**, a concept in which …": the author sets off a term and says that it is one."""
    at = kind_at(said)
    words = [t for t in term if t.lower not in ARTICLES]
    return (
        at is not None and said[at].lemma in _CONCEPTS and said[0].lower in ("a", "an") and is_marked(words)
    )


def _ending(last: Token) -> list[Token] | None:
    """The words of a term that ends here, with its "of" and its article."""
    tokens = last.sentence.tokens
    if last.text in '”"’*':
        opened = next(
            (n for n in range(last.i - 1, max(-1, last.i - 7), -1) if tokens[n].text in '“"‘*'), None
        )
        return list(tokens[opened + 1 : last.i]) if opened is not None else None
    after = last.next()
    if last.text == ")" or (after is not None and after.text == "):"):
        opened = next((n for n in range(last.i - 1, max(-1, last.i - 5), -1) if tokens[n].text == "("), None)
        if not opened:
            return None
        last = tokens[opened - 1]
    if whole := _marked_up_to(last):
        return whole
    if last.pos not in ("NOUN", "PROPN"):
        return None
    run = _back(last)
    joint = run[0].previous()
    noun = joint.previous() if joint is not None and joint.lower == "of" else None
    if joint is not None and noun is not None and noun.pos == "NOUN" and noun.lemma.lower() not in _LOOSE:
        run = [*_back(noun), joint, *run]
    before = run[0].previous()
    if before is not None and before.lower in ARTICLES:
        return [before, *run]
    torn = before is not None and (
        before.tag in ("PRP$", "POS", "CD", "WP$", "VBG", "VBN")
        or before.dep in ("det", "amod")
        or (before.pos in ("VERB", "X", "INTJ", "NUM") and before.i < 2)
    )
    return None if torn else run


def _marked_up_to(last: Token) -> list[Token]:
    """The words that the author set off up to this one, with their article; none where there are none."""
    if not has_marked(last.sentence):
        return []
    tokens = last.sentence.tokens
    start = next((n for n in range(last.i, -1, -1) if is_marked(tokens[n : last.i + 1])), last.i + 1)
    if start and start <= last.i and tokens[start - 1].lower in ARTICLES:
        start -= 1
    return list(tokens[start : last.i + 1])


# Nouns before an "of" that are not of the term behind it.
_LOOSE = NO_TERM | bag(
    "practice process principle method concept idea notion problem theme question issue case risk"
)


def _back(noun: Token) -> list[Token]:
    """A noun with the words before it that belong to it."""
    run = [noun]
    before = noun.previous()
    if before is not None and before.text == ")":  # "manifest (or primary) functions"
        opened = next(
            (t for t in noun.sentence.tokens[max(0, before.i - 4) : before.i] if t.text == "("), None
        )
        if opened is not None and (opened.next() or opened).lower == "or":
            before = opened.previous()
    while before is not None and (
        before.pos in ("ADJ", "NOUN", "PROPN")
        or before.text in "-–"
        or (before.tag in ("VBN", "VBG") and before.dep in ("amod", "compound"))
    ):
        run.insert(0, before)
        before = before.previous()
    return run


_AGAIN = re.compile(r" ?(?:in other words|that is(?: to say)?|i\.e\.|or, more \w+|namely),? ")


def _aside(mark: Token) -> list[Token]:
    """The words behind a mark up to the one that closes it; none where they go on as a clause of their own."""
    closing = _MARKS[mark.text]
    run: list[Token] = []
    again = _AGAIN.match(mark.sentence.source, mark.end)
    start = again.end() if again is not None else mark.end
    for token in mark.sentence.tokens[mark.i + 1 :]:
        if token.start < start:
            continue
        if token.text in (".", ";", ":", "—", "–", closing) and (token.text != "," or _closes(token, run)):
            break
        run.append(token)
    verbs = _verbs(run)
    opened = sum(t.lower in _OPENERS for t in run)
    bare = any(
        t.dep in ("nsubj", "nsubjpass") and t.pos in ("NOUN", "PRON") and t.head.dep == "relcl" for t in run
    )
    joints = sum(t.lower in ("and", "or", "but") for t in run)
    return [] if len(verbs) > opened + bare + joints or (verbs and not opened and not bare) else run


def _verbs(tokens: Sequence[Token]) -> list[Token]:
    """The verbs that carry clauses; a past form without a subject is a participle that the parser took for one."""
    return [t for t in tokens if is_finite(t) and (t.tag != "VBD" or t.child("nsubj") is not None)]


def _closes(comma: Token, run: Sequence[Token]) -> bool:
    """Whether a comma ends the aside: no list goes on behind it."""
    after = comma.next()
    if after is None or len(run) < 3:
        return True
    if after.pos in ("NOUN", "ADJ", "VERB") and after.tag not in ("VBZ", "VBP", "VBD", "VBG"):
        return not any(t.lower in ("and", "or") for t in comma.sentence.tokens[after.i : after.i + 8])
    second = after.next() if after.lower in ("and", "or") else None
    if second is None or second.pos not in ("NOUN", "ADJ", "VERB") or second.dep != "conj":
        return True
    behind = second.next()
    return behind is not None and behind.text == ","


def _opens_clause(mark: Token) -> bool:
    """ "When the rope is slack, a ringer who …": behind the first comma of such a sentence its clause begins."""
    tokens = mark.sentence.tokens
    if mark.text != "," or any(t.text == "," for t in tokens[: mark.i]):
        return False
    subject = mark.sentence.root.child("nsubj", "nsubjpass", "expl")
    opened = tokens[0].tag in ("IN", "WRB", "TO", "VBG", "VBN", "RB") or tokens[0].pos in (
        "ADP",
        "SCONJ",
        "ADV",
    )
    return opened and (subject is None or subject.i > mark.i or mark.i < 4)


def _is_next(mark: Token, run: Sequence[Token], term: Sequence[Token]) -> bool:
    """Whether what stands behind the mark is the next member of a list, not an explanation."""
    end = run[-1].next()
    joint = end.next() if mark.text == "," and end is not None and end.text == "," else None
    if joint is None:
        return False
    if joint.lower not in ("and", "or"):
        return joint.lower in ("a", "an") and term[0].lower in ("a", "an")
    behind = mark.sentence.tokens[joint.i + 1 : joint.i + 7]
    return not any(t.text in (",", "(") or is_finite(t) for t in behind)
