"""Lists that a document sets out under a heading or after a lead-in sentence, with their questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from leadquiz.generate.casing import alone, in_sentence
from leadquiz.generate.lead_ins import open_lead_in
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize, tidy
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import BlockKind, Section

_MOST_MEMBERS = 7
_MOST_WORDS = 40
_MOST_MEMBER_WORDS, _MOST_ITEM_WORDS = 9, 14  # of a title; of an item of a list
_MOST_QUESTION_WORDS = 30
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

OBSTACLES = bag(
    "challenges problems obstacles difficulties hurdles barriers struggles threats risks setbacks dangers"
)
LESSONS = bag("lessons takeaways")
BELIEFS = bag("principles values beliefs views convictions rules ideals virtues maxims habits")
FACTORS = bag("factors reasons causes drivers sources triggers motives considerations")
BENEFITS = bag("benefits advantages disadvantages strengths weaknesses drawbacks limitations merits")
FEATURES = bag(
    "features characteristics traits qualities properties elements components parts ingredients aspects "
    "dimensions pillars foundations attributes services functions capabilities tools"
)
MEASURES = bag(
    "strategies methods techniques approaches tactics measures steps ways initiatives programs programmes "
    "projects decisions innovations achievements contributions accomplishments activities actions practices "
    "efforts reforms responses solutions"
)
KINDS = bag(
    "types kinds forms categories classes stages phases levels layers models theories styles roles "
    "responsibilities duties tasks varieties branches groups schools sectors areas fields regions markets "
    "divisions applications"
)
EFFECTS = bag(
    "effects consequences results outcomes impacts implications symptoms signs trends developments changes "
    "criticisms controversies concerns goals objectives aims priorities themes topics criteria "
    "requirements conditions questions arguments moments events locations sections needs"
)
LIST_NOUNS = OBSTACLES | LESSONS | BELIEFS | FACTORS | BENEFITS | FEATURES | MEASURES | KINDS | EFFECTS

# Labels that head a part of the treatment rather than name a member of the list.
_NO_MEMBER = re.compile(
    r"(?:the |an? |key )?(?:examples?|background|history|definitions?|importance|results?|outcomes?|aftermath|lessons?|"
    r"notes?|conclusions?|summary|overview|introduction|figure|impact|legacy|future|outlook)",
    re.IGNORECASE,
)
# Without a sentence that announces a list, such a label also heads a part: "Impact on Growth".
_TREATMENT = re.compile(
    r"(?:the |key )?(?:conclusion|summary|overview|introduction|figure|impact|legacy|future|outlook)\b.*",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:no|not|never|nor|hard|harder)\b|n['’]t\b|"
    r"\b(?:un|in(?:suf|ade|abil|exp|sec)|dis(?:a|s|t|r)|mis)\w+|\b(?:lack|limit|fail|fear|doubt|skeptic|sceptic|"
    r"struggl|difficult|challeng|barrier|obstacle|hurdle|concern|critic|compet|pressure|scrutin|reject|problem|"
    r"risk|threat|los[est]|cost|fraud|cris[ie]s|conflict|clash|tension|issue|weak|slow|delay|restrict|regulat|"
    r"refus|expensi|outdated|block|bann|prevent|unable|shortage|scarc|poor|few|hesita|reluctan|wary|worr|"
    r"complain|suspen|fine|declin|crash|decreas)\w*",
    re.IGNORECASE,
)
NO_LEARNING = re.compile(
    r"(?:\S+ )?(?:summary|conclusions?|key points|review questions?|(?:section )?quiz|exercises?|references|"
    r"bibliography|further reading|resources|links|see also|acknowledge?ments|table of contents|contents|index|"
    r"appendix|about the author|support|glossary|notes|learning objectives)(?!\w)",
    re.IGNORECASE,
)
"""Titles of sections that only repeat or point elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member: its label, as an answer, and where it is explained."""

    text: str
    label: str  # as inside a sentence
    passage: Passage | None = None
    section: Section | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list, the question it answers and where it stands."""

    stem: "Stem"
    members: tuple[Member, ...]
    evidence: str
    first: int
    last: int
    page: str
    explicit: bool  # said by a lead-in sentence rather than by the heading alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """What a lead-in sentence or a heading asks, and in which words one member can be spoken of."""

    question: str
    noun: str  # "factors"; lower case, plural
    past: bool
    one: str = ""  # "key factor": the noun in the singular with what stands before it
    relative: str = ""  # "of Alibaba Cloud", "that Taobao implemented": says which factors are meant
    do: str = ""  # "did", "has" …: with `role` the verb of every member
    role: str = ""  # "contribute to Taobao's victory": what every member does
    owner: str = ""  # "eBay", who has the challenges, features …
    place: str = ""  # "in China": what follows the owner's challenges


def number_word(n: int) -> str:
    """A small number as a word."""
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def is_learned(view: SectionView) -> bool:
    """Whether a section holds knowledge rather than a summary, exercises or pointers."""
    if "learned" not in view.memo:
        view.memo["learned"] = not any(NO_LEARNING.match(title) for title in view.path)
    learned: bool = view.memo["learned"]
    return learned


