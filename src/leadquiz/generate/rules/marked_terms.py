"""Terms that a textbook marks where it explains them, whatever the sentence around them does.

"the difference between **chimes**, short phrases that …, and **peals**, long ones that …";
"**Ringing up** means swinging a bell until …"; "The wheel that carries the rope is the **garter**".
"""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import mid_sentence, question
from leadquiz.generate.dates import find_dates
from leadquiz.generate.leaning import is_whole_sentence
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.meanings import points_outside
from leadquiz.generate.references import Renderer, capitalize, decapitalize, passages_with
from leadquiz.generate.rules.base import is_exercise, make
from leadquiz.generate.rules.definitions import bare_term
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_LONGEST_TERM = 5  # words
_SHORTEST, _LONGEST = 4, 30  # words of what a term is
_ARTICLES = ("a", "an", "the")
_MEANING = re.compile(
    r"(?:(?:,? or [\w -]{3,30},? )|(?: \([^()]{2,20}\))|)"
    r" (?P<verb>means|mean|(?:is|are) (?:commonly |often |usually |broadly |generally )?defined as|"
    r"refers to|refer to|denotes|denote|describes|occurs when|occur when|(?:is|are) when|involves|involve|"
    r"consists of|consist of|is(?= [a-z]+ing )) "
)
_NAMED = re.compile(
    r" (?:(?P<be>is|are|was|were) "
    r"(?:(?:commonly|often|usually|generally|technically|collectively|simply|therefore|thus) )?"
    r"(?P<called>called|known as|termed|referred to as|named|what is called)|(?P<is>is|are)) (?:the |an? )?[“\"‘]?$"
)
_DESCRIBED = re.compile(r"\b(?:that|who|which|whose|where|when|by|of|from|for|in|with|between|into)\b")
_POINTING = bag("this these those such it they he she both each another other others many some most several")
_OPENING = re.compile(
    r"^(?:In (?:this|that) (?:context|sense|case)|Here|However|Thus|Therefore|Finally|Similarly|Also|In other words|"
    r"For example|For instance|In addition|In short|In general|Generally|Technically|Typically), "
)


def marked_terms(view: SectionView) -> Iterator[Candidate]:
    """Definitions around terms that the author marks."""
    if view.knowledge.narrative or is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        if not is_whole_sentence(sentence, narrative=False):
            continue
        for start, end in passage.block.emphasis:
            term = [t for t in sentence.tokens if t.start >= start and t.end <= end and t.pos != "PUNCT"]
            if not term or not _is_term(term, renderer):
                continue
            found = (
                _named(sentence, term, renderer)
                or _meaning(sentence, term, renderer)
                or _beside(sentence, term, passage, renderer)
            )
            if found:
                text, answer, kind = found
                yield make(
                    view,
                    passage,
                    sentence,
                    rule="marked terms",
                    kind=Kind.DEFINITION,
                    question=question(text),
                    answer=capitalize(answer),
                    fact=(bare_term(sentence.slice(term)), "be", "called" if kind == "term" else ""),
                    answer_type=kind,
                    weight=1.05,
                    note=f"definition|{bare_term(sentence.slice(term)).lower()}",
                )


def _is_term(term: Sequence[Token], renderer: Renderer) -> bool:
    """Whether marked words may be a term: short, no name, no figure, no praise."""
    if len(term) > _LONGEST_TERM or any(t.text[:1].isdigit() for t in term):
        return False
    if any(
        t.tag in ("PRP", "PRP$", "WDT", "MD", "VBZ", "VBD") or t.lemma.lower() in EVALUATIVE for t in term
    ):
        return False
    if term[-1].lemma.lower() in HOLLOW or term[-1].pos in ("DET", "CCONJ", "SCONJ"):
        return False
    if term[-1].pos in ("ADP", "ADV") and term[0].tag != "VBG":
        return False
    names = renderer.names.find(list(term))
    return not any(name.text[:1].isupper() and name.tokens[0].i > 0 for name in names) and not any(
        t.text[:1].isupper() and t.i > 0 and not t.text.isupper() for t in term
    )


def _many(term: Sequence[Token]) -> bool:
    return term[-1].tag in ("NNS", "NNPS")


def _around(sentence: Sentence, term: Sequence[Token]) -> tuple[str, str]:
    """The text in front of a term, from the start of its sentence, and behind it."""
    source, end = sentence.source, sentence.start + len(sentence.text)
    return source[sentence.start : term[0].start], source[term[-1].end : end]


