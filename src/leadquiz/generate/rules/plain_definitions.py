"""Terms that a text of things defines in one of the plain forms of a textbook.

"A grant is a gift that must be used for …", "dampening, the right of neighbours to …", "a strike note: a tone that
…", "If a bell is struck by a hammer, this is called a chime". Each form asks for positive signs: a term of common
words that stands alone, a kind, and behind it what sets the term apart from its kind.
"""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import mid_sentence, noun_phrase, question
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with, write
from leadquiz.generate.rules.base import is_exercise, make, quotations
from leadquiz.generate.rules.definitions import bare_term
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST_TERM = 5  # words
_SHORTEST, _LONGEST = 5, 30  # words of what a term is
_MOST_TOKENS = 45  # of a definition before it is cut
_COPULAS = bag("is are")
_MEANING = {"means": "mean", "denotes": "denote", "mean": "mean", "denote": "denote"}
_STOPS = ".;:?!—–"
_POINTING = bag(
    "this these those such another above below following previous here there other others one ones same former latter "
    "we our us i my you your he she they his her them today now currently section chapter certain"
)
# Genera that name no kind of thing: what is said of them is an opinion, a rank or a case.
_NO_KIND = bag(
    "way reason example instance part result key matter question problem thing step sign factor time case one point "
    "goal place moment fact name word idea opportunity challenge consequence outcome testament reminder symbol effect "
    "cause member majority number lot mistake success failure source friend foundation basis cornerstone hallmark "
    "heart essence core champion advocate view belief policy stage product"
)
_CONNECTIVES = bag(
    "thus therefore hence however moreover furthermore finally first second third so yet but and also"
)
_CUTS = bag(
    "which so but although though while whereas because since and or such including unlike like not as hence thus "
    "making resulting allowing it they this often usually typically sometimes whether"
)
_RESTRICTING = bag("that who whose whom where when")
_JOINING = bag(
    "of in for to from with by between without at on through among within against into under over toward towards "
    "about across along around"
)
_CALLED = re.compile(
    r"^(?:is|are) (?:then |also |sometimes |often |usually )?(?:called|known as|termed|named) "
)


def plain_definitions(view: SectionView) -> Iterator[Candidate]:
    """Definitions in plain forms, and names given to what a condition describes."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        found = [*_colon(view, passage, sentence, renderer), *_attached(view, passage, sentence, renderer)]
        if not view.knowledge.narrative:
            found += _plain(view, passage, sentence, renderer)
            found += _named(view, passage, sentence, renderer)
        if found and not any(q.start <= sentence.start < q.end for q in quotations(passage)):
            yield from found


# ------------------------------------------------------------------------------------------------ plain


def _plain(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "A grant is a gift that must be used for a stated purpose." """
    tokens = sentence.tokens
    start = _after_opening(tokens)
    at = next(
        (
            t.i
            for t in tokens[start : start + _LONGEST_TERM + 5]
            if t.lower in _COPULAS or t.lower in _MEANING or t.tag == "MD"
        ),
        None,
    )
    if at is None or not _closes(tokens):
        return
    modal = [t.lower for t in tokens[at : at + 4]]
    if modal[:1] in (["can"], ["may"]) and modal[1:] in (["be", "defined", "as"], ["be", "described", "as"]):
        begin = at + 4
    elif tokens[at].tag in ("VBZ", "VBP"):
        begin = at + 1
    else:
        return
    if tokens[start].text == "(" and tokens[-1].text == ")":
        start += 1
    term = _term(tokens[start:at], renderer)
    if term is None:
        return
    said = tokens[begin:]
    verb = tokens[at].lower
    if tokens[at].tag == "MD":
        verb = "are" if term[-1].tag == "NNS" else "is"
    many = verb in ("are", "mean", "denote")
    plural = many
    if len(said) > 2 and said[0].lower in ("defined", "conceptualized") and said[1].lower == "as":
        said = said[2:]
        plural = many or said[0].tag == "NNS"
    answer = (
        _quoted(said)
        or _of_its_kind(said, term, renderer)
        or said_of_term(said, term, renderer, plural=plural)
    )
    if not answer:
        return
    wording = _worded(term, renderer)
    if not wording:
        return
    if verb in _MEANING:
        text = f"what {'do' if many else 'does'} {wording} {_MEANING[verb]}"
    else:
        text = f"what {verb} {wording}"
    yield _made(view, passage, sentence, text, answer, wording)


