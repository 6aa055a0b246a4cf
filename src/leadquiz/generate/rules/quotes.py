"""Quotations with a known speaker: complete them, say whose they are, say which belief they express."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from leadquiz.generate.gates import STOP, content, stem, words
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, possessive
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import BlockKind, Candidate, Kind

_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_FEWEST_WORDS = 6
_MOST_WORDS = 32
_FEWEST_SHOWN = 4
_MOST_HIDDEN = 14
_SHORT = 9  # words; such a quotation may be cut before any noun
_SAID = bag(
    "say state declare announce remark explain tell write note add recall argue claim insist joke observe quip admit "
    "warn reply answer ask remind advise believe proclaim conclude summarize sum put"
)
_SAYING = bag(
    "quote quotation saying word phrase mantra motto statement philosophy slogan maxim line remark message"
)
_EXPRESSES = bag(
    "reflect capture express encapsulate show illustrate summarize embody convey reveal demonstrate"
)


# What a quotation goes on from, where the author tells the first half: 'He said it would "help them to …"'.
_GOES_ON = bag("to would will could can should must might may and that help not be have is are was were")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation in a passage and who spoke it."""

    text: str
    speaker: str
    start: int  # in the block's text
    sentence: Sentence  # the one that names the speaker
    passage: Passage
    whole: bool = True  # it stands in the document in one piece


# What is quoted points to what went before it.
_LEANING = re.compile(
    r"(?:This|That|These|Those|It|They|He|She|Then|So|But|And|Here|There|Who|Which|Whose)\b"
)


# Words of press conferences: how somebody felt about it.
_EMPTY = bag(
    "thing things get gets got interesting exciting excited happy proud thrilled pleased great good amazing incredible "
    "fantastic wonderful awesome well really publish published honor honored look forward big"
)
# What a quotation shows or does stands before it.
_SHOWN = re.compile(
    r"\b(?:this|these|those) (?:study|result|mission|work|project|paper|book|data|image|picture|report|finding|"
    r"experiment)s?\b|\bdo (?:this|that|it)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:as if|as though|never said|not say|instead of saying|would have said)\b", re.IGNORECASE
)


_WHICH = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Tt]hat) (?:new |latest |current )?(?:cards?|schemes?|plans?|proposals?|"
    r"bills?|deals?|decisions?|moves?|reports?|systems?|surveys?|figures?|measures?|changes?|cuts?|rules?|laws?|"
    r"products?|projects?|company|firm|group|agency|service|site|device|game|film|show|album|match|results?|ruling|"
    r"case|agreement|offer|bid)\b(?! (?:of|that|who|which|in|to|for|on|between|with|by)\b)"
)


def _is_torn_off(quotation: Quotation) -> bool:
    """Whether a quotation in small letters is half a clause: the author told how it begins."""
    text = quotation.passage.block.text
    before = text[: text.rfind(quotation.text)].rstrip(' “"').split()
    first = quotation.text.split()[0].lower()
    return first in _GOES_ON or (bool(before) and before[-1].lower() in _GOES_ON)


def _is_half_a_clause(quotation: Quotation) -> bool:
    """ "A bell that rings for all", as what somebody called a thing: a noun with what is said of it, and no clause."""
    if not quotation.whole:
        return False
    end = quotation.start + len(quotation.text)
    inside = [t for t in quotation.sentence.tokens if quotation.start <= t.start and t.end <= end]
    finite = [t for t in inside if t.tag in ("VBZ", "VBP", "VBD", "MD")]
    return bool(finite) and all(
        t.dep == "relcl" or any(a.dep == "relcl" and a in inside for a in t.ancestors()) for t in finite
    )