def _named(sentence: Sentence, term: Sequence[Token], renderer: Renderer) -> tuple[str, str, str] | None:
    """ "The wheel that carries the rope is the garter" → What is the wheel that carries the rope called?"""
    before, behind = _around(sentence, term)
    match = _NAMED.search(before)
    if match is None or not re.match(
        r"[”\"’]?(?: \([^()]*\))*[.;]|[”\"’]?, (?:and|which|because|since|or) ", behind
    ):
        return None
    opening = _OPENING.match(before)
    first = sentence.start + (opening.end() if opening else 0)
    said = [t for t in sentence.tokens if first <= t.start and t.end <= sentence.start + match.start()]
    if (
        not 4 <= len(said) <= _LONGEST
        or said[0].lower in _POINTING
        or said[0].tag in ("PRP", "PRP$", "IN", "WRB")
    ):
        return None
    if any(t.text in ',;:—–“”"()' for t in said) or (said[0].pos in ("VERB", "AUX") and said[0].tag != "VBG"):
        return None
    if not match["called"] and not _is_described(said):
        return None
    if points_outside(said, renderer) or _repeats(term, said) or find_dates(sentence):
        return None
    text = mid_sentence(said, renderer)
    if not text:
        return None
    be = (match["be"] or match["is"]).lower()
    return f"what {be} {text} called", sentence.slice(term), "term"


def _is_described(said: Sequence[Token]) -> bool:
    """Whether a phrase tells what sets a thing apart: "the wheel that carries the rope"."""
    first = said[0].lower
    clause = any(t.lower in ("that", "who", "which", "whose", "where") for t in said[1:])
    return first in _ARTICLES and clause and len(said) >= 5


def _meaning(sentence: Sentence, term: Sequence[Token], renderer: Renderer) -> tuple[str, str, str] | None:
    """ "Ringing up means swinging a bell until …" → What does “ringing up” mean?"""
    before, behind = _around(sentence, term)
    match = _MEANING.match(behind)
    front = _OPENING.sub("", before)
    field = re.match(r"^((?:In|For|To) [^,]{3,40}), (?:(?:the|an?) )?$", front)
    if match is None or not (field or re.fullmatch(r"(?:The |An? |the |an? )?[“\"‘]?", front)):
        return None
    run = _told([t for t in sentence.tokens if t.start >= term[-1].end + match.end()])
    if match["verb"] == "is" and (not run or run[0].tag != "VBG" or run[0].dep in ("amod", "compound")):
        return None
    answer = renderer.text(run, before=term) if run and not points_outside(run, renderer) else None
    if not answer or not _SHORTEST <= len(answer.split()) <= _LONGEST or _repeats(term, run):
        return None
    named = _worded(term, renderer)
    lead = f"{field[1]}, " if field else ""
    verb, many = match["verb"], _many(term)
    if "when" in verb:
        asked = f"when {'do' if many else 'does'} {named} occur"
        answer = f"when {answer}"
    elif "defined" in verb or verb == "is":
        asked = f"what {'are' if many else 'is'} {_with_article(term, named)}"
    elif verb.startswith("mean"):
        asked = f"what does “{named}” mean"
    elif verb.startswith(("involve", "consist")):
        asked = f"what {'do' if many else 'does'} {_with_article(term, named)} {verb.split()[0].removesuffix('s')}"
        asked += " of" if verb.endswith(" of") else ""
    else:
        asked = f"what does “{named}” refer to"
    return f"{lead}{asked}", answer, "definition"


def _beside(
    sentence: Sentence, term: Sequence[Token], passage: Passage, renderer: Renderer
) -> tuple[str, str, str] | None:
    """ "chimes, short phrases that …, and peals": what stands between commas behind the term."""
    tokens = sentence.tokens
    at = term[-1].i + 1
    if at + _SHORTEST >= len(tokens) or tokens[at].text != ",":
        return None
    first = tokens[at + 1]
    many = _many(term)
    if term[0].i <= 2 and tokens[0].tag == "IN":
        return None  # "During ringing up, the wheel of a bell turns …"
    if not (
        first.lower in ("a", "an", "the", "any") or (many and (first.tag in ("NNS",) or first.pos == "ADJ"))
    ):
        return None
    run: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.text in (".", ";", "—", "–", ":"):
            break
        if token.text == "," and _ends_aside(token, first):
            break
        if token.text == "(":
            return None
        run.append(token)
    if run and _is_listed(run, passage):
        return None
    if not run or not _DESCRIBED.search(" ".join(t.lower for t in run)):
        return None
    kind = next((t for t in run if t.pos in ("NOUN", "PROPN") and _closes(t)), None)
    if kind is None or kind.lemma.lower() in HOLLOW | EVALUATIVE or not _agrees(kind, term):
        return None
    if not any(
        t.tag in ("WDT", "WP", "WP$", "WRB") or t.tag in ("VBN", "VBG") or t.lower in ("of", "to")
        for t in run
    ):
        return None
    if run[0].lower == "the" and any(t.tag in ("JJS", "RBS") for t in run):
        return None
    if points_outside(run, renderer) or _repeats(term, run) or any(t.tag in ("JJR", "RBR") for t in run[:3]):
        return None
    answer = renderer.text(run, before=term)
    if not answer or not _SHORTEST <= len(answer.split()) <= _LONGEST:
        return None
    named = _with_article(term, _worded(term, renderer))
    return f"what {'are' if many else 'is'} {named}", answer, "definition"