def listings(view: SectionView) -> Sequence[Listing]:
    """The lists of one section, in order, found once for all rules."""
    if "listings" not in view.memo:
        view.memo["listings"] = tuple(_listings(view)) if is_learned(view) else ()
    found: Sequence[Listing] = view.memo["listings"]
    return found


def _listings(view: SectionView) -> Iterator[Listing]:
    renderer = _TitledRenderer(view)
    title = view.section.title
    found = False
    for leads, run in _runs(view.passages):
        for passages in (run, _unbroken(run)):
            members = _members(passages, view)
            made = _led(leads, members, renderer, title) if members else None
            if members and not leads and passages[0] is view.passages[0] and not passages[0].block.label:
                stem = heading_stem(view, members)  # a plain list right below "Duties of the warden"
                made = _listing(stem, members, None, "") if stem else None
            if made:
                found = True
                yield made
                break
    if found:
        return
    labelled = [p for p in view.passages if p.block.label and p.block.depth == 0]
    members = _members(labelled, view)
    mixed = any(_TREATMENT.fullmatch(m.text) for m in members)
    if members and not mixed and (stem := heading_stem(view, members)):
        yield _listing(stem, members, None, "")
    members = _parts(view)
    if not members:
        return
    if made := _led(view.passages[-1:], members, renderer, title):
        yield made
    elif stem := heading_stem(view, members):
        yield _listing(stem, members, None, "")


class _TitledRenderer(Renderer):
    """A renderer that also takes "this turning point" up from the heading "The Turning Point: …"."""

    def __init__(self, view: SectionView) -> None:
        read = Renderer.of(view)
        self.__dict__.update(read.__dict__)
        self._references = dict(read._references)
        self._gone: set[Token] = set()
        for passage in view.passages:
            for token in passage.sentences[-1].tokens if passage.sentences else ():
                determiner = token.child("det")
                if token.tag == "NN" and determiner is not None and determiner.lower in ("the", "this"):
                    self._from_title(token, determiner)

    def text(self, tokens: Sequence[Token], before: Sequence[Token] = ()) -> str | None:
        return super().text([t for t in tokens if t not in self._gone], before)

    def _from_title(self, noun: Token, determiner: Token) -> None:
        dangling = [t for t in (noun, determiner) if self.is_anaphor(t)]
        found = [self.reference(t) for t in dangling]
        if not dangling or any(reference and reference.text for reference in found):
            return
        before = [t for t in noun.lefts if t.dep == "compound"]
        said = _in_title(" ".join(t.text for t in (*before, noun)), self.view)
        if said:
            self.assume(noun, said)
            self._gone.update(before)


def _in_title(phrase: str, view: SectionView) -> str:
    """What a heading tells about the phrase that stands in it, "" when it tells no more than the phrase."""
    first, _, second = view.section.title.partition(": ")
    bare = first.removeprefix("The ")
    if bare.lower() == phrase.lower():
        return in_sentence(second, view.knowledge) if second else ""
    if bare.lower().startswith(f"{phrase.lower()} "):
        return f"the {in_sentence(bare, view.knowledge)}"
    if bare.lower().endswith(f" {phrase.lower()}") and len(bare.split()) <= 5 and not _GERUND.match(bare):
        return f"the {in_sentence(bare, view.knowledge)}"
    return ""


def _led(
    leads: Sequence[Passage], members: Sequence[Member], renderer: Renderer, title: str
) -> Listing | None:
    """The list that one of the passages in front of it announces."""
    for lead in reversed(leads):
        if not lead.sentences:
            continue
        sentence = lead.sentences[-1]
        stem = lead_in(sentence, len(members), renderer, title) or _open_stem(lead, members, renderer)
        if stem is not None:
            return _listing(stem, members, lead, sentence.written)
    return None


_MOST_TITLE_WORDS = 10


def _open_stem(lead: Passage, members: Sequence[Member], renderer: Renderer) -> Stem | None:
    """Of a lead-in that names no noun for its members, or is a title: "Duties of the warden:"."""
    if asked := open_lead_in(lead.sentences[-1], renderer):
        return Stem(question=asked, noun="", past=False)
    title = lead.block.text.strip().rstrip(":")
    if not lead.block.text.rstrip().endswith(":") or len(title.split()) > _MOST_TITLE_WORDS:
        return None
    return _stem_of(title, renderer.view, members)


def _listing(stem: Stem, members: Sequence[Member], lead: Passage | None, evidence: str) -> Listing:
    blocks = [m.passage.block for m in members if m.passage]
    lines = [b.first for b in blocks] + [m.section.line for m in members if m.section]
    first = lead.block.first if lead else min(lines)
    if not evidence:
        sections = [m.section for m in members if m.section]
        evidence = blocks[0].text if blocks else sections[0].title
    return Listing(
        stem=stem,
        members=tuple(members),
        evidence=evidence,
        first=first,
        last=max([first, *lines, *(b.last for b in blocks)]),
        page=(lead.block.page if lead else blocks[0].page if blocks else ""),
        explicit=lead is not None,
    )