def quotes(view: SectionView) -> Iterator[Candidate]:
    """For each quotation: complete it; who said it, where several people speak; what it expresses."""
    renderer = Renderer.of(view)
    for quotation in quotations(view, renderer):
        if quotation.text[:1].islower() and quotation.whole and _is_torn_off(quotation):
            continue
        if _is_half_a_clause(quotation):
            continue
        if not _is_sayable(quotation.text) or _LEANING.match(quotation.text[:1].upper() + quotation.text[1:]):
            continue
        if _SHOWN.search(quotation.text) or _is_turned(quotation):
            continue
        if _OWN.search(quotation.text) and not _is_followed(quotation.speaker, renderer, _OFTEN):
            continue
        if _WHICH.search(quotation.text) and not _is_followed(quotation.speaker, renderer, _OFTEN):
            continue  # "the cards": only the report before it says which
        shown, hidden = _split(quotation.text)
        key = " ".join(words(quotation.text)[:5])
        note = f"quote|{key}"
        block = quotation.passage.block
        evidence = block.text[block.text.rfind(quotation.text) :][: len(quotation.text)]
        if not quotation.whole:
            evidence = quotation.sentence.written
        if shown:
            yield Candidate(
                rule="quotes",
                kind=Kind.QUOTE,
                question=f"Complete the quote by {quotation.speaker}: “{shown} …”",
                answer=f"… {hidden}",
                first=block.first,
                last=block.last,
                page=block.page,
                evidence=evidence,
                section=view.path,
                fact=f"{quotation.speaker.lower()}|say|{key}|rest",
                subject=quotation.speaker,
                predicate="say",
                answer_type="quote",
                note=note,
            )
        if quotation.speaker != view.knowledge.person:
            yield Candidate(
                rule="quotes",
                kind=Kind.QUOTE,
                question=f"Who said: “{_clean(quotation.text)}”?",
                answer=quotation.speaker,
                first=block.first,
                last=block.last,
                page=block.page,
                evidence=quotation.sentence.written,
                section=view.path,
                fact=f"|say|{key}|person",
                subject=quotation.speaker,
                predicate="say",
                answer_type="person",
                weight=0.9,
                note=note,
            )
        if belief := _expressed(quotation, renderer):
            what, answer = belief
            yield Candidate(
                rule="quotes",
                kind=Kind.QUOTE,
                question=f"Which {what} does {possessive(quotation.speaker)} quote “{_clean(quotation.text)}” express?",
                answer=answer,
                first=block.first,
                last=block.last,
                page=block.page,
                evidence=quotation.sentence.written,
                section=view.path,
                fact=f"{quotation.speaker.lower()}|express|{key}|belief",
                subject=quotation.speaker,
                predicate="express",
                answer_type="belief",
                note=note,
            )


# What a house says of itself: worth keeping only of those whom a text is about.
_OWN = re.compile(
    r"\b(?:ours?|looking forward|(?:proud|excited|thrilled|pleased|delighted|honou?red) to)\b", re.I
)
_FEW = 4  # mentions
_OFTEN = 10


def _is_followed(speaker: str, renderer: Renderer, times: int) -> bool:
    """Whether a text is about the speaker, not only about what it asked the speaker for."""
    return renderer.names.said_more_than(times, renderer.names.canonical(speaker))


def _is_turned(quotation: Quotation) -> bool:
    """Whether the words around a quotation take it back or break it off."""
    block, sentence = quotation.passage.block, quotation.sentence
    front = block.text[sentence.start : quotation.start]
    if _TURNED.search(front[-40:]):
        return True
    end = quotation.start + len(quotation.text)
    broken = re.match(
        r",[”\"][^“”\".;]{1,80}, [“\"](?!(?:and|but|or|because|so|for|yet)\b)(?:[a-z]|I\b)", block.text[end:]
    )
    return quotation.whole and broken is not None