def _quoted(tokens: Sequence[Token]) -> str:
    """A definition that the author quotes: is "the process of …"."""
    if not tokens or tokens[0].text not in ('"', "“"):
        return ""
    end = next((n for n, t in enumerate(tokens) if n and t.text in ('"', "”")), 0)
    run = list(tokens[1:end])
    while run and run[-1].pos == "PUNCT":
        run.pop()
    if len(run) < _SHORTEST or run[0].lower not in ("a", "an", "the"):
        return ""
    at = _kind_at(run)
    if at is None or run[at].lemma.lower() in _NO_KIND or not _restricts(run[at + 1 :]):
        return ""
    if any(t.lower in _POINTING for t in run) or len(run) > _LONGEST:
        return ""
    return write(run)


_CLASSES = bag("class group set family kind type range")


def _of_its_kind(tokens: Sequence[Token], term: Sequence[Token], renderer: Renderer) -> str:
    """ "Low bells are those that …", "A hum is one of a class of tones that …": the kind is named by the term."""
    lower = [t.lower for t in tokens[:5]]
    if lower[:1] == ["those"] and len(term) > 1 and term[-1].tag == "NNS":
        run = definition_run(tokens)[1:]
        if (
            not _restricts(run)
            or run[0].lower in ("of", "in", "for")
            or any(t.lower in _POINTING for t in run)
        ):
            return ""
        if any(t.tag in ("JJS", "RBS", "JJR") for t in run) or len(run) < _SHORTEST - 1:
            return ""
        text = renderer.text(run, before=term)
        return f"{capitalize(term[-1].lower)} {text}" if text and len(text.split()) < _LONGEST else ""
    if lower[:2] == ["one", "of"] and lower[2:3] in (["a"], ["the"]) and lower[3] in _CLASSES:
        run = definition_run(tokens[2:])
        bracket = next((n for n, t in enumerate(run) if t.text == "("), len(run))
        run, text = run[:bracket], renderer.text(run[:bracket], before=term)
        if not text or not any(t.lower in _RESTRICTING for t in run) or any(t.tag == "PRP" for t in run):
            return ""
        return f"one of {text}" if _SHORTEST <= len(text.split()) < _LONGEST - 1 else ""
    return ""


def _after_opening(tokens: Sequence[Token]) -> int:
    """Where a sentence begins behind "Thus," or "By definition,"."""
    lower = [t.lower for t in tokens[:4]]
    if lower[:1] and lower[0] in _CONNECTIVES:
        return 2 if lower[1:2] == [","] else 1
    if lower[:3] == ["by", "definition", ","]:
        return 3
    if lower[:1] == ["as"] and lower[1:2] and lower[1] in ("we", "you", "noted", "mentioned", "discussed"):
        comma = next((t.i for t in tokens[:9] if t.text == ","), None)
        return comma + 1 if comma is not None else 0  # "As we have seen,"
    return 0


def _closes(tokens: Sequence[Token]) -> bool:
    return tokens[-1].text == "." or (len(tokens) > 1 and tokens[-2].text == ".")


def _term(tokens: Sequence[Token], renderer: Renderer) -> list[Token] | None:
    """The words of a term: common nouns with what stands before them; a short form in brackets goes."""
    words = list(tokens)
    if len(words) > 3 and words[-1].text == ")":
        opened = next((n for n, t in enumerate(words) if t.text == "("), None)
        if opened is None:
            return None
        words = words[:opened]
    words = [t for t in words if t.text not in '“”"*_']
    if not words:
        return None
    bare = words[1:] if words[0].lower in ("a", "an") else words
    if not 1 <= len(bare) <= _LONGEST_TERM or any(t.lower in _POINTING for t in bare):
        return None
    last = bare[-1]
    gerund = last.tag == "VBG" and len(bare) == 1
    if last.pos not in ("NOUN", "PROPN") and not gerund:
        return None
    if any(t.pos not in ("NOUN", "ADJ", "PROPN", "PUNCT") and t.tag not in ("VBN", "VBG") for t in bare):
        return None
    if any(t.text not in "-–" for t in bare if t.pos == "PUNCT"):
        return None
    if any(t.tag in ("JJS", "JJR", "RBS", "POS", "CD") or t.lemma.lower() in EVALUATIVE for t in bare):
        return None
    name = renderer.names.at(last)
    if name is not None and name.type:
        return None  # a person, a place or a firm is described, not defined
    if renderer.names.noun_type(last.lemma) == PERSON and any(t.tag == "NNP" for t in bare):
        return None
    if any(renderer.is_anaphor(t) for t in words):
        return None
    return words


