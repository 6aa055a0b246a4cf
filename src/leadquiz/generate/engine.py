"""From outlines to a deck: parse, propose, gate, settle conflicts, choose, finish."""

import contextlib
import gc
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from leadquiz.deck import made_digest, new_card_id
from leadquiz.generate.accept import accepted
from leadquiz.generate.anchor import anchored
from leadquiz.generate.asides import cites_works, without_asides
from leadquiz.generate.both_sides import REFERENCE_GATES
from leadquiz.generate.casing import cases_of
from leadquiz.generate.conflicts import contradicted, find_conflicts
from leadquiz.generate.context import context_of
from leadquiz.generate.dates import days_named, know_day
from leadquiz.generate.distractors import Pool, distract, fits_gap
from leadquiz.generate.elsewhere import answered_elsewhere
from leadquiz.generate.facts_index import ambiguous
from leadquiz.generate.figures import topic_at
from leadquiz.generate.foreign import languages, structural
from leadquiz.generate.gaps import gaps, gaps_at_large
from leadquiz.generate.gates import GATES, Gate, Verdict, words
from leadquiz.generate.hints import hint
from leadquiz.generate.language import DEFAULT_MODEL, parse_keys, parse_texts
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listed import lists_at_large
from leadquiz.generate.mentions import Mentions
from leadquiz.generate.names import EVENT, ORGANISATION, PERSON, PLACE, NameIndex, index_names
from leadquiz.generate.options import USUAL_WORTH, Options
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.generate.proposals import kept
from leadquiz.generate.rules import RULES
from leadquiz.generate.salience import is_long_story, judge_all
from leadquiz.generate.scope import SCOPE_GATES
from leadquiz.generate.select import (
    AT_LARGE,
    GAPS,
    asked_of,
    best_of_facts,
    is_side_section,
    limit,
    one_of_a_sentence,
    weigh,
    without_doubles,
)
from leadquiz.generate.tokens import Sentence
from leadquiz.generate.values import VALUE_TYPES, find_values
from leadquiz.generate.views import Knowledge, Passage, SectionView
from leadquiz.generate.wording import WORDING_GATES
from leadquiz.generate.worth import worth_of
from leadquiz.model import (
    Block,
    BlockKind,
    Candidate,
    Card,
    Conflict,
    Deck,
    Kind,
    Origin,
    Outline,
    Source,
    Span,
)

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


def views_of(
    outline: Outline,
    *,
    options: Options,
    store: ParseCache | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[SectionView]:
    """Every section of the document as rules see it, in order."""
    sections = list(outline.walk())
    written = [[b.text for b in section.blocks if b.kind in _PROSE] for _, section in sections]
    cites = cites_works(text for texts in written for text in texts)
    texts = [text for row in written for text in without_asides(row, cites=cites)]
    parsed = parse_texts(texts, model=options.model, store=store, progress=progress)
    prose = zip(parsed, parse_keys(texts, options.model), strict=True)
    passages = [
        tuple(_passage(block, *next(prose) if block.kind in _PROSE else ((), "")) for block in section.blocks)
        for _, section in sections
    ]
    sentences = [s for row in passages for passage in row for s in passage.sentences]
    if len(outline.date) == 10 and len(sentences) <= _SHORT:
        published = date.fromisoformat(outline.date)
        month_first = any(_MONTH_FIRST.search(line.text) for line in outline.lines[:12])
        named = days_named((line.text for line in outline.lines), published)
        for sentence in sentences:
            know_day(sentence, published, named, month_first=month_first)
    names = index_names(sentences)
    knowledge = _knowledge(outline, names, sentences, options)
    knowledge.memo["sentences"] = {sentence.written: sentence for sentence in sentences}
    knowledge.memo["places"] = {
        sentence.written: (number, at)
        for number, row in enumerate(passages)
        for at, sentence in enumerate(s for passage in row for s in passage.sentences)
    }
    views = []
    earlier: tuple[Passage, ...] = ()
    for (path, section), row in zip(sections, passages, strict=True):
        views.append(
            SectionView(section=section, path=path, passages=row, knowledge=knowledge, earlier=earlier)
        )
        earlier = row
    return views


def _passage(block: Block, sentences: tuple[Sentence, ...], parse: str) -> Passage:
    for sentence in sentences:
        sentence.author = block.text
    return Passage(block=block, sentences=sentences, parse=parse)


_MONTH_FIRST = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}\b")