def quotations(view: SectionView, renderer: Renderer) -> Iterator[Quotation]:
    """The quotations of a section whose speaker the sentence names."""
    for passage in view.passages:
        block = passage.block
        if block.kind is BlockKind.CAPTION:
            continue
        last: Quotation | None = None
        for match in _QUOTED.finditer(block.text):
            interrupted = _joined(block.text, match, last, passage)
            if interrupted is not None and last is not None:
                yield replace(last, text=interrupted, whole=False)
                last = None
                continue
            if last is not None:
                yield last
                last = None
            text = match[1].strip().rstrip(",")
            if not _is_sayable(text) and not _opens(block.text, match, passage):
                continue
            for sentence in passage.sentences:
                touches = sentence.start <= match.end() and match.start() <= sentence.end
                if text[:1].islower() and not _is_clause(sentence, match):
                    continue
                speaker = _speaker(sentence, match, renderer) if touches else ""
                if speaker:
                    last = Quotation(
                        text=text, speaker=speaker, start=match.start(1), sentence=sentence, passage=passage
                    )
                    break
        if last is not None:
            yield last


def _is_sayable(text: str) -> bool:
    return _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS and not re.search(r"[()\[\]{}_]", text)


_INTERJECTED = re.compile(r",?\s(?:[^\s“”\".;:]+\s){0,5}[^\s“”\".;:]+,\s")


def _opens(text: str, match: re.Match[str], passage: Passage) -> bool:
    """Whether a quotation too short by itself is the first part of an interrupted one."""
    following = _QUOTED.search(text, match.end())
    return (
        following is not None
        and match[1].rstrip()[-1:] not in ".!?"
        and bool(re.match(r"[a-z]|I\b", following[1]))
        and bool(_INTERJECTED.fullmatch(text, match.end(), following.start()))
    )


def _joined(text: str, match: re.Match[str], last: Quotation | None, passage: Passage) -> str | None:
    """Both parts of "A", she said, "b" as one sentence; None where these are two quotations."""
    if last is None:
        return None
    end = last.start + len(last.text)
    closing = re.match(r",?\s?[”\"]", text[end:])
    if closing is None or not (match[1][:1].islower() or re.match(r"I\b", match[1])):
        return None
    between = _INTERJECTED.fullmatch(text, end + closing.end(), match.start())
    first, second = last.text, match[1].strip().rstrip(",")
    if between is None or not any(t.lemma in _SAID for t in _tokens_between(passage, end, match.start())):
        return None
    joint = "," if "," in closing[0] and re.match(r"(?:and|but|or|so|for|yet|which|who)\b", second) else ""
    whole = f"{first}{joint} {second}"
    return whole if _is_sayable(whole) else None


def _tokens_between(passage: Passage, start: int, end: int) -> list[Token]:
    return [t for s in passage.sentences for t in s.tokens if start <= t.start and t.end <= end]