def worded_term(term: Sequence[Token], renderer: Renderer) -> str:
    """A term as a question names it; "" for what is none: a name, praise, something that leans on other words."""
    bare = [t for t in term if t.lower != "the"]
    checked = _term(bare, renderer)
    if checked is None:
        return ""
    wording = _worded(checked, renderer)
    return f"the {wording}" if wording and term[0].lower == "the" else wording


def _worded(term: Sequence[Token], renderer: Renderer) -> str:
    text = renderer.text(term)
    if not text:
        return ""
    before = term[0].previous()
    if before is not None and before.text == "(" and term[0].tag not in ("NNP", "NNPS"):
        return decapitalize(text)  # a sentence in brackets
    return mid_sentence(term, renderer)


def said_of_term(
    tokens: Sequence[Token], term: Sequence[Token], renderer: Renderer, *, plural: bool = False
) -> str:
    """A kind and what sets apart, up to where the author ends it; "" where it is no definition."""
    run = definition_run(tokens)
    if len(run) < _SHORTEST:
        return ""
    first = run[0]
    if first.lower not in ("a", "an", "the", "any") and not (
        plural and (first.pos in ("NOUN", "ADJ") or first.lower == "ones")
    ):
        return ""
    at = _kind_at(run)
    if at is None:
        return ""
    kind = run[at]
    before, behind = run[:at], run[at + 1 :]
    if (kind.lemma.lower() in _NO_KIND and kind.lower != "ones") or (
        kind.lemma.lower() in {t.lemma.lower() for t in term[-1:]} and len(run) < 8
    ):
        return ""
    if any(t.tag in ("JJS", "RBS", "JJR") or t.lemma.lower() in EVALUATIVE for t in before):
        return ""  # a rank, or praise
    if any(_is_own_clause(t, run) for t in run):
        return ""
    if len(behind) == 2 and behind[0].lower == "to":
        return ""  # "a concept to grasp"
    if any(t.lower == "would" for t in behind[:4]):
        return ""  # "a trade that would feed the town": what came of it
    loose = plural and behind and behind[0].lower in ("of", "in", "for")
    if not _restricts(behind) or (loose and (tokens[0].previous() or first).lower != "as"):
        return ""
    if points_outside(run, renderer):
        return ""
    telling = [
        t
        for t in run
        if t.pos in ("NOUN", "VERB", "ADJ", "PROPN", "NUM") and t.lemma.lower() not in EVALUATIVE
    ]
    if len(telling) < 3:
        return ""
    twice = next((n for n, t in enumerate(run) if _is_second_clause(t)), None)
    if twice is None:
        answer = renderer.text(run, before=term)
        if answer is None and all(_is_of_any_case(t, renderer) for t in run if renderer.is_anaphor(t)):
            answer = write(run)
    else:
        parts = renderer.text(run[:twice], before=term), renderer.text(run[twice + 1 :], before=run[:twice])
        answer = f"{parts[0]} that {parts[1]}" if all(parts) else None
    return answer if answer and _SHORTEST <= len(answer.split()) <= _LONGEST else ""


def _is_bound(token: Token) -> bool:
    """ "Such as", "one's own", "different from other parts": words that point to nothing outside."""
    before, after = token.previous(), token.next()
    if after is None or before is None:
        return False
    if token.lower == "such":
        return after.lower == "as"
    if token.lower == "one":
        return after.tag == "POS"
    return (
        token.lower == "other" and before.lower in ("from", "than") and after.pos in ("NOUN", "ADJ", "PROPN")
    )


def _is_own_clause(token: Token, run: Sequence[Token]) -> bool:
    """ "… a target of thieves, and any gap could cost it": a second claim; or all of it is a clause of its own."""
    if token.tag not in ("VBZ", "VBP", "VBD", "MD") or token.pos not in ("VERB", "AUX"):
        return False
    return token.is_root or (token.dep in ("ccomp", "conj") and token.head not in run)


_AT_LARGE = ("another", "our", "we", "us")  # of anybody, in a definition