# ----------------------------------------------------------------------------------------- members


def _runs(passages: Sequence[Passage]) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """Each run of list items, or table, with the passages in front of it; a formula may stand between."""
    leads: list[Passage] = []
    run: list[Passage] = []
    for passage in passages:
        if passage.block.kind is BlockKind.ITEM:
            run.append(passage)
            continue
        if passage.block.kind is BlockKind.TABLE and not run and len(passage.block.rows) > 2:
            yield leads, [passage]
        if run:
            yield leads, run
            leads, run = [], []
        if passage.block.kind is BlockKind.PARAGRAPH or (
            passage.block.kind is BlockKind.QUOTE and leads and leads[-1].block.text.endswith(":")
        ):
            leads = [*leads[-1:], passage] if passage.block.kind is BlockKind.QUOTE else [passage]
    if run:
        yield leads, run


def _unbroken(run: Sequence[Passage]) -> list[Passage]:
    """The items up to the first blank line between two of them."""
    kept = list(run[:1])
    for before, passage in pairwise(run):
        if passage.block.first > before.block.last + 1:
            break
        kept.append(passage)
    return kept


def _members(passages: Sequence[Passage], view: SectionView) -> tuple[Member, ...]:
    """The members that a run of items names, or none when one of them names nothing short."""
    if passages and passages[0].block.kind is BlockKind.TABLE:
        return _checked([(row[0], passages[0], None) for row in passages[0].block.rows[1:]], view)
    top = min((p.block.depth for p in passages), default=0)
    items = [p for p in passages if p.block.depth == top]
    labelled = [p for p in items if p.block.label]
    if len(labelled) * 2 > len(items):
        items = labelled
    names = [_head_of(passage) for passage in items]
    if len(items) < 2 or not all(names):
        names = [_name_of(passage) for passage in items]
    named = [(name, p, None) for name, p in zip(names, items, strict=True)]
    return _checked(named, view, longest=_MOST_ITEM_WORDS)


def _parts(view: SectionView) -> tuple[Member, ...]:
    """The sub-sections that are parts of a list: numbered, without what only sums up."""
    children = [c for c in view.section.children if not NO_LEARNING.match(c.title)]
    children = [c for c in children if not (_NO_MEMBER.fullmatch(c.title) or _TREATMENT.fullmatch(c.title))]
    if len({bool(c.number) for c in children}) != 1:
        return ()
    members = _checked([(_titled(c.title), None, c) for c in children], view)
    # Longer titles are chapters of the treatment, not members.
    return members if sum(len(m.text.split()) for m in members) <= 4.7 * len(members) else ()


_COUNTED_PART = re.compile(
    r"(?:step|phase|stage|part|rule|lesson|principle|tip) (?:\d+|[ivx]+|[a-z]+)", re.IGNORECASE
)


def _titled(title: str) -> str:
    """What the title of a part calls it: "Casting: From Clay to Bronze", "Step 1: Casting"."""
    name, _, more = title.partition(": ")
    return more if more and _COUNTED_PART.fullmatch(name) else name


def _head_of(passage: Passage) -> str:
    """What an item marks at its beginning: "**Treble bells** are bells that …"; of use where all items do."""
    block = passage.block
    if block.label or not block.emphasis or block.emphasis[0][0]:
        return ""
    name = block.text[: block.emphasis[0][1]]
    return name if len(name.split()) <= _MOST_MARKED and block.text[len(name) :].strip(" .") else ""


_MOST_MARKED = 6  # words


def _name_of(passage: Passage) -> str:
    block = passage.block
    if block.label:
        return block.label
    if block.emphasis and block.emphasis[0][0] == 0:
        first = block.emphasis[0][1]
        if re.match(r"\s*(?:[:.–—(-]|$)", block.text[first:]) or block.text[first - 1 : first] in ".:":
            return block.text[:first]
    text = block.text.rstrip(".;,")
    return text if len(text.split()) <= _MOST_ITEM_WORDS and not re.search(r"[.!?:]\s", text) else ""


def _checked(
    found: Sequence[tuple[str, Passage | None, Section | None]],
    view: SectionView,
    *,
    longest: int = _MOST_MEMBER_WORDS,
) -> tuple[Member, ...]:
    members = []
    for given, passage, section in found:
        name = re.sub(r"\s*\((?:c\. ?)?\d{4}(?:\s?[-–]\s?\d{4})?\)$", "", given).strip(" .:;,")
        if not name or _NO_MEMBER.fullmatch(name) or len(name.split()) > longest:
            return ()
        if re.search(r"[?!_=<>{}\[\]]", name):
            return ()
        text = alone(name, view.knowledge)
        members.append(
            Member(text=text, label=in_sentence(name, view.knowledge), passage=passage, section=section)
        )
    texts = [m.text.lower() for m in members]
    if not 2 <= len(members) <= _MOST_MEMBERS or len(set(texts)) < len(texts):
        return ()
    if sum(len(text.split()) for text in texts) > _MOST_WORDS:
        return ()
    return tuple(members)


