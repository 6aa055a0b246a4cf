"""Reading a term and what a sentence says of it: a term of common words, a kind, and what sets the term apart."""

from collections.abc import Sequence

from leadquiz.generate.clause import mid_sentence
from leadquiz.generate.dates import find_dates
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, decapitalize, write
from leadquiz.generate.tokens import Sentence, Token

ARTICLES = ("a", "an", "the")
WORDS = ("term", "word", "phrase", "concept", "idea", "notion")
_LONGEST_TERM = 6  # words
_SHORTEST, _LONGEST = 3, 30  # words of what a term is
_SHORTEST_KIND = 5  # of a kind with what sets apart
_FEWEST_TELLING = 2  # words of meaning in an explanation
_MOST_TOKENS = 45  # of an explanation before it is cut
_STOPS = ".;:?!—–"
_POINTING = bag(
    "this these those such another above below following previous here there other others one ones same former "
    "latter we our us i my you your he she they his her its it their them today now currently some many most several "
    "each every all both any no second third fourth first last next"
)
# Nouns that begin what is said of a term without saying what it is.
NO_KIND = bag(
    "way reason example instance result key matter question problem thing sign factor time case point goal place "
    "moment fact word idea opportunity challenge consequence outcome testament reminder symbol cause majority number "
    "lot mistake success failure source friend foundation basis cornerstone hallmark heart essence core champion "
    "advocate view belief issue concern topic focus subject year day bit piece name term label trait"
)
# Heads of phrases that are no terms, whatever stands behind their "of".
NO_TERM = bag("member part type form kind example role use number amount set group result lack rest side end")
_RANKS = bag("only first second third fourth fifth next last other same main primary")
_RESTRICTING = bag(
    "that who whose whom where when which whereby wherein of in for to from with by between without at on through "
    "among within against into under over toward towards about across along around"
)
_CUTS = bag(
    "which so but although though while whereas because since and or such including unlike like not as hence thus "
    "making resulting allowing it they this often usually typically sometimes whether"
)


def is_finite(token: Token) -> bool:
    """Whether a token is a verb that carries a clause."""
    return token.tag in ("VBZ", "VBP", "VBD", "MD") and token.pos in ("VERB", "AUX")


def is_term(words: Sequence[Token], renderer: Renderer) -> bool:
    """Whether words may be a term: common nouns with what stands before and an "of" behind, leaning on nothing."""
    bare = [t for t in words if t.lower not in ARTICLES]
    if not 1 <= len(bare) <= _LONGEST_TERM or len(words) > len(bare) + 2:
        return False
    last = bare[-1]
    if is_marked(bare):
        named = renderer.names.at(last)
        return (
            not any(t.lower in _POINTING or t.tag in _NO_PART or is_finite(t) for t in bare)
            and (named is None or not named.type)
            and not any(renderer.is_anaphor(t) for t in words)
        )
    if last.pos not in ("NOUN", "PROPN") and not (last.tag == "VBG" and len(bare) <= 2):
        return False
    if any(
        t.lower in _POINTING
        or t.tag in ("JJS", "JJR", "RBS", "CD", "PRP", "PRP$")
        or t.lemma.lower() in EVALUATIVE
        for t in bare
    ):
        return False
    joints = [t for t in bare if t.lower in ("of", "to", "in", "and")]
    if any(t.lower == "of" and (t.previous() or t).pos == "ADJ" for t in bare):
        return False  # "reflective of light"
    if len(joints) > 1 or bare[0].pos in ("ADP", "ADV", "CCONJ"):
        return False
    if any(
        t.pos not in ("NOUN", "ADJ", "PROPN", "ADV")
        and t.tag not in ("VBN", "VBG", "POS")
        and t.text not in "-–"
        and t not in joints
        for t in bare
    ):
        return False
    noun = next((n for n, t in enumerate(bare) if t.pos == "NOUN"), len(bare))
    if any(t.tag == "VBN" and (t.previous() or t).text not in "-–" for t in bare[noun + 1 :]):
        return False  # "decisions related to it"
    if noun + 1 < len(bare) and bare[noun].lemma.lower() in NO_TERM and bare[noun + 1].pos != "NOUN":
        return False  # "a part of bells", but "a part song"
    if last.lemma.lower() in HOLLOW | NO_TERM and len(bare) == 1:
        return False
    name = renderer.names.at(last)
    if name is not None and name.type:
        return False  # a person, a place or a firm is described, not defined
    if renderer.names.noun_type(last.lemma) == PERSON and any(t.tag == "NNP" for t in bare):
        return False
    return not any(renderer.is_anaphor(t) for t in words)