def _is_of_any_case(token: Token, renderer: Renderer) -> bool:
    """Whether a word that could point speaks of anybody, or of "the firm" of any case in a text about things."""
    definite = token.pos == "NOUN" or (token.dep == "det" and token.lower == "the")
    return token.lower in _AT_LARGE or (definite and not renderer.view.knowledge.narrative)


def points_outside(run: Sequence[Token], renderer: Renderer) -> bool:
    """Whether a definition holds a word that points to what stands elsewhere."""
    return any(_points_out(t) and not _is_bound(t) and not _is_taken_up(t, run, renderer) for t in run)


def _points_out(token: Token) -> bool:
    return token.lower in _POINTING or (token.lower == "that" and token.dep == "det")


def _is_taken_up(token: Token, run: Sequence[Token], renderer: Renderer) -> bool:
    """Whether a word that points finds what it points to in the definition itself, or speaks of people at large."""
    place = run.index(token)
    if token.lower in ("our", "we", "us"):
        return not renderer.view.knowledge.speaker  # "our relationship with the nonhuman world"
    if token.lower == "another":
        return place > 2  # "a debt incurred with another party"
    if token.lower in ("its", "their", "they", "them", "his", "her"):
        return place > 2  # a thing said before it, or the text of the answer stays open and makes no card
    if token.lower in ("those", "these"):
        return place + 1 < len(run) and any(t.lemma == run[place + 1].lemma for t in run[:place])
    return token.lower == "ones" and place == 0


def _is_second_clause(token: Token) -> bool:
    """ "The parts that a firm sells that bring in money": a relative clause has its object, so this opens another."""
    verb = token.head.head
    return (
        token.lower == "that"
        and token.tag == "DT"
        and token.head.dep == "dobj"
        and any(t.dep == "dobj" and t.tag == "WDT" and t.i < verb.i for t in verb.children)
        and verb.i + 1 == token.i
    )