# ---------------------------------------------------------------------------------------- headings

_PREPOSITION = r"(?:of|in|for|behind|from|to|on|about|against|within|during|at|with|between|post)"
_LIST = (
    r"(?P<mods>(?:[\w-]+ ){0,3}?)(?P<noun>[A-Za-z]+)(?: (?:and|&) (?P<other>[A-Za-z]+))?"
    r"(?P<learned> Learned)?"
    r"(?P<rest>[ -](?:"
    + _PREPOSITION
    + r")[ -].+| (?:affecting|influencing|determining|facing|driving|shaping|causing) .+)?"
)
_HEADINGS = (
    re.compile(r"(?:The )?(?P<owner>)" + _LIST, re.IGNORECASE),
    re.compile(r"(?P<owner>[^:,]{1,40}?)['’]s? " + _LIST, re.IGNORECASE),
)
_COUNTABLE = "journey|experience|trip|career|crisis|venture|battle|project|process|story|war|case|conflict"
_GERUND = re.compile(r"\w+ing\b")
_ADJECTIVES_IN_ING = bag(
    "growing emerging leading outstanding marketing manufacturing engineering lasting enduring learning "
    "training working building existing remaining underlying guiding defining pressing distinguishing"
)


def heading_stem(view: SectionView, members: Sequence[Member]) -> Stem | None:
    """What a heading such as "eBay's Challenges in China" asks of the list under it."""
    title = re.sub(r"\s*\([^()]*\)\s*$", "", view.section.title)
    parts = title.split(": ")
    for part in reversed(parts) if len(parts) > 1 else parts:
        if stem := _stem_of(part, view, members):
            return stem
    return None


_PURPOSE = bag(
    "strategies methods techniques recommendations measures steps tips solutions practices initiatives"
)


def _topic_above(view: SectionView, noun: str) -> str:
    """ " of malware" for the heading "Types" below "Malware"."""
    if len(view.path) < 2:
        return ""
    title = re.sub(r"\s*\([^()]*\)", "", view.path[-2])
    first = title.split(" ")[0].lower()
    if (
        not 1 <= len(title.split()) <= 5
        or re.search(r"[:?!,.;]|\d|['’]s\b", title)
        or NO_LEARNING.match(title)
    ):
        return ""
    if {word.lower() for word in title.split()} & LIST_NOUNS - {"services", "systems", "programs"}:
        return ""
    gerund = _GERUND.fullmatch(first) and first not in _ADJECTIVES_IN_ING and len(title.split()) > 1
    if (gerund and title.split()[1] != "and") or re.search(r"\b(?:to|from|into|vs|versus|with|an?)\b", title):
        return ""
    if first in (
        "how",
        "why",
        "what",
        "when",
        "where",
        "who",
        "which",
        "introduction",
        "overview",
        "chapter",
        "part",
    ):
        return ""
    article = "the " if view.knowledge.names.is_name(title) and len(title.split()) > 2 else ""
    return f" {'for' if noun in _PURPOSE else 'of'} {article}{in_sentence(title, view.knowledge)}"


def _matched(pattern: re.Pattern[str], title: str) -> re.Match[str] | None:
    match = pattern.fullmatch(title)
    if match and {match["noun"].lower(), (match["other"] or match["noun"]).lower()} <= LIST_NOUNS:
        return match
    return None