def _knowledge(
    outline: Outline, names: NameIndex, sentences: Sequence[Sentence], options: Options
) -> Knowledge:
    # A text about people, companies and places names somebody in most sentences; a text about things does not.
    named = sum(bool(names.find(s.tokens)) for s in sentences)
    narrative = named * 2 > len(sentences) and _tells_the_past(sentences)
    speaker = "" if narrative else _speaker(names, sentences)
    person = _leading(names, PERSON) or _titled(outline, names, PERSON)
    common = names.counts.most_common(1)
    subject = common[0][0] if common and common[0][1] >= 8 else ""
    capitals, small = cases_of(sentences)
    return Knowledge(
        outline=outline,
        names=names,
        person=person,
        pronoun=_pronoun(sentences),
        introduced=_introduced(sentences),
        organisation=_leading(names, ORGANISATION) or _titled(outline, names, ORGANISATION) or speaker,
        speaker=speaker,
        subject=subject,
        year=outline.date[:4],
        narrative=narrative,
        memoir=_is_memoir(sentences),
        capitals=capitals,
        small=small,
        terms=_terms(outline, sentences, narrative=narrative),
        topic=_topic(outline) if len(sentences) <= _SHORT else "",
        house="" if narrative else speaker or _house(names, sentences),
        thorough=options.min_worth is not None and options.min_worth < USUAL_WORTH,
    )


def _tells_the_past(sentences: Sequence[Sentence]) -> bool:
    """Whether a text tells what happened; one that names the Earth and the Moon may explain how things are."""
    if len(sentences) < _FEW:
        return True  # too little to tell by
    past = present = 0
    for sentence in sentences:
        root = sentence.root
        finite = root.child("aux", "auxpass") or root
        past += finite.tag == "VBD"
        present += finite.tag in ("VBZ", "VBP", "MD")
    return past * 3 >= present


_OF_ONESELF = 7  # one sentence in so many


def _is_memoir(sentences: Sequence[Sentence]) -> bool:
    """Whether somebody tells of himself, outside what he quotes."""
    own = sum(
        any(t.lower in ("i", "my", "me") for t in s.tokens) and not any(t.text in '“”"' for t in s.tokens)
        for s in sentences
    )
    return own * _OF_ONESELF > len(sentences)


def _pronoun(sentences: Sequence[Sentence]) -> str:
    """ "he" or "she", whichever the text says at least three times as often as the other."""
    counts = Counter(t.lower for s in sentences for t in s.tokens if t.tag in ("PRP", "PRP$"))
    he = counts["he"] + counts["his"] + counts["him"]
    she = counts["she"] + counts["her"]
    return "she" if she >= max(1, 3 * he) else "he" if he >= max(1, 3 * she) else ""


def _speaker(names: NameIndex, sentences: Sequence[Sentence]) -> str:
    """The organisation whose handbook this is: the text says "we" and "you", and one name carries it."""
    counts = Counter(t.lower for s in sentences for t in s.tokens if t.tag in ("PRP", "PRP$"))
    we = counts["we"] + counts["our"] + counts["us"]
    you = counts["you"] + counts["your"]
    # A handbook speaks to its reader; a textbook that tells of a firm says "we" of whoever thinks along.
    if we < 5 or you * 2 < 3 * we or (counts["i"] + counts["my"]) * 5 > we:
        return ""
    own = [
        (n, name)
        for name, n in names.counts.most_common()
        if names.type_of(name) not in (PERSON, PLACE, EVENT) and not re.fullmatch(r"[A-Z]{2,3}", name)
    ]
    if not own or own[0][0] < 5 or (len(own) > 1 and own[0][0] < 2 * own[1][0]):
        return ""
    name = own[0][1]
    acts = sum(
        found.canonical == name and found.head.dep in ("nsubj", "nsubjpass", "poss")
        for s in sentences
        for found in names.find(s.tokens)
    )
    # "Slack shows what we wrote": the tool is none of us.
    return name if acts >= 2 and _peopled(names, sentences)[name] else ""