def definition_run(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the end of the sentence, or to a mark behind which the author only adds."""
    run: list[Token] = []
    aside = _dashed_aside(tokens)
    for token in tokens:
        if token in aside:
            continue
        if token.text in _STOPS:
            break
        if token.text == "," and run:
            after = token.next()
            if after is not None and _is_that_is(after):
                break
            if (
                after is not None
                and (after.lower in _CUTS or after.tag in ("VBG", "PRP"))
                and not _in_list(token)
            ):
                break
        if token.lower in ("but", "although", "whereas", "because") and run:
            break
        run.append(token)
        if len(run) > _MOST_TOKENS:
            return []
    while run and run[-1].text in ",-–":
        run.pop()
    opened = sum(t.text == "(" for t in run) - sum(t.text == ")" for t in run)
    return [] if opened else run


def _dashed_aside(tokens: Sequence[Token]) -> list[Token]:
    """Examples between two dashes: "items—such as bells and carts—that a firm owns"."""
    dashes = [n for n, t in enumerate(tokens) if t.text in ("—", "–")]
    if len(dashes) != 2 or [t.lower for t in tokens[dashes[0] + 1 : dashes[0] + 3]] != ["such", "as"]:
        return []
    return list(tokens[dashes[0] : dashes[1] + 1])


def _is_that_is(token: Token) -> bool:
    """ ", that is, …": the same in other words."""
    after = token.next()
    return token.lower == "that" and after is not None and after.lower == "is"


def _in_list(comma: Token) -> bool:
    """Whether a comma before "and" or "or" ends a list: "thieves, fires, and floods"."""
    after = comma.next()
    if after is None or after.lower not in ("and", "or"):
        return False
    behind = after.next()
    rest = comma.sentence.tokens[after.i :]
    clause = any(t.tag in ("VBZ", "VBP", "VBD", "MD") and t.dep in ("conj", "ROOT") for t in rest[:6])
    return behind is not None and behind.pos in ("NOUN", "ADJ", "PROPN", "VERB", "DET", "NUM") and not clause


def _kind_at(run: Sequence[Token]) -> int | None:
    """Where the noun stands that names the kind: the last noun before what sets apart."""
    bracketed = False
    for n, token in enumerate(run):
        if n == 0 and token.lower in ("a", "an", "the", "any"):
            continue
        if token.text in "()" or bracketed:
            bracketed = token.text != ")"
            continue
        if token.lower == "ones" and n == 0:
            return n
        if token.tag == "POS":
            continue  # "the owner's claim on …"
        if token.pos in ("NOUN", "PROPN"):
            after = run[n + 1] if n + 1 < len(run) else None
            if after is not None and after.tag == "POS":
                continue
            if after is None or (after.pos not in ("NOUN", "PROPN") and after.text not in "-–"):
                return n
            continue
        if token.pos in ("ADJ", "ADV", "NUM") or token.tag in ("VBN", "VBG") or token.text in "-–,":
            continue
        if token.lower in ("or", "and") and 0 < n < 4:
            continue
        return None
    return None


def _restricts(behind: Sequence[Token]) -> bool:
    """Whether what follows the kind sets the term apart: "that …", "of …", "used to …"."""
    if not behind:
        return False
    first = behind[0]
    if first.text == "," and behind[1:2] and behind[1].tag == "VBN":
        # "the permission, conferred by law, to exercise power": what sets apart stands behind the aside
        close = next((n for n, t in enumerate(behind[1:], 1) if t.text == ","), None)
        return close is not None and _restricts(behind[close + 1 :])
    if first.text == "(":
        close = next((n for n, t in enumerate(behind) if t.text == ")"), None)
        return close is not None and _restricts(behind[close + 1 :])
    if first.lower in ("or", "and") and len(behind) > 2 and behind[1].pos in ("NOUN", "ADJ"):
        rest = next((n for n, t in enumerate(behind[1:], 1) if t.pos not in ("NOUN", "ADJ")), None)
        return rest is not None and _restricts(behind[rest:])
    return (
        first.lower in _RESTRICTING | _JOINING
        or first.lower == "which"
        or first.tag in ("VBN", "VBG")
        or (first.pos == "ADV" and len(behind) > 1 and behind[1].tag in ("VBN", "VBG"))
    )


# ---------------------------------------------------------------------------------------------- attached


def _attached(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "the idea of dampening, the right of neighbours to …": a kind in apposition to a term."""
    for token in sentence.tokens:
        if token.dep != "appos" or token.pos != "NOUN" or token.head.pos != "NOUN" or token.head.i > token.i:
            continue
        article = token.subtree()[0]
        comma = article.previous()
        if article.lower not in ("a", "an", "the") or article.head is not token or comma is None:
            continue
        if comma.text not in (",", "—", "–"):
            continue
        noun = token.head
        term = _before(comma, noun, renderer)
        if term is None or noun.child("relcl", "acl", "conj") is not None or noun.dep == "conj":
            continue
        if PERSON in (renderer.names.noun_type(noun.lemma), renderer.names.noun_type(token.lemma)):
            continue
        if not _says_apart(token):
            continue
        run = _until_comma([t for t in sentence.tokens if t.i >= article.i])
        answer = said_of_term(run, term, renderer)
        wording = _worded(term, renderer)
        if not answer or not wording:
            continue
        yield _made(view, passage, sentence, f"what {_be(noun)} {wording}", answer, wording)


# Kinds of what is done or thought, which an "of" sets apart from their kind.
_DOING = bag(
    "process practice study right act ability measure method technique theory doctrine belief principle idea system "
    "form type kind set group collection amount rate loss removal release formation movement transfer state condition"
)


def _says_apart(kind: Token) -> bool:
    """Whether a kind in apposition carries what makes a definition of it: "a drum that …", "the right of …"."""
    if kind.child("conj") is not None:
        return False
    if (clause := kind.child("relcl")) is not None:
        return clause.i - kind.i <= 5
    return kind.lemma.lower() in _DOING and kind.child("prep", "acl") is not None


def _before(mark: Token, noun: Token, renderer: Renderer) -> list[Token] | None:
    """The term that ends at a mark; a short form in brackets may stand between."""
    last = mark.previous()
    while last is not None and last is not noun:
        if last.text not in "()" and not last.text.isupper():
            return None
        last = last.previous()
    phrase = [t for t in noun_phrase(noun) if t.i <= noun.i]
    if not phrase or phrase[-1] is not noun:
        return None
    if phrase[0].dep == "det" and phrase[0].lower not in ("a", "an"):
        return None
    if noun.tag == "NN" and phrase[0].dep != "det" and not _is_uncounted(noun, phrase):
        return None
    return _term(phrase, renderer)


def _is_uncounted(noun: Token, phrase: Sequence[Token]) -> bool:
    """A singular noun without an article is a term of its own, unless something owns or counts it."""
    return not any(t.dep in ("poss", "nummod", "det") for t in phrase) and noun.child("det", "poss") is None


def _be(noun: Token) -> str:
    return "are" if noun.tag == "NNS" else "is"


def _until_comma(tokens: Sequence[Token]) -> list[Token]:
    """An apposition ends at the next comma that closes it; a sentence that goes on behind leaves the rest out."""
    for n, token in enumerate(tokens):
        if n and token.text == ",":
            after = token.next()
            if after is None or not _in_list(token):
                return list(tokens[:n])
    return list(tokens)


def _colon(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Every bell has a strike note: a tone that the ear hears." """
    tokens = sentence.tokens
    marks = [t for t in tokens if t.text in (":", "):")]
    if len(marks) != 1 or not 2 < marks[0].i < len(tokens) - _SHORTEST:
        return
    mark = marks[0]
    last = mark.previous()
    while (last is not None and last.text in "()") or (
        last is not None and last.text.isupper() and last.i > 1
    ):
        last = last.previous()
    if last is None or last.pos != "NOUN":
        return
    term = _before(mark, last, renderer)
    article = mark.next()
    if term is None or term[0].dep != "det" or article is None or article.lower not in ("a", "an", "the"):
        return
    answer = said_of_term(tokens[mark.i + 1 :], term, renderer)
    wording = _worded(term, renderer)
    if answer and wording:
        yield _made(view, passage, sentence, f"what {_be(last)} {wording}", answer, wording)


# ------------------------------------------------------------------------------------------------ named


def _named(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    """ "If a bell is struck by a hammer, this is called a chime" → By what name is it known when …?"""
    tokens = sentence.tokens
    if tokens[0].lower not in ("if", "when"):
        return
    comma = next(
        (
            t
            for t in tokens
            if t.text == ","
            and (after := t.next()) is not None
            and (
                after.lower in ("this", "it")
                or (
                    after.lower in ("the", "this")
                    and (noun := after.next()) is not None
                    and noun.lower
                    in ("process", "situation", "phenomenon", "condition", "result", "practice")
                )
            )
            and _CALLED.match(_behind(t))
        ),
        None,
    )
    if comma is None:
        return
    verb = next((t for t in tokens[comma.i :] if t.lemma in ("call", "know", "term", "name")), None)
    if verb is None:
        return
    begin = verb.i + (2 if verb.lemma == "know" else 1)
    target = [t for t in tokens[begin:] if t.text not in '“”"']
    end = next(
        (n for n, t in enumerate(target) if t.text in ".,;:—–" or t.lower in ("and", "or")), len(target)
    )
    target = target[:end]
    bare = target[1:] if target and target[0].lower in ("a", "an", "the") else target
    if not 1 <= len(bare) <= _LONGEST_TERM or bare[-1].pos not in ("NOUN", "PROPN", "VERB"):
        return
    condition = _without_examples(tokens[1 : comma.i])
    if any(t.lower in _POINTING for t in condition if t.lower not in ("another", "same", "other", "one")):
        return
    said, answer = renderer.text(condition), renderer.text(target)
    if not said or not answer or not 5 <= len(said.split()) <= 30:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="plain definitions",
        kind=Kind.DEFINITION,
        question=question(f"by what name is it known when {decapitalize(said)}"),
        answer=capitalize(answer),
        fact=(" ".join(t.lemma.lower() for t in bare), "be", "called"),
        answer_type="term",
        weight=0.95,
    )


def _without_examples(tokens: Sequence[Token]) -> list[Token]:
    """Without a bracket at the end that gives an example: "(e.g., a handbell)"."""
    opened = next((n for n, t in enumerate(tokens) if t.text == "("), None)
    if opened is None or tokens[-1].text != ")" or not tokens[opened + 1].lower.startswith("e.g"):
        return list(tokens)
    return list(tokens[:opened])


def _behind(comma: Token) -> str:
    """What follows the subject behind a comma, in lower case."""
    words = [t.lower for t in comma.sentence.tokens[comma.i + 1 : comma.i + 9]]
    skip = 2 if len(words) > 1 and words[1] not in ("is", "are") else 1
    return " ".join(words[skip:])


def _made(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    text: str,
    answer: str,
    term: str,
) -> Candidate:
    return make(
        view,
        passage,
        sentence,
        rule="plain definitions",
        kind=Kind.DEFINITION,
        question=question(text),
        answer=capitalize(answer),
        fact=(bare_term(term), "be", ""),
        answer_type="definition",
        weight=1.0,
        note=f"definition|{term.lower()}",
    )