def _stem_of(title: str, view: SectionView, members: Sequence[Member]) -> Stem | None:
    match = next(filter(None, (_matched(pattern, title) for pattern in _HEADINGS)), None)
    if not match:
        return None
    noun, other = match["noun"].lower(), (match["other"] or "").lower()
    mods = match["mods"].strip()
    words = mods.lower().split()
    stated = [_COUNTS[word] for word in words if word in _COUNTS and word != "one"]
    if stated and stated != [len(members)]:
        return None
    mods = " ".join(word for word in mods.split() if word.lower() not in _COUNTS)
    if any(_GERUND.fullmatch(w.lower()) and w.lower() not in _ADJECTIVES_IN_ING for w in mods.split()):
        return None
    last = other or noun
    if re.search(r"\b(?:of|in|into|to|for|from|on|with|by|the|an?)\b", mods):
        return None
    bare = not (match["owner"] or match["rest"] or match["learned"]) and title == view.section.title
    above = _topic_above(view, last) if bare and len(mods.split()) <= 2 else ""
    if not (match["owner"] or match["rest"] or above):
        return None
    if last in OBSTACLES and not all(_is_trouble(m) for m in members):
        return None  # answers to the challenges rather than challenges
    knowledge = view.knowledge
    nouns = f"{noun} and {other}" if other else noun
    what = " ".join(filter(None, [in_sentence(mods, knowledge) if mods else "", nouns]))
    n = number_word(len(members))
    rest = above or _rest(match["rest"] or "", view)
    if _CALLED.search(rest):
        return None
    if last in OBSTACLES and not match["owner"] and rest == rest.lower():
        return None  # whose they were, nothing says
    past = _is_past(members)
    owner = ""
    if match["owner"]:
        owner = in_sentence(match["owner"], knowledge)
        if not _is_named(match["owner"], view) or re.search(r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b", owner):
            return None
    person = knowledge.person if _speaks_of(view, knowledge.person) else ""
    past = past and last in OBSTACLES | EFFECTS | MEASURES
    be = "were" if past else "are"
    one = " or ".join(singular(word) for word in nouns.split(" and "))
    one = " ".join(filter(None, [what.removesuffix(nouns).strip(), one]))
    relative = rest.strip()
    if last in OBSTACLES and owner:
        question = f"Which {n} {what} {'did' if past else 'does'} {owner} face{rest}?"
    elif noun in LESSONS and not owner:
        rest = re.sub(r"^ from (?=(?:[\w-]+ )?(?:" + _COUNTABLE + r")$)", " from the ", rest)
        if person and re.match(r" from\b", rest) and (match["learned"] or _learns(person, view)):
            question = f"Which {n} {what} did {person} learn{rest}?"
            relative = f"that {person} learned{rest}"
        else:
            learned = " learned" if match["learned"] else ""
            question = f"What are the {n} {what}{learned}{rest}?"
            relative = f"{learned}{rest}".strip()
    elif noun in BELIEFS and person and not owner:
        if person in rest:
            question = f"What are the {n} {what}{rest}?"
        else:
            question = f"What are {_possessive(person)} {n} {what}{rest}?"
            relative = f"{rest} of {person}".strip()
    elif owner:
        question = f"What {be} {_possessive(owner)} {n} {what}{rest}?"
        relative = f"of {owner}{rest}"
    else:
        question = f"What {be} the {n} {what}{rest}?"
    return Stem(
        question=question,
        noun=last,
        past=past,
        one=one,
        relative=relative,
        owner=owner,
        place=rest.strip() if owner else "",
    )


def _learns(person: str, view: SectionView) -> bool:
    """Whether this person is said to have learned what a heading calls lessons; they may be for the reader."""
    names = "|".join(re.escape(name) for name in (person, *view.knowledge.names.aliases(person)))
    learns = re.compile(rf"\b(?:{names})\b(?!['’]s)[^.;]{{0,60}}\blearn|\btaught (?:{names})\b")
    return any(learns.search(passage.block.text) for passage in view.passages)


def singular(noun: str) -> str:
    """One of a plural noun of the lists above."""
    if noun == "criteria":
        return "criterion"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("sses", "ches", "shes", "xes")) else noun.removesuffix("s")


def _is_trouble(member: Member) -> bool:
    if _GERUND.match(member.text) or member.passage is None:
        return False
    return speaks_of_trouble(member.passage.block.text)


def speaks_of_trouble(text: str) -> bool:
    """Whether a text has words of lack, doubt or resistance, as an explained obstacle must."""
    return bool(_TROUBLE.search(text))


def _rest(rest: str, view: SectionView) -> str:
    rest = rest.strip()
    if not rest:
        return ""
    if rest.lower().startswith("post-"):
        return " after the " + rest[5:]
    return " " + _named(in_sentence(rest, view.knowledge), view)


_CALLED = re.compile(
    r"\b[Tt]he (company|firm|foundation|fund|platform|group|bank|university|school|agency|academy)$"
)


def _named(rest: str, view: SectionView) -> str:
    """A heading's "the Foundation" by its full name, where a heading above has it."""
    match = _CALLED.search(rest)
    if not match:
        return rest
    for title in reversed(view.path[:-1]):
        if found := re.search(rf"\b((?:[A-Z][\w’'&-]* )+){match[1].capitalize()}\b", title):
            name = f"{found[1]}{match[1].capitalize()}".removeprefix("The ")
            if view.knowledge.names.is_name(name):
                return f"{rest[: match.start()]}the {name}"
    return rest


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _is_named(owner: str, view: SectionView) -> bool:
    """Whether a heading's owner is a name or a kind that everybody knows, not "the platform"."""
    owner = re.sub(r"^[Tt]he ", "", owner)
    words = owner.split()
    return view.knowledge.names.is_name(owner) or any(w in view.knowledge.capitals for w in words)


def _speaks_of(view: SectionView, person: str) -> bool:
    if not person:
        return False
    names = view.knowledge.names
    titles = view.section.title
    if any(form in titles for form in (person, *names.aliases(person))):
        return True
    lead = [p for p in view.passages[:1] if not p.block.label] or view.passages
    return any(
        name.canonical == person
        for passage in lead
        for sentence in passage.sentences
        for name in names.find(sentence.tokens)
    )