_STAFF = bag(
    "employee staff team teammate member people supervisor manager colleague handbook culture leadership"
)
_TO_READERS = 8  # one sentence in so many says "you" or "we"


def _house(names: NameIndex, sentences: Sequence[Sentence]) -> str:
    """The one organisation whose people a text speaks to: "at Velotech", "Velotech employees"."""
    spoken = sum(
        any(t.lower in ("you", "your", "we", "our", "us") for t in s.tokens)
        and not any(t.text in '"“”' for t in s.tokens)
        for s in sentences
    )
    if spoken * _TO_READERS < len(sentences):
        return ""
    peopled = _peopled(names, sentences).most_common()
    ranked = [(name, n) for name, n in peopled if names.type_of(name) == ORGANISATION][:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] <= ranked[1][1]) or names.counts[ranked[0][0]] < 2:
        return ""
    return ranked[0][0]


def _peopled(names: NameIndex, sentences: Sequence[Sentence]) -> Counter[str]:
    """How often a text speaks of the people of each organisation."""
    found = Counter[str]()
    for sentence in sentences:
        for name in names.find(sentence.tokens):
            if names.type_of(name.canonical) in (PERSON, PLACE, EVENT):
                continue
            before, after = name.tokens[0].previous(), name.tokens[-1].next()
            if before is not None and before.lower == "the":
                before = before.previous()
            at = before is not None and before.lower in ("at", "across")
            if at or (after is not None and after.lemma.lower() in _STAFF):
                found[name.canonical] += 1
    return found