_GROUPS = bag("group set class family range series kind type form body collection pair network")


def _agrees(kind: Token, term: Sequence[Token]) -> bool:
    return (kind.tag == "NNS") == _many(term) or (_many(term) and kind.lemma.lower() in _GROUPS)


def _is_listed(run: Sequence[Token], passage: Passage) -> bool:
    """Whether what stands behind the term is the next member of a list, or a clause of its own."""
    marks = [(start, end) for start, end in passage.block.emphasis]
    if any(start <= t.start < end for t in run for start, end in marks):
        return True
    if any(
        t.dep in ("nsubj", "nsubjpass")
        and t.tag not in ("WDT", "WP")
        and t.head in run
        and t.head.dep not in ("relcl", "advcl")
        for t in run
    ):
        return True
    comma = run[-1].next()
    joint = comma.next() if comma is not None and comma.text == "," else None
    if joint is None or joint.lower not in ("and", "or"):
        return False
    after = joint.next()
    # "chimes, short phrases that …, and **peals**, long ones": the second term is explained as well.
    second = next((end for start, end in marks if after is not None and start <= after.start < end), None)
    behind = next((t for t in run[0].sentence.tokens if second is not None and t.start >= second), None)
    return behind is None or behind.text != ","


def _closes(noun: Token) -> bool:
    """Whether a noun is the last word of its phrase: the kind that a definition names."""
    after = noun.next()
    return after is None or after.pos not in ("NOUN", "PROPN")


def _ends_aside(comma: Token, first: Token) -> bool:
    """Whether what stands behind the term ends at this comma: no member of a list inside it."""
    after = comma.next()
    if after is None or comma.i - first.i < 2:
        return True
    if after.tag in ("VBZ", "VBP", "VBD", "MD") or after.lower in ("which", "while", "but", "although"):
        return True
    if after.pos == "ADV" and (verb := after.next()) is not None and verb.tag in ("VBZ", "VBP", "VBD", "MD"):
        return True
    if after.lower in ("and", "or"):
        second = after.next()
        # "a loop, and the heddle": the author goes on; "a stool, a bench and a chair" does not begin so.
        return (
            second is None
            or second.dep in ("nsubj", "nsubjpass")
            or second.pos in ("VERB", "AUX", "DET", "NOUN", "PROPN")
        )
    return after.lower in ("so", "as", "because", "since")


def _told(tokens: Sequence[Token]) -> list[Token]:
    """The words of an explanation, up to where the sentence ends or goes on to something else."""
    run: list[Token] = []
    for token in tokens:
        if token.text in (".", ";", ":", "—", "–"):
            break
        after = token.next()
        if token.lower == "but" and after is not None and after.pos in ("AUX", "VERB", "PRON"):
            break
        if (
            token.text == ","
            and after is not None
            and after.lower in ("which", "but", "while", "although", "whereas", "so", "because")
        ):
            break
        if token.text in "()[]":
            return []
        run.append(token)
    return run


def _repeats(term: Sequence[Token], run: Sequence[Token]) -> bool:
    said = {t.lemma.lower() for t in term if t.pos in ("NOUN", "PROPN", "VERB")}
    return any(t.lemma.lower() in said for t in run)


def _worded(term: Sequence[Token], renderer: Renderer) -> str:
    text = term[0].sentence.slice(term)
    return (
        text
        if text.isupper() or any(t.tag == "POS" for t in term)  # "Wendy's"
        else decapitalize(text)
        if term[0].i == 0
        else mid_sentence(term, renderer) or text
    )


def _with_article(term: Sequence[Token], text: str) -> str:
    before = term[0].previous()
    return f"{before.lower} {text}" if before is not None and before.lower in _ARTICLES else text