def _is_past(members: Sequence[Member]) -> bool:
    past = present = 0
    for member in members:
        for sentence in member.passage.sentences if member.passage else ():
            tags = {sentence.root.tag, *(t.tag for t in sentence.root.all("aux", "auxpass"))}
            past += "VBD" in tags
            present += bool({"VBZ", "VBP", "MD"} & tags)
    return past > present


# ----------------------------------------------------------------------------------------- lead-ins

_QUANTIFIERS = bag(
    "several few many various numerous multiple some following certain different number series range"
)
_COUNTS = {word: n for n, word in enumerate(_NUMBERS)}
# "the company" without a word on which, also where a name that said it was left out of the question
_DANGLING = re.compile(
    r"\b(?:the|this|these|those) (?:company|firm|foundation|agency|partnership|deal|agreement|decision|regard|"
    r"author)\b"
    r"(?! (?:of|to|that|which|who|in|for|with|between|behind)\b)"
)
_UNFINISHED = re.compile(
    r"\b(?:on|of|to|for|with|in|by|at|and|or|the|a|such as|including|like)\?$|\b(?:such as|including)\b"
)
_LINKING = bag("include comprise contain be")


def lead_in(sentence: Sentence, n: int, renderer: Renderer, title: str = "") -> Stem | None:
    """What a sentence such as "Several factors contributed to X:" asks of the `n` members that follow it.

    One that does not end in a colon must state the number, or share its noun with the `title` above the list.
    """
    tokens = sentence.tokens
    announces = tokens[-1].text == ":"
    noun = _list_noun(sentence, announces=announces)
    if noun is None:
        return None
    stated = [_COUNTS.get(t.lower, int(t.text) if t.text.isdigit() else -1) for t in noun.all("nummod")]
    if stated and stated != [n]:
        return None
    agreed = noun.lower in title.lower().split() and bool({t.lower for t in noun.lefts} & _QUANTIFIERS)
    if not announces and not stated and not agreed:
        return None
    top = _top(noun)
    root = sentence.root
    count = number_word(n)
    past = root.tag == "VBD"
    stem: Stem | None = None
    if top.dep in ("nsubj", "nsubjpass") and top.head is root and not root.child("expl"):
        what, later = _phrase(noun, top, renderer)
        if what is not None and later is not None and root.lemma in _LINKING:
            question = _listed(noun, top, root, f"{what} {later}", count)
            do, role = _relative_role(noun, top, renderer)
            stem = Stem(question=question, noun=noun.lower, past=past, one=_one(what, noun), do=do, role=role)
            stem = stem if role else replace(stem, relative=later)
        elif what is not None and later is not None:
            rest = renderer.text(_kept(_after(top, root)), before=top.subtree())
            do, role = _role(root, renderer)
            stem = Stem(
                question=f"Which {count} {what} {later} {rest}?" if rest else "",
                noun=noun.lower,
                past=past,
                one=_one(what, noun),
                do=do,
                role=role,
            )
    elif top.dep in ("attr", "nsubj") and root.lemma == "be" and root.child("expl"):
        what, later = _phrase(noun, top, renderer)
        beside = [t for prep in root.all("prep") if prep.i > noun.i for t in prep.subtree()]
        more = renderer.text(_kept(beside)) if beside else ""
        if what and later is not None and more is not None and (_is_told(noun, top) or more):
            later = f"{later} {more}".strip()
            the = "the " if stated else ""
            question = f"What {'were' if past else 'are'} {the}{count} {what} {later}?"
            stem = Stem(question=question, noun=noun.lower, past=past, one=_one(what, noun), relative=later)
    elif top.dep == "dobj" and top.head is root:
        what, later = _phrase(noun, top, renderer)
        if what and later is not None:
            stem = _asked(root, top, noun, f"Which {count} {what}", later, renderer)
            do, role = _relative_role(noun, top, renderer)
            stem = stem and replace(stem, one=_one(what, noun), do=do, role=role)
    elif top.dep == "pobj" and top.head.head is root:
        what, later = _phrase(noun, top, renderer, after_subject=False)
        if what and later is not None:
            ask = f"{capitalize(top.head.text)} which {count} {what} {later}".rstrip()
            stem = _asked(root, top.head, noun, ask, "", renderer)
    elif top.dep in ("pobj", "dobj"):  # "is the product of three beliefs:"
        what, later = _phrase(noun, top, renderer)
        start = min(t.i for t in top.subtree())
        before = renderer.text(tokens[:start])
        if what and not later and before:
            question = f"{capitalize(before)} which {count} {what}?"
            stem = Stem(question=question, noun=noun.lower, past=past, one=_one(what, noun))
    if stem is None:
        return None
    stem = replace(stem, question=tidy(_POINTER.sub("", stem.question)))
    if not stem.question or len(stem.question.split()) > _MOST_QUESTION_WORDS:
        return None
    if _DANGLING.search(stem.question) or _UNFINISHED.search(stem.question):
        return None
    return stem