def _is_clause(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words between the marks have a finite verb and its subject: no mere phrase."""
    inside = [t for t in sentence.tokens if match.start() <= t.start and t.end <= match.end()]
    return any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in inside) and any(t.dep == "nsubj" for t in inside)


def _speaker(sentence: Sentence, match: re.Match[str], renderer: Renderer) -> str:
    """Who says it: the subject of a verb of saying outside the quotation, or the owner of "famous words"."""
    outside = [t for t in sentence.tokens if t.end <= match.start() or t.start >= match.end()]
    for token in outside:
        if token.lemma in _SAID and token.pos in ("VERB", "AUX"):
            gap = min(abs(token.start - match.end()), abs(match.start() - token.end))
            subject = token.child("nsubj")
            if subject is None and token.dep == "pcomp" and token.head.head.lemma == "quote":
                subject = token.head.head.child("nsubjpass")  # "was quoted as saying"
            if subject in outside and subject is not None and token.child("neg") is None and gap < 60:
                return _person(subject, renderer)
        if token.lemma in _SAYING and token.pos == "NOUN" and token.end <= match.start():
            owner = token.child("poss")
            if owner is not None and match.start() - token.end < 40:
                return _person(owner, renderer)
        to = token.child("prep") if token.lower == "according" else None
        who = to.child("pobj") if to is not None else None
        if who is not None and who in outside and token.end <= match.start() < who.end + 10:
            return _person(who, renderer)
    return ""


def _person(token: Token, renderer: Renderer) -> str:
    if renderer.is_anaphor(token):
        found = renderer.reference(token)
        text = found.text if found else ""
        # "She explained": of a passing speaker the parse only guesses who it is.
        if token.tag == "PRP" and not _is_followed(text, renderer, _FEW):
            return ""
    else:
        name = renderer.names.at(token)
        text = name.text if name else ""
        before = name.tokens[0].previous() if name else None
        if name and name.text != name.canonical and before is not None and before.lower == "the":
            return ""  # "the Doctor": one of several who bear the title
    canonical = renderer.names.canonical(text)
    return canonical if text and renderer.names.type_of(canonical) == PERSON else ""


# Words that a cut leaves in front of the gap, and before which a quotation may be cut.
_JOINT = re.compile(
    r"(?<= )(?:but|and|because|if|when|that|who|is|are|to|than|it[’']s|we|you|they)\b", re.IGNORECASE
)
_LEFT_IN = bag("but and because that to than is are")


def _split(quote: str) -> tuple[str, str]:
    """What is shown of a quotation and what is asked for: cut at a joint near two thirds."""
    text = capitalize(_clean(quote))
    total = len(text.split())
    places = [m.end() if m[0].lower() in _LEFT_IN else m.start() for m in _JOINT.finditer(text)]
    places += [m.end() for m in re.finditer(r"[,;:] ", text)]
    if total <= _SHORT and not places:
        places = [
            m.start() for m in re.finditer(r"(?<= )(?:an?|the|no|my|our|your|not)\b", text, re.IGNORECASE)
        ]
    best: tuple[float, str, str] | None = None
    for place in sorted(set(places)):
        shown, hidden = text[:place].strip(), text[place:].strip()
        right = len(hidden.split())
        if len(shown.split()) < _fewest_shown(total, hidden) or not 2 <= right <= _MOST_HIDDEN:
            continue
        asked = content(hidden)
        if all(word in _EMPTY or stem(word) in _EMPTY for word in words(hidden) if word not in STOP):
            continue
        if len(asked) < 2 and re.search(r" (?:that|is|are|to)$", shown):
            continue  # one word could be anything
        if not asked or sum(word in content(shown) for word in asked) * 2 > len(asked):
            continue  # the gap could be filled from what stands before it
        strong = shown[-1] in ",;:." or shown.endswith((" but", " and", " because", " than"))
        score = abs(len(shown.split()) / total - 0.6) - (0.15 if strong else 0)
        if best is None or score < best[0]:
            best = (score, shown, hidden)
    return (best[1], best[2]) if best else ("", "")


def _fewest_shown(total: int, hidden: str) -> int:
    """How many words must be shown; fewer of a short quotation, and before a condition."""
    if total <= 2 * _SHORT and re.match(r"(?:when|if|because|unless|until)\b", hidden):
        return 2
    return 3 if total <= _SHORT else _FEWEST_SHOWN


def _clean(quote: str) -> str:
    return quote.strip().rstrip(".,;")


def _expressed(quotation: Quotation, renderer: Renderer) -> tuple[str, str] | None:
    """What the sentence around a quotation says it reflects: ("belief", "that perseverance is key …")."""
    sentence = quotation.sentence
    end = quotation.start + len(quotation.text)
    for verb in sentence.tokens:
        if verb.start < end or verb.lemma not in _EXPRESSES:
            continue
        noun = verb.child("dobj")
        if noun is None or noun.lemma not in (
            "belief",
            "conviction",
            "view",
            "philosophy",
            "idea",
            "approach",
        ):
            continue
        clause = noun.child("acl", "relcl", "ccomp", "prep") or verb.child("ccomp")
        if clause is None:
            continue
        tokens = clause.subtree()
        if clause.dep == "prep":
            tokens = tokens[1:]
        if tokens and tokens[0].lower in ("that", "which"):
            tokens = tokens[1:]
        tokens = [t for t in tokens if t.text != "." or t.i < len(sentence.tokens) - 1]
        answer = renderer.text(tokens)
        if answer and 2 <= len(answer.split()) <= 30 and not set(words(answer)) <= set(words(quotation.text)):
            return noun.lemma, capitalize(answer)
    return None