_NO_PART = ("CD", "PRP", "PRP$", "JJS", "JJR", "RBS", "IN")  # of a marked term


def mark_in(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> None:
    """Keeps which words of a sentence the author set off; `spans` are of characters of its block."""
    if not spans:
        return
    marked = frozenset(t.i for t in sentence.tokens if any(start <= t.start < end for start, end in spans))
    if marked:
        sentence.memo["marked"] = marked


def has_marked(sentence: Sentence) -> bool:
    """Whether the author set off any words of a sentence."""
    return "marked" in sentence.memo


def is_marked(words: Sequence[Token]) -> bool:
    """Whether the author set off just these words, as a textbook does with a term where it is explained."""
    marked: frozenset[int] = words[0].sentence.memo.get("marked", frozenset())
    if not marked:
        return False
    first, last = words[0].i, words[-1].i
    return (
        all(t.i in marked for t in words)
        and len(words) == last - first + 1
        and not {first - 1, last + 1} & marked
    )


def is_many(term: Sequence[Token]) -> bool:
    """Whether a term is a plural: "chimes", "kinds of bells", "rope and wheel"."""
    head = next((n for n, t in enumerate(term) if n and t.lower in ("of", "to", "in")), len(term))
    return term[head - 1].tag in ("NNS", "NNPS") or any(t.lower == "and" for t in term)


def worded(term: Sequence[Token], renderer: Renderer) -> str:
    """A term as a question names it."""
    text = write(list(term))
    before = term[0].previous()
    if before is not None and before.text == "(" and term[0].tag not in ("NNP", "NNPS"):
        return decapitalize(text)  # a sentence in brackets
    if before is None or before.text == ",":
        return mid_sentence(term, renderer) or decapitalize(text)
    return text


def kind_of(
    said: Sequence[Token], term: Sequence[Token], renderer: Renderer, *, many: bool, past: bool = False
) -> str:
    """A kind and what sets the term apart: "a short phrase that …"; "" where nothing of the sort is said.

    `past`: the term is of the past, and so is what is told of it.
    """
    run = explanation_run(said)
    if len(run) < _SHORTEST_KIND or (not past and any(is_finite(t) and t.tag == "VBD" for t in run)):
        return ""
    if explained := _of_its_kind(run, term, renderer, many=many):
        return explained
    at = kind_at(run)
    if at is None:
        return ""
    first, kind, behind = run[0], run[at], run[at + 1 :]
    article = first.lower in (*ARTICLES, "any")
    if not article and (first.pos not in ("NOUN", "ADJ") and first.lower != "ones"):
        return ""
    if not article and not many and kind.tag != "NN":
        return ""
    same = kind.lemma.lower() == term[-1].lemma.lower()
    hollow = NO_KIND | EVALUATIVE if renderer.view.knowledge.narrative else NO_KIND
    if (kind.lemma.lower() in hollow and not same) or (same and len(run) < 6) or not restricts(behind):
        return ""
    if any(
        t.tag in ("JJS", "RBS", "JJR", "RBR") or t.lemma.lower() in EVALUATIVE or t.lower in _RANKS
        for t in run[:at]
    ):
        return ""
    which = len(behind) > 1 and behind[1].lower in ("which", "whom", "whose")
    if not article and behind[0].lower in ("to", "for", "in", "on", "at") and not which:
        return ""
    return explained_by(run, term, renderer)


def _of_its_kind(run: Sequence[Token], term: Sequence[Token], renderer: Renderer, *, many: bool) -> str:
    """ "Low bells are those cast …", "A cost-led price is one in which …": the kind is named by the term."""
    first, second = run[0].lower, run[1]
    relative = second.lower in ("who", "that", "which", "whose", "where")
    if first == "those" and many and len(term) > 1 and (relative or second.tag == "VBN"):
        explained = explained_by(run[1:], term, renderer)
        return f"{term[-1].lower} {explained}" if explained else ""
    if first == "one" and not many and (relative or (second.pos == "ADP" and run[2].lower == "which")):
        explained = explained_by(run[1:], term, renderer)
        return f"one {explained}" if explained else ""
    if first == "one" and second.lower == "of" and run[2].lower in ("a", "the") and run[3].lower in _CLASSES:
        explained = explained_by(run[2:], term, renderer) if any(t.lower in _WHICH for t in run) else ""
        return f"one of {explained}" if explained else ""
    return ""


def quoted_kind(said: Sequence[Token]) -> str:
    """A definition that the author quotes: is "the process of …"; "" for none."""
    if not said or said[0].text not in ('"', "“"):
        return ""
    end = next((n for n, t in enumerate(said) if n and t.text in ('"', "”")), 0)
    run = list(said[1:end])
    while run and run[-1].pos == "PUNCT":
        run.pop()
    at = kind_at(run) if len(run) >= _SHORTEST_KIND and run[0].lower in ARTICLES else None
    if at is None or run[at].lemma.lower() in NO_KIND or not restricts(run[at + 1 :]) or len(run) > _LONGEST:
        return ""
    return "" if any(t.lower in _OUTSIDE for t in run) else write(run)


_CLASSES = bag("class group set family kind type range")
_WHICH = ("that", "which", "who", "whose")


def kind_at(run: Sequence[Token]) -> int | None:
    """Where the noun stands that names the kind: the last noun before what sets apart."""
    bracketed = False
    for n, token in enumerate(run):
        if n == 0 and token.lower in (*ARTICLES, "any"):
            continue
        if token.text in "()" or bracketed:
            bracketed = token.text != ")"
            continue
        if n == 0 and token.lower == "ones":
            return n
        if token.tag == "POS":
            continue  # "the owner's claim on …"
        if token.pos in ("NOUN", "PROPN"):
            after = run[n + 1] if n + 1 < len(run) else None
            if after is None or (
                after.pos not in ("NOUN", "PROPN") and after.text not in "-–" and after.tag != "POS"
            ):
                return n
            continue
        if token.pos in ("ADJ", "ADV", "NUM") or token.tag in ("VBN", "VBG") or token.text in "-–,":
            continue
        if token.lower in ("or", "and") and 0 < n < 4:
            continue
        return None
    return None


def restricts(behind: Sequence[Token]) -> bool:
    """Whether what follows a kind sets the term apart: "that …", "of …", "used to …"."""
    if len(behind) < 2:
        return False
    first = behind[0]
    if first.text == ",":
        # "the permission, conferred by law, to exercise power": what sets apart stands behind the aside
        close = next((n for n, t in enumerate(behind[1:], 1) if t.text == ","), None)
        if behind[1].tag == "VBN" and close is not None:
            return restricts(behind[close + 1 :])
        return behind[1].lower in ("in", "that") and len(behind) > 2
    if first.text == "(":
        close = next((n for n, t in enumerate(behind) if t.text == ")"), None)
        return close is not None and restricts(behind[close + 1 :])
    if first.lower in ("or", "and") and len(behind) > 3 and behind[1].pos in ("NOUN", "ADJ"):
        rest = next((n for n, t in enumerate(behind[1:], 1) if t.pos not in ("NOUN", "ADJ")), None)
        return rest is not None and restricts(behind[rest:])
    if first.pos in ("DET", "PRON", "NOUN") and any(is_finite(t) for t in behind[1:5]):
        return True  # "the net value of what | a person has"
    return (
        first.lower in _RESTRICTING
        or first.tag in ("VBN", "VBG")
        or (first.pos == "ADV" and behind[1].tag in ("VBN", "VBG"))
    )


def explained_by(said: Sequence[Token], term: Sequence[Token], renderer: Renderer) -> str:
    """What is said of a term, up to where the author only adds; "" where it leans on other sentences."""
    run = explanation_run(said)
    if run and run[0].lower in ("those", "these") and run[1:2] and run[1].pos in ("NOUN", "ADJ"):
        run = run[1:]  # "refers to those bells rung by hand"
    if len(run) < _SHORTEST or any(t.text in '“”"[]' for t in run):
        return ""
    if leans(run, renderer) or any(t.lower == "would" for t in run[:6]) or _is_to_come(run):
        return ""
    telling = {
        t.lemma.lower()
        for t in run
        if t.pos in ("NOUN", "VERB", "ADJ", "PROPN", "NUM") and t.lemma.lower() not in EVALUATIVE
    } - {t.lemma.lower() for t in term}
    if len(telling) < _FEWEST_TELLING:
        return ""
    if len(run) > _LONGEST and (close := _last_aside(run)):
        run = run[:close]
    answer = renderer.text(run, before=term)
    if answer is None and not renderer.view.knowledge.narrative:
        answer = write(run)  # "the firm" of any case
    return answer if answer and _SHORTEST <= len(answer.split()) <= _LONGEST else ""


def _last_aside(run: Sequence[Token]) -> int:
    """Where the last ", cast to …" or "and are rung …" of a long explanation begins; 0 for nowhere."""
    return next(
        (
            n
            for n in range(len(run) - 2, _SHORTEST_KIND, -1)
            if (run[n].text == "," and run[n + 1].tag in ("VBN", "VBD")) or _is_second_verb(run[n])
        ),
        0,
    )


def _is_second_verb(joint: Token) -> bool:
    """Whether an "and" goes on with another verb of the same relative clause."""
    verb = joint.head
    return (
        joint.lower == "and"
        and joint.dep == "cc"
        and verb.dep in ("relcl", "acl")
        and any(t.dep == "conj" and t.pos in ("VERB", "AUX") and t.i > joint.i for t in verb.children)
    )


def _is_to_come(run: Sequence[Token]) -> bool:
    """ "a concept to grasp", "a thing to ring": nothing said."""
    return len(run) > 2 and run[-2].lower == "to" and run[-1].tag == "VB"


def explanation_run(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the end of the sentence, or to a mark behind which the author only adds."""
    run: list[Token] = []
    aside = _dashed_aside(tokens)
    for n, token in enumerate(tokens):
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
                and (not _in_list(token, run) or _goes_on(tokens[n + 1 :]))
                and not _is_unfinished(run)
            ):
                break
        if token.lower in ("but", "although", "whereas", "because") and run and not _joins(token, run):
            break
        run.append(token)
        if len(run) > _MOST_TOKENS:
            return []
    while run and run[-1].text in ',-–"”“':
        run.pop()
    opened = sum(t.text == "(" for t in run) - sum(t.text == ")" for t in run)
    return [] if opened else run


def _joins(but: Token, run: Sequence[Token]) -> bool:
    """ "a formal but brief speech", "not a loss but a lesson"."""
    if but.lower == "but" and any(t.lower == "not" for t in run):
        return True
    before, after = but.previous(), but.next()
    return before is not None and after is not None and before.pos == after.pos == "ADJ"


def _is_unfinished(run: Sequence[Token]) -> bool:
    """Whether words end in a verb that waits for its complement: "a sign that is, in fact, | not there"."""
    last = max((n for n, t in enumerate(run) if t.text == ","), default=len(run))
    before = run[last - 1] if 0 < last < len(run) else run[-1]
    return before.lemma == "be"


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


def _in_list(comma: Token, run: Sequence[Token]) -> bool:
    """Whether a comma before "and" or "or" ends a list: "thieves, fires, and floods", "easily, and without harm"."""
    after = comma.next()
    if after is None or after.lower not in ("and", "or"):
        return False
    behind = after.next()
    rest = comma.sentence.tokens[after.i :]
    clause = any(t.tag in ("VBZ", "VBP", "VBD", "MD") and t.dep in ("conj", "ROOT") for t in rest[:6])
    kinds = ["NOUN", "ADJ", "PROPN", "VERB", "DET", "NUM"]
    if any(t.text == "," for t in run):
        kinds += ["ADP", "ADV"]
    return behind is not None and behind.pos in kinds and not clause


def _goes_on(rest: Sequence[Token]) -> bool:
    """ ", and the process by which … is called …": a second claim behind the explanation."""
    rest = rest[: next((n for n, t in enumerate(rest) if t.text in _STOPS), len(rest))]
    inside = set(rest)
    return any(
        t.dep in ("nsubj", "nsubjpass", "expl")
        and t.head in inside
        and is_finite(next(iter(t.head.all("aux", "auxpass")), t.head))
        and t.head.dep in ("conj", "ROOT", "ccomp")
        for t in rest[1:]
    )


def leans(run: Sequence[Token], renderer: Renderer) -> bool:
    """Whether an explanation speaks of what only other sentences tell."""
    for n, token in enumerate(run):
        word, noun = (
            token.lower,
            any(t.pos == "NOUN" for t in run[n + 1 : n + 2]) or _is_before_noun(run[n + 1 : n + 3]),
        )
        if token.tag == "PRP" and word in ("it", "they", "them", "he", "she", "him"):
            plural = word in ("they", "them")
            if plural and any(t.lower == "and" for t in run[:n]):
                continue
            if not any(t.pos in ("NOUN", "PROPN") and (t.tag in ("NNS", "NNPS")) == plural for t in run[:n]):
                return True
        elif token.tag == "PRP$" and word in ("its", "their", "his", "her"):
            if n == 0 and word != "its":
                return True
        elif word in ("those", "these"):
            if (n and noun and not any(t.lemma == run[n + 1].lemma for t in run[:n])) or (not n and not noun):
                return True
        elif word in ("other", "others", "such") and _is_bound(token):
            continue
        elif word not in ("one", "another", "there") and points_outside([token], renderer):
            return True
    return bool(find_dates(run[0].sentence)) and any(t.text.isdigit() for t in run)


def _is_before_noun(words: Sequence[Token]) -> bool:
    """ "Loud bells", but not "loyal to": an adjective with its noun."""
    return [t.pos for t in words] == ["ADJ", "NOUN"]


def points_outside(run: Sequence[Token], renderer: Renderer) -> bool:
    """Whether words hold one that points to what stands elsewhere."""
    return any(_points_out(t) and not _is_bound(t) and not _is_taken_up(t, run, renderer) for t in run)


_OUTSIDE = bag(
    "this these those such another above below following previous here there other others one ones former latter "
    "we our us i my you your he she they his her them today now currently section chapter certain"
)


def _points_out(token: Token) -> bool:
    return token.lower in _OUTSIDE or (token.lower == "that" and token.dep == "det")


def _is_bound(token: Token) -> bool:
    """ "Such as", "one's own", "a bell or other metal", "different from others": nothing outside is meant."""
    before, after = token.previous(), token.next()
    if after is None or before is None:
        return False
    if token.lower == "such":
        return after.lower in ("as", "a", "an")
    if token.lower == "one":
        return after.tag == "POS"
    if token.lower == "following":
        return before.pos in ("NOUN", "PROPN")  # "serum taken following exposure"
    if token.lower in ("above", "below"):
        return after.pos in ("DET", "NOUN", "ADJ", "PROPN", "NUM", "PRON")
    return token.lower in ("other", "others") and before.lower in bag("from than or and with by of to")


def _is_taken_up(token: Token, run: Sequence[Token], renderer: Renderer) -> bool:
    """Whether a word that points finds what it points to among these, or speaks of people at large."""
    place = run.index(token)
    if token.lower in ("our", "we", "us"):
        return not renderer.view.knowledge.speaker  # "our relationship with the nonhuman world"
    if token.lower in ("you", "your"):
        return True  # "the sum you ask for": of anybody
    if token.lower == "another":
        return place > 2  # "a debt incurred with another party"
    if token.lower in ("its", "their", "they", "them", "his", "her"):
        return place > 2  # a thing said before it, or the text of the answer stays open and makes no card
    if token.lower in ("those", "these"):
        return place + 1 < len(run) and any(t.lemma == run[place + 1].lemma for t in run[:place])
    return token.lower == "ones" and place == 0