_POINTER = re.compile(
    r" \( ?(?:(?:c\. )?(?:\[\d{4}\] ?)?\d{4}(?:, [\d–-]+)?|see\b[^()]*|(?:as )?(?:shown )?in (?:Figure|Table)[^()]*)\)",
    re.IGNORECASE,
)
"""A year, or where to look."""


def _relative_role(noun: Token, top: Token, renderer: Renderer) -> tuple[str, str]:
    """What the members do according to the noun's relative clause: "that appealed to X" → did, appeal to X."""
    for clause in (*noun.all("relcl"), *top.all("relcl")):
        subject = clause.child("nsubj", "nsubjpass")
        if subject is not None and subject.lower in ("that", "which"):
            return _role(clause, renderer)
    return "", ""


def _role(verb: Token, renderer: Renderer) -> tuple[str, str]:
    """The auxiliary and the rest of a predicate as a question has them; empty when it is no plain one."""
    helpers = verb.all("aux", "auxpass", "neg")
    rest = [t for t in verb.subtree() if t.i > verb.i]
    after = renderer.text(_kept(rest)) if rest else ""
    if after is None or verb.lemma == "be" or any(t.dep == "conj" and t.head is verb for t in verb.children):
        return "", ""
    if not helpers and verb.tag in ("VBD", "VBZ", "VBP"):
        return "did" if verb.tag == "VBD" else "does", f"{verb.lemma} {after}".strip()
    if len(helpers) == 1 and helpers[0].lower in ("have", "has") and verb.tag == "VBN":
        return "has", f"{verb.text} {after}".strip()
    return "", ""


def _one(what: str, noun: Token) -> str:
    """ "key factors" as "key factor"."""
    return re.sub(rf"\b{re.escape(noun.text)}\b", noun.lemma.lower(), what)


def _list_noun(sentence: Sentence, *, announces: bool) -> Token | None:
    """The noun that says what the members are: the counted one, "decisions share three traits:", before others."""
    found = list(_list_nouns(sentence, announces=announces))
    return next((t for t in found if t.child("nummod") is not None), found[0] if found else None)


def _list_nouns(sentence: Sentence, *, announces: bool) -> Iterator[Token]:
    root, tokens = sentence.root, sentence.tokens
    for token in tokens:
        if token.tag != "NNS" or token.lower in ("examples", "cases", "instances", "things"):
            continue
        top = _top(token)
        at_root = top.head is root and top.dep in ("nsubj", "nsubjpass", "dobj", "attr")
        after = top.dep == "pobj" and top.head.dep in ("prep", "agent") and top.head.head is root
        counted = token.child("nummod") is not None
        if (
            counted
            and not announces
            and any(t.lower in ("the", "these", "those", "all") for t in token.lefts)
        ):
            continue  # "the two countries": said before
        last = (
            announces and counted and top.dep == "pobj" and max(t.i for t in top.subtree()) >= len(tokens) - 2
        )
        if not (at_root or after or last):
            continue
        words = {t.lower for t in token.lefts} | {t.lower for t in top.lefts} | {top.lower}
        if counted or words & _QUANTIFIERS or (announces and token.lower in LIST_NOUNS):
            yield token


def _top(noun: Token) -> Token:
    """The head of "a series of innovations" or "some of the ways" for its noun; else the noun itself."""
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower in (
        "some", "series", "number", "range", "variety", "set", "few", "many", "couple", "several",
    ):  # fmt: skip
        return noun.head.head
    return noun


def _is_told(noun: Token, top: Token) -> bool:
    """Whether something after the noun says which factors, features … are meant."""
    rights = [*noun.rights, *(top.rights if top is not noun else ())]
    return (
        any(
            t.dep in ("prep", "relcl", "acl", "advmod", "amod", "npadvmod")
            and t.lower not in ("such", "including")
            for t in rights
            if not (top is not noun and t is noun.head)
        )
        or noun.child("poss") is not None
    )


def _phrase(
    noun: Token, top: Token, renderer: Renderer, *, after_subject: bool = True
) -> tuple[str | None, str | None]:
    """The noun with what stands before it and its "of", but no determiner or count; and what follows it."""
    dropped: set[Token] = set()
    for token in noun.lefts:
        if token.dep in ("det", "nummod", "predet") or token.lower in _QUANTIFIERS:
            if token.lower in ("this", "that", "these", "those", "such"):
                return None, None
            dropped.update(token.subtree())
    tokens = [t for t in top.subtree() if t not in dropped]
    if top is not noun:
        start = min(t.i for t in noun.subtree() if t not in dropped)
        tokens = [t for t in tokens if t.i >= start]
    tokens = _kept(tokens, whole=top)
    moved = [t for t in (*noun.rights, *top.rights) if t in tokens and t.lower != "of"]
    gone = {t for m in moved for t in m.subtree()}
    later = [t for t in tokens if t in gone]
    tokens = [t for t in tokens if t not in gone]
    if any(t.text == "," for t in tokens[:1]):
        return None, None
    text = renderer.text(tokens)
    if text and tokens[0].text[0].isupper() and not renderer.names.at(tokens[0]):
        text = decapitalize(text)
    subject = noun.sentence.root.child("nsubj", "nsubjpass")
    before = [*tokens, *(subject.subtree() if subject and after_subject and subject is not top else ())]
    return text, renderer.text(later, before=before) if later else ""