def _introduced(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Lemmas of nouns that the text brings in as one of many: "a lid", "another lid"."""
    return frozenset(
        t.lemma.lower()
        for s in sentences
        for t in s.tokens
        if t.tag == "NN" and (d := t.child("det")) is not None and d.lower in ("a", "an", "another", "one")
    )


_FEW = 20  # sentences
_SHORT = 250  # sentences; a text so short has one topic, and its title says which


def _topic(outline: Outline) -> str:
    """What a short document is about, as its title says it; "" where the title says nothing."""
    titles = [outline.title, *(section.title for _, section in outline.walk())]
    title = next((title for title in titles if title), "").strip(" .:")
    return title if 0 < len(title.split()) <= 10 and not is_side_section((title,)) else ""


def _terms(outline: Outline, sentences: Sequence[Sentence], *, narrative: bool) -> frozenset[str]:
    """Nouns that a text about things, or a short one, comes back to or names in a heading."""
    if narrative and len(sentences) > _SHORT:
        return frozenset()
    counts = Counter(
        lemma
        for s in sentences
        for lemma in {t.lemma.lower() for t in s.tokens if t.pos in ("NOUN", "PROPN")}
    )
    titles = " ".join(title for path, _ in outline.walk() for title in path[-1:]).lower()
    return frozenset(lemma for lemma, n in counts.items() if n >= 4 or (n >= 2 and lemma in titles))


def _titled(outline: Outline, names: NameIndex, kind: str) -> str:
    """The one name of its type that the title or the file's name holds."""
    top = next((section.title for _, section in outline.walk() if section.title), "")
    title = f" {outline.title} {top} {re.sub(r'[^A-Za-z0-9]+', ' ', outline.name)} ".lower()
    found = [
        name
        for name in names.of_type(kind)
        if f" {name.lower()} " in title
        and names.counts[name] >= 3
        and (" " in name or names.certainty(name))  # the Moon is a person to the model alone
    ]
    return found[0] if len(found) == 1 else ""


def _leading(names: NameIndex, kind: str) -> str:
    """The one name of its type that carries the document: most mentions, and no rival near it."""
    found = names.of_type(kind)
    if not found:
        return ""
    total = sum(names.counts[name] for name in found)
    first = names.counts[found[0]]
    rival = names.counts[found[1]] if len(found) > 1 else 0
    if " " not in found[0] and not names.certainty(found[0]):
        return ""  # a guess of the model: the Moon is no person
    return found[0] if first >= 5 and first * 5 > total * 2 and first >= 2.5 * rival else ""


def propose(views: Iterable[SectionView]) -> list[Candidate]:
    """What every rule proposes for every section, in document order."""
    return [candidate for view in views for candidate in _proposed(view)]


def _proposed(view: SectionView) -> list[Candidate]:
    found = _of_rules(view)
    return [*found, *_at_large(view, found)]


def _of_rules(view: SectionView) -> list[Candidate]:
    return [
        _under_its_topic(_without_pointers(candidate), view) for rule in RULES for candidate in rule(view)
    ]


def _at_large(view: SectionView, found: Sequence[Candidate], done: Set[str] = frozenset()) -> list[Candidate]:
    """Gaps and lists of a section where rules found these; no gaps of the sentences that are done with."""
    made = list(gaps([candidate for candidate in found if candidate.evidence not in done], view))
    asked = {(candidate.question, candidate.answer) for candidate in (*found, *made)}
    made += [c for c in gaps_at_large(view, done) if (c.question, c.answer) not in asked]
    made += lists_at_large(view)
    return [_under_its_topic(candidate, view) for candidate in made]


def _under_its_topic(candidate: Candidate, view: SectionView) -> Candidate:
    topic = "" if candidate.context else topic_at(view, candidate.first)
    return replace(candidate, context=topic) if topic else candidate


_ALSO = re.compile(r"\b(is|are|was|were|can|may|must) also\b")
_POINTER = re.compile(
    r" \((?:[Ss]ee |as shown in )?(?:[Ff]igures?|[Ff]ig\.|[Tt]ables?|[Bb]ox|[Ee]xhibit|[Cc]hapters?|"
    r"[Ss]ections?|[Aa]ppendix) [\dA-Z][\w.–-]*\)"
)


def _without_pointers(candidate: Candidate) -> Candidate:
    """The candidate without "(Figure 4)", and without the "also" of a definition: a card stands alone."""
    if candidate.kind is Kind.DEFINITION and " also " in candidate.answer:
        candidate = replace(candidate, answer=_ALSO.sub(r"\1", candidate.answer))
    if "(" not in candidate.question and "(" not in candidate.answer:
        return candidate
    return replace(
        candidate,
        question=_POINTER.sub("", candidate.question),
        answer=_POINTER.sub("", candidate.answer),
        cloze=_POINTER.sub("", candidate.cloze),
    )


def _judged(view: SectionView) -> list[Verdict]:
    """What is proposed for a section and what the gates say; what passes has its line above the question."""
    knowledge = view.knowledge
    found = _of_rules(view)
    judged = judge(found, knowledge)
    done = frozenset[str]()
    if knowledge.ask(is_long_story) and not knowledge.thorough:
        # What rules ask of a long story is handed out (`worth_of`); phrases and gaps of its sentence give way to it.
        done = frozenset(
            v.candidate.evidence for v in judged if not v.gate and v.candidate.rule not in AT_LARGE
        )
    judged += judge(_at_large(view, found, done), knowledge)
    verdicts = [
        verdict
        if verdict.gate
        else replace(
            verdict,
            candidate=replace(
                verdict.candidate,
                context=verdict.candidate.context or context_of(verdict.candidate, knowledge),
            ),
        )
        for verdict in judged
    ]
    view.memo.clear()  # only rules ask for it, and what it holds of the section holds it, too: a ring never collected
    return verdicts


def judge(
    candidates: Iterable[Candidate],
    knowledge: Knowledge,
    gates: Sequence[Gate] = (*GATES, anchored, *SCOPE_GATES, *REFERENCE_GATES, *WORDING_GATES),
) -> list[Verdict]:
    """Each candidate with the first gate that holds it back."""
    verdicts = []
    for candidate in candidates:
        for gate in gates:
            if why := gate(candidate, knowledge):
                verdicts.append(Verdict(candidate=candidate, gate=gate.__name__, why=why))
                break
        else:
            verdicts.append(Verdict(candidate=candidate, gate=""))
    return verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A deck and how it came about: every candidate with its verdict, in document order."""

    deck: Deck
    verdicts: tuple[Verdict, ...]
    sections: int
    notices: tuple[str, ...] = ()


def generate(
    outlines: Sequence[Outline],
    options: Options | None = None,
    *,
    store: ParseCache | None = None,
    progress: Callable[[int], None] | None = None,
) -> Result:
    """The deck derived from these documents, in their order. Same input and options, same deck."""
    with _no_collection():
        return _generate(outlines, options or Options(), store, progress)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector: the parse is one large ring of live tokens that it would walk in vain.

    By its threshold, since spaCy turns the collector on again wherever it reads a file.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def _generate(
    outlines: Sequence[Outline],
    options: Options,
    store: ParseCache | None,
    progress: Callable[[int], None] | None,
) -> Result:
    notices: list[str] = []
    cards: list[Card] = []
    verdicts: list[Verdict] = []
    conflicts: list[Conflict] = []
    taken: set[str] = set()
    sources = tuple(
        Source(id=f"s{n}", file=outline.name, title=outline.title, sha256=outline.sha256)
        for n, outline in enumerate(outlines, 1)
    )
    sections = 0
    for outline, source in zip(outlines, sources, strict=True):
        language = options.language or outline.language
        if language != "en" and options.model == DEFAULT_MODEL:
            # A parse by the wrong model is nonsense that looks like grammar.
            sections += sum(1 for _ in outline.walk())
            chosen, dropped = limit(list(structural(outline, language)), options)
            made = [replace(c, context=c.context or context_of(c, None)) for c in chosen]
            found = list[Conflict]()
            judged = [Verdict(candidate=c, gate="") for c in made] + [
                Verdict(candidate=c, gate="limit") for c in dropped
            ]
            notices.append(
                f"{outline.name}: the language model reads English and this is {language!r}: only cards from "
                f"labels were made (worded in {', '.join(languages())}); dates, causes, lists and the other kinds "
                "were left out"
            )
        else:
            views = views_of(outline, options=options, store=store, progress=progress)
            sections += len(views)
            if not views:
                continue
            judge_all(views[0].knowledge, store)
            said = (
                kept(views, _judged, store=store) if store else [v for view in views for v in _judged(view)]
            )
            made, found, judged = _derive(views, said, options, source, store)
        conflicts.extend(found)
        verdicts.extend(judged)
        for candidate in made:
            card = _card(candidate, source, taken)
            taken.add(card.id)
            cards.append(card)
    deck = Deck(
        title=options.title or _title(outlines),
        language=options.language or (outlines[0].language if outlines else "en"),
        cards=tuple(cards),
        sources=sources,
        conflicts=tuple(conflicts),
        options=options.recorded(),
    )
    return Result(deck=deck, verdicts=tuple(verdicts), sections=sections, notices=tuple(notices))


def _title(outlines: Sequence[Outline]) -> str:
    titles = [outline.title or outline.name for outline in outlines]
    return titles[0] if len(titles) == 1 else ", ".join(titles[:3]) + (" …" if len(titles) > 3 else "")


def _derive(
    views: list[SectionView],
    judged: list[Verdict],
    options: Options,
    source: Source,
    store: ParseCache | None,
) -> tuple[list[Candidate], list[Conflict], list[Verdict]]:
    """(chosen candidates, conflicts, verdicts) of one document."""
    knowledge = views[0].knowledge
    names = knowledge.names
    passed = [verdict.candidate for verdict in judged if not verdict.gate]
    verdicts = [verdict for verdict in judged if verdict.gate]
    mentions = Mentions(views, names)
    repeated = Counter(candidate.fact for candidate in passed if candidate.rule != GAPS)
    # What only its place in a sentence made a question tells nothing of values that may contradict one another.
    plain = [c for c in passed if c.rule in AT_LARGE]
    settled = find_conflicts([c for c in passed if c.rule not in AT_LARGE], views, mentions, source=source.id)
    verdicts += [Verdict(candidate=held, gate="conflict", why=why) for held, why in settled.held]
    doubted = {(held.evidence, held.fact): why for held, why in settled.held}
    verdicts += [
        Verdict(candidate=c, gate="conflict", why=doubted[c.evidence, c.fact])
        for c in plain
        if (c.evidence, c.fact) in doubted
    ]
    plain = [c for c in plain if (c.evidence, c.fact) not in doubted]
    remarks = {(c.evidence, c.fact): c.remark for c in settled.kept if c.remark}
    plain = [replace(c, remark=remarks.get((c.evidence, c.fact), "")) for c in plain]
    rest = sorted([*settled.kept, *plain], key=lambda candidate: candidate.first)
    denied = {id(c): why for c in rest if (why := contradicted(c, settled.conflicts))}
    verdicts += [Verdict(candidate=c, gate="conflict", why=denied[id(c)]) for c in rest if id(c) in denied]
    rest = [c for c in rest if id(c) not in denied]
    # Before the choice, so that nothing gives way to a form that was not asked for.
    unwanted = [c for c in rest if c.kind not in options.kinds]
    verdicts += [Verdict(candidate=c, gate="limit", why=f"no {c.kind.value} cards wanted") for c in unwanted]
    worthy, unworthy = _worthy([c for c in rest if c.kind in options.kinds], knowledge, options, store)
    verdicts += unworthy
    best, outdone = best_of_facts(worthy, names)
    verdicts += _outdone(outdone)
    open_ones = {**answered_elsewhere(best, mentions), **ambiguous(best, names)}
    verdicts += [Verdict(candidate=best[i], gate="one_answer", why=why) for i, why in open_ones.items()]
    best = [candidate for i, candidate in enumerate(best) if i not in open_ones]
    chosen, dropped = limit(weigh(best, knowledge, repeated), options)
    verdicts += [Verdict(candidate=candidate, gate="limit") for candidate in dropped]
    pool = Pool(settled.kept, views, mentions, settled.conflicts)
    finished = [_finished(candidate, pool, knowledge) for candidate in chosen]
    verdicts += [Verdict(candidate=candidate, gate="") for candidate in finished]
    verdicts.sort(key=lambda verdict: (verdict.candidate.first, verdict.candidate.question))
    return finished, settled.conflicts, verdicts


def _worthy(
    candidates: Sequence[Candidate], knowledge: Knowledge, options: Options, store: ParseCache | None
) -> tuple[list[Candidate], list[Verdict]]:
    """The candidates that a teacher would hand out, in the order given, and verdicts on the others."""
    if options.min_worth == 0:
        return list(candidates), []
    least = options.min_worth

    def judged(least: float, usual: float) -> list[float]:
        return _worths(candidates, knowledge, store, least=least, usual=usual)

    worths = judged(USUAL_WORTH, USUAL_WORTH) if least is None else judged(least, least)
    if least is None:
        sentences = len(knowledge.memo["sentences"])
        least = least_worth(candidates, worths, sentences=sentences)
        if least < USUAL_WORTH:  # so that those count, too, that could not reach the usual worth
            worths = judged(_LEAST_WORTH, USUAL_WORTH)
            least = least_worth(candidates, worths, sentences=sentences)
    stay, gone = [], []
    for candidate, worth in zip(candidates, worths, strict=True):
        asked_for = (
            max(least, _LEAST_OF_GAPS) if candidate.rule == GAPS and options.min_worth is None else least
        )
        if worth >= asked_for or worth == _UNREAD:
            # The worthier form of a fact wins, and stays where a limit leaves few cards.
            stay.append((replace(candidate, weight=candidate.weight + worth), worth))
        else:
            why = f"worth {worth:.2f}, less than {asked_for:.2f}"
            gone.append(Verdict(candidate=candidate, gate="worth", why=why))
    worth_by = {id(candidate): worth for candidate, worth in stay}
    chosen, beaten = one_of_a_sentence(stay)
    single, doubles = without_doubles([(candidate, worth_by[id(candidate)]) for candidate in chosen])
    return single, [*gone, *_outdone([*beaten, *doubles])]


_UNREAD = -1.0  # stands for the worth of what gives way unread


def _worths(
    candidates: Sequence[Candidate],
    knowledge: Knowledge,
    store: ParseCache | None,
    *,
    least: float,
    usual: float,
) -> list[float]:
    """What each candidate is worth.

    Where a rule asks of a sentence, in a way that is worth the usual, phrases and gaps of it give way whatever they
    are worth (`one_of_a_sentence`), so that they are not read. A gap for the same answer is: it may be the better form.
    """
    worths = [_UNREAD] * len(candidates)

    def read(places: Sequence[int]) -> None:
        found = worth_of([candidates[i] for i in places], knowledge, store, least=least)
        for i, worth in zip(places, found, strict=True):
            worths[i] = worth

    own = [i for i, candidate in enumerate(candidates) if candidate.rule not in AT_LARGE]
    read(own)
    of_rules = {candidates[i].evidence for i in own if worths[i] >= usual}
    asked = {asked_of(candidates[i]) for i in own}
    read(
        [
            i
            for i, candidate in enumerate(candidates)
            if candidate.rule in AT_LARGE
            and (
                candidate.evidence not in of_rules
                or (candidate.rule == GAPS and asked_of(candidate) in asked)
            )
        ]
    )
    return worths


# A text that gives less than so has few cards: (cards at most, sentences for each of them).
_ENOUGH = ((5, 3), (10, 5), (None, 12))
_LEAST_WORTH, _LEAST_OF_GAPS = 0.68, 0.72  # of gaps below 0.7 9 of 26 were accepted


def least_worth(candidates: Sequence[Candidate], worths: Sequence[float], *, sentences: int) -> float:
    """The usual least worth, or a lower one where that leaves next to nothing of a text: its best are worth a look."""
    of: dict[str, float] = {}  # the worthiest of every sentence
    for candidate, worth in zip(candidates, worths, strict=True):
        of[candidate.evidence] = max(worth, of.get(candidate.evidence, 0.0))
    few = max(min(sentences // each, most or sentences) for most, each in _ENOUGH)
    best = sorted(of.values(), reverse=True)[:few]
    return min(USUAL_WORTH, max(best[-1], _LEAST_WORTH)) if best else USUAL_WORTH


def _outdone(pairs: Iterable[tuple[Candidate, Candidate]]) -> list[Verdict]:
    return [
        Verdict(candidate=loser, gate="outdone", why=f"asked better as “{winner.question}”")
        for loser, winner in pairs
    ]


def _finished(candidate: Candidate, pool: Pool, knowledge: Knowledge) -> Candidate:
    """With its wrong options, which must fit its cloze when it has one beside, and its other right answers."""
    options = candidate.distractors or distract(candidate, pool)
    if not _is_of_a_kind(candidate, knowledge.names):
        options = ()
    asked = f" {' '.join(words(candidate.question))} "
    return replace(
        candidate,
        distractors=options,
        cloze=candidate.cloze if all(fits_gap(candidate, option) for option in options) else "",
        accept=tuple(
            other
            for other in candidate.accept
            or accepted(candidate.answer, candidate.answer_type, knowledge.names)
            if f" {' '.join(words(other))} " not in asked
        ),
    )


def _is_of_a_kind(candidate: Candidate, names: NameIndex) -> bool:
    """Whether wrong options are sure to be of the answer's kind: values, or names of one sort."""
    kind = candidate.answer_type.split(":")[0]
    if kind in VALUE_TYPES or kind.startswith(("value of ", "cell ")) or candidate.distractors:
        return True
    bare = candidate.answer.removeprefix("the ").removeprefix("The ")
    return names.is_name(bare) or (
        candidate.kind in (Kind.FACT, Kind.CLOZE) and bool(find_values(candidate.answer))
    )


def _card(candidate: Candidate, source: Source, taken: set[str]) -> Card:
    key = f"{candidate.fact}\x00{candidate.answer}"
    card = Card(
        id=new_card_id(source.sha256, key, candidate.before + candidate.evidence, taken=taken),
        kind=candidate.kind,
        question=candidate.question,
        answer=candidate.answer,
        members=candidate.members,
        accept=candidate.accept,
        distractors=candidate.distractors,
        cloze=candidate.cloze,
        hint=hint(candidate),
        context=candidate.context,
        section=candidate.section,
        source=Span(source=source.id, first=candidate.first, last=candidate.last, page=candidate.page),
        evidence=candidate.before + candidate.evidence,
        tags=candidate.tags,
        importance=candidate.importance,
        note=note_id(candidate),
        remark=candidate.remark,
    )
    return replace(card, origin=Origin(rule=candidate.rule, fact=candidate.fact, made=made_digest(card)))


def note_id(candidate: Candidate) -> str:
    """What sibling cards share in the deck file; empty for a card of its own."""
    return f"n{hashlib.sha256(candidate.note.encode()).hexdigest()[:10]}" if candidate.note else ""