def _kept(tokens: Sequence[Token], whole: Token | None = None) -> list[Token]:
    """The tokens without asides after a comma, without "such as" at the end, without the colon."""
    dropped: set[Token] = set()
    for token in tokens:
        before = token.previous()
        opens = min(t.i for t in token.subtree())
        mark = token.sentence.tokens[opens - 1] if opens else None
        if (
            mark is not None
            and mark.text in (",", "–", "—")
            and token.dep in ("relcl", "acl", "advcl", "appos", "prep", "conj")
            and token is not whole
            and (token.dep != "conj" or token.pos in ("VERB", "AUX"))
        ):
            dropped.update(token.subtree())
            dropped.add(mark)
        if token.lower in ("as", "including") and token.dep == "prep":
            rest = [t for t in token.sentence.tokens[token.i + 1 :] if t.text not in ":"]
            if not rest:
                dropped.add(token)
                if before is not None and before.lower == "such":
                    dropped.add(before)
        if token.text in (":", ".") and token.i == len(token.sentence.tokens) - 1:
            dropped.add(token)
    return [t for t in tokens if t not in dropped]


def _after(top: Token, root: Token) -> list[Token]:
    """The predicate: what follows the subject up to the end."""
    end = max(t.i for t in top.subtree())
    return root.sentence.tokens[end + 1 :]


def _listed(noun: Token, top: Token, root: Token, what: str, count: str) -> str:
    """The question of "Key sectors that benefited from X included:"."""
    if not _is_told(noun, top) or (root.lemma == "be" and root.child("attr", "acomp")):
        return ""
    verb = "were" if root.tag == "VBD" else "are"
    if top is not noun and top.lower in ("some", "few", "many", "several"):
        definite = any(t.lower == "the" for t in noun.lefts)
        return f"What {verb} {count} {'of the ' if definite else ''}{what}?"
    if any(t.lower in ("some", "several") for t in noun.lefts):
        return f"What {verb} {count} {what}?"
    return f"What {verb} the {count} {what}?"


def _asked(root: Token, gone: Token, noun: Token, ask: str, later: str, renderer: Renderer) -> Stem | None:
    """The question in which `ask` takes the place of `gone`, which `later` follows."""
    subject = root.child("nsubj", "nsubjpass")
    if subject is None or subject.dep == "expl" or root.child("neg"):
        return None
    who = renderer.text(_kept(subject.subtree(), whole=subject))
    if not who or not _is_anchored(subject, renderer) or who.endswith((" and", " or")):
        return None
    opening = subject.subtree()[0]
    if not renderer.names.at(opening) and opening.i == 0 and not any(c.isupper() for c in opening.text[1:]):
        who = decapitalize(who)
    auxiliaries = root.all("aux", "auxpass")
    skip = {*subject.subtree(), *gone.subtree(), *auxiliaries}
    for token in root.children:
        if token.dep in ("conj", "cc", "punct", "advcl", "parataxis") or token.i < root.i:
            skip |= set(token.subtree())
    tail_tokens = _kept([t for t in root.subtree() if t.i > root.i and t not in skip])
    tail = renderer.text(tail_tokens, before=subject.subtree()) if tail_tokens else ""
    if tail is None:
        return None
    if auxiliaries:
        first, *more = [t.text for t in auxiliaries]
        verb = " ".join([first, who, *more, root.text])
        finite = " ".join([first, *more, root.text])
    else:
        do = "did" if root.tag == "VBD" else "do" if root.tag == "VBP" else "does"
        verb = f"{do} {who} {root.lemma}"
        finite = root.text
    after = tidy(" ".join(filter(None, [tail, later])))
    past = root.tag == "VBD" or any(t.tag == "VBD" for t in auxiliaries)
    return Stem(
        question=tidy(f"{ask} {verb} {after}") + "?",
        noun=noun.lower,
        past=past,
        relative=tidy(f"that {who} {finite} {after}") if gone.dep == "dobj" else "",
        owner=who,
        place=after if root.lemma in ("face", "encounter", "meet", "have", "confront") else "",
    )


def _is_anchored(subject: Token, renderer: Renderer) -> bool:
    """Whether a subject says by itself who or what is meant: no "the IPO" without a name."""
    tokens = subject.subtree()
    definite = any(t.dep == "det" and t.lower == "the" for t in subject.lefts)
    name = renderer.names.at(subject)
    if not definite or (name and not name.text.isupper()):
        return True
    preposition = subject.child("prep")
    noun = preposition.child("pobj") if preposition is not None else None
    if noun is None:
        return False
    # "The rate of photosynthesis" needs no name; "the rate of the process" does.
    return any(renderer.names.at(t) for t in tokens) or noun.child("det", "poss") is None
