"""From decks to sheets: cards are chosen and given a form once, then every version arranges them anew."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from random import Random
from typing import Any

from leadquiz.errors import ExportError
from leadquiz.model import Card, Deck, Kind, join_members
from leadquiz.options import balanced_places, plain, wrong_options
from leadquiz.worksheet import puzzles
from leadquiz.worksheet.choose import Eligible, Filter, choose, eligible, grouping
from leadquiz.worksheet.forms import (
    FEWEST_PAIRS,
    MOST_PAIRS,
    MOST_WRONG,
    difficulty,
    filled,
    lines_for,
    points_of,
    puzzle_lengths,
    puzzle_word,
    sentence_of,
    shape,
)
from leadquiz.worksheet.sheet import (
    LETTERS,
    Cell,
    Choice,
    Clue,
    Coverage,
    Crossword,
    Entry,
    Form,
    Gap,
    Listing,
    Match,
    Ordering,
    Part,
    Passage,
    Sheet,
    Short,
    Task,
    TrueFalse,
    WordSearch,
)

MIXED = (Form.CHOICE, Form.TRUE_FALSE, Form.GAP, Form.MATCH, Form.SHORT, Form.LIST, Form.ORDER)
"""What a sheet is made of when nothing else is asked for; passages and puzzles only on request."""

_SHARE = {Form.CHOICE: 3.0, Form.TRUE_FALSE: 2.0, Form.GAP: 2.0, Form.MATCH: 2.0, Form.SHORT: 2.0}
_FEWEST = {Form.GAP: 3, Form.PASSAGE: 2, Form.MATCH: FEWEST_PAIRS, Form.CROSSWORD: 4, Form.WORD_SEARCH: 3}
_ALONE = frozenset({Form.CHOICE, Form.TRUE_FALSE, Form.SHORT, Form.LIST, Form.ORDER})  # need no partners
_MOST_SENTENCES = 8  # of one passage
_MOST_WORDS = 16  # of one puzzle
_MOST_GAPS = 12  # that share a bank


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a sheet; two equal requests on equal decks give equal sheets."""

    count: int | None = 20  # None: every card that fits
    types: tuple[Form, ...] = MIXED
    filter: Filter = field(default_factory=Filter)
    points: tuple[tuple[Form, int], ...] = ()
    seed: int = 1
    surplus: int = 0  # words in a bank, and choices of a matching task, that fit nothing
    lines: int | None = None  # ruled lines of every short answer; None scales them to the answer
    fresh: bool = False  # other questions of equal difficulty in each version
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Cards that one task asks, with what no version may change: a statement's truth and its filling."""

    cards: tuple[Card, ...]
    filling: str = ""
    wrong: tuple[str, ...] = ()  # wrong options, or surplus choices
    grid: puzzles.Grid | None = None  # of a crossword; its words stand where they stand in every version


_Plan = dict[Form, list[_Group]]


def build_sheets(
    decks: Sequence[Deck], request: Request, *, versions: int = 1, weakness: Mapping[str, float] | None = None
) -> tuple[Sheet, ...]:
    """Versions A, B, C … of a worksheet; raises ExportError when no card fits the request."""
    if not 1 <= versions <= len(LETTERS):
        raise ExportError(f"--versions {versions}: give a number from 1 to {len(LETTERS)}")
    cards = eligible(decks, request.types, request.filter)
    if not cards:
        asked = ", ".join(form.value for form in request.types)
        raise ExportError(
            f"{decks[0].title}: no card fits; ask for other --types (now {asked}) or a wider choice"
        )
    state = state_of(decks)
    sheet_id = (
        f"{request.seed}-{state}-{_digest([_plain_data(request), sorted((weakness or {}).items())])[:4]}"
    )
    rng = Random(f"{request.seed} choose")
    chosen = choose(cards, request.count or len(cards), rng, weakness)
    assigned, dropped = _assign(chosen, request.types, rng)
    plan, lost = _plan(assigned, request, Random(f"{request.seed} plan"))
    if not plan:
        raise ExportError(f"{decks[0].title}: too few cards for a task of these types; ask for other --types")
    notices = _notices(request, plan, [*(one.card for one in dropped), *lost])
    used = {one.card.id for ones in assigned.values() for one in ones}
    places = _places(decks)
    sheets = []
    for letter in LETTERS[:versions]:
        rng = Random(f"{request.seed} {letter}")
        if request.fresh and letter != "A":
            assigned = _others(assigned, cards, used, rng)
            plan, _ = _plan(assigned, request, rng)
            used |= {one.card.id for ones in assigned.values() for one in ones}
        parts = tuple(_parts(plan, _Numbers(request, places), rng, shuffle=letter != "A"))
        sheets.append(
            Sheet(
                id=f"{sheet_id}-{letter}",
                version=letter,
                versions=versions,
                title=request.title or " · ".join(deck.title for deck in decks),
                language=decks[0].language,
                seed=request.seed,
                state=state,
                parts=parts,
                coverage=_coverage(decks, parts),
                notices=notices,
            )
        )
    return tuple(sheets)


def state_of(decks: Sequence[Deck]) -> str:
    """Six hexadecimal digits that change with any card of the decks."""
    return _digest([[deck.title, deck.language, _plain_data(deck.cards)] for deck in decks])[:6]


def concordance(sheets: Sequence[Sheet]) -> tuple[tuple[str, ...], ...]:
    """For each question of the first version, its label there and in each other version ("" where absent)."""
    labels = [{entry.card.id: entry.label for entry in sheet.entries()} for sheet in sheets]
    return tuple(tuple(own.get(card, "") for own in labels) for card in labels[0])


def request_data(request: Request) -> dict[str, Any]:
    """The request as plain data, to be kept and read back by `request_from`."""
    data: dict[str, Any] = _plain_data(request)
    return data


def request_from(data: Mapping[str, Any]) -> Request:
    """The request that `request_data` gave."""
    chosen = data["filter"]
    return Request(
        **{
            **data,
            "types": tuple(map(Form, data["types"])),
            "points": tuple((Form(form), points) for form, points in data["points"]),
            "filter": Filter(
                **{name: tuple(values) for name, values in chosen.items() if name != "kinds"},
                kinds=tuple(map(Kind, chosen["kinds"])),
            ),
        }
    )


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _plain_data(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_plain_data(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain_data(one) for key, one in value.items()}
    return value if isinstance(value, (str, int, float, type(None))) else _plain_data(asdict(value))


# ------------------------------------------------------------------------------------ giving each card a form


def _assign(
    chosen: Iterable[Eligible], types: Sequence[Form], rng: Random
) -> tuple[dict[Form, list[Eligible]], list[Eligible]]:
    """The cards by form in deck order, and those no task could take.

    Cards with the fewest possible forms choose first; each takes the form furthest behind its share.
    """
    taken: dict[Form, list[Eligible]] = {form: [] for form in Form if form in types}
    waiting = _apt_for_matching(list(chosen), types)
    rng.shuffle(waiting)
    waiting.sort(key=lambda one: len(one.forms))
    open_forms = dict.fromkeys(taken, True)
    dropped: list[Eligible] = []
    while waiting:
        for one in waiting:
            fits = [
                form for form in taken if form in one.forms and open_forms[form] and _room(one, form, taken)
            ]
            if fits:
                best = min(fits, key=lambda form: len(taken[form]) / _SHARE.get(form, 1.0))
                taken[best].append(one)
            else:
                dropped.append(one)
        waiting = []
        # A form with too few cards for one task closes, and its cards take another.
        for form, ones in taken.items():
            if ones and open_forms[form]:
                leftover = _leftover(form, ones)
                if not leftover:
                    continue
                # A small bank or a short passage is still a task: its cards only leave for a task of their own.
                stays = form in (Form.GAP, Form.PASSAGE)
                open_forms[form] = stays or len(leftover) < len(ones)
                gone = []
                for one in leftover:
                    if any(
                        open_forms.get(other)
                        for other in (one.forms & _ALONE if stays else one.forms - {form})
                    ):
                        waiting.append(replace(one, forms=one.forms - {form}))
                        gone.append(id(one))
                    elif not stays:
                        dropped.append(one)
                        gone.append(id(one))
                taken[form] = [one for one in ones if id(one) not in gone]
    return {form: sorted(ones, key=lambda one: one.order) for form, ones in taken.items() if ones}, dropped


def _apt_for_matching(chosen: list[Eligible], types: Sequence[Form]) -> list[Eligible]:
    """The cards, those that would mix the shapes of answers in a matching task without the form.

    As many shapes stay as the form's share of the sheet needs, the commonest first.
    """
    counts: dict[str, set[str]] = {}
    for one in chosen:
        if Form.MATCH in one.forms:
            counts.setdefault(shape(one.card.answer), set()).add(plain(one.card.answer))
    share = len(chosen) * _SHARE[Form.MATCH] / sum(_SHARE.get(form, 1.0) for form in types)
    kept: set[str] = set()
    room = 0
    for name, answers in sorted(counts.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if len(answers) >= FEWEST_PAIRS and room < share:
            kept.add(name)
            room += len(answers)
    return [
        replace(one, forms=one.forms - {Form.MATCH})
        if len(one.forms) > 1 and shape(one.card.answer) not in kept
        else one
        for one in chosen
    ]


def _room(one: Eligible, form: Form, taken: Mapping[Form, list[Eligible]]) -> bool:
    """Whether the card's answer can stand beside the others of the form without being taken for one."""
    if form in (Form.GAP, Form.CROSSWORD, Form.WORD_SEARCH):
        own = plain(one.card.answer)
        same = sum(plain(other.card.answer) == own for other in taken[form])
        # Equal answers need banks of their own, and a bank of a word or two gives itself away.
        return same <= (len(taken[form]) // _MOST_GAPS if form is Form.GAP else 0)
    return True


def _leftover(form: Form, ones: list[Eligible]) -> list[Eligible]:
    if form is Form.MATCH:
        return _pairings(ones)[1]
    if form is Form.PASSAGE:
        return [one for group in _passages(ones) if len(group) < _FEWEST[form] for one in group]
    return ones if len(ones) < _FEWEST.get(form, 1) else []


def _pairings(ones: Iterable[Eligible]) -> tuple[list[list[Eligible]], list[Eligible]]:
    """Groups for matching tasks, each of answers of one shape where possible, and the cards left over."""
    groups: list[list[Eligible]] = []
    shapes: list[str] = []
    for one in sorted(ones, key=lambda one: (shape(one.card.answer), one.order)):
        own = shape(one.card.answer)
        for group, group_shape in zip(groups, shapes, strict=True):
            if group_shape == own and len(group) < MOST_PAIRS and _distinct(one, group):
                group.append(one)
                break
        else:
            groups.append([one])
            shapes.append(own)
    full = [group for group in groups if len(group) >= FEWEST_PAIRS]
    rest = [one for group in groups if len(group) < FEWEST_PAIRS for one in group]
    mixed: list[list[Eligible]] = []
    left = []
    for one in rest:
        home = next((group for group in mixed if len(group) < MOST_PAIRS and _distinct(one, group)), None)
        if home is None:
            mixed.append([one])
        else:
            home.append(one)
    for group in mixed:
        if len(group) >= FEWEST_PAIRS:
            full.append(group)
        else:
            left.extend(group)
    for one in list(left):
        home = next((group for group in full if len(group) <= MOST_PAIRS + 1 and _distinct(one, group)), None)
        if home is not None:
            home.append(one)
            left.remove(one)
    return [sorted(group, key=lambda one: one.order) for group in full], left


def _distinct(one: Eligible, group: Iterable[Eligible]) -> bool:
    own = {plain(text) for text in (one.card.answer, *one.card.accept)}
    return not any(own & {plain(text) for text in (other.card.answer, *other.card.accept)} for other in group)


def _passages(ones: Iterable[Eligible]) -> list[list[Eligible]]:
    by_section: dict[tuple[str, ...], list[Eligible]] = {}
    for one in sorted(ones, key=lambda one: one.order):
        by_section.setdefault(one.card.section, []).append(one)
    return [
        group[start : start + _MOST_SENTENCES]
        for group in by_section.values()
        for start in range(0, len(group), _MOST_SENTENCES)
    ]


def _notices(request: Request, plan: _Plan, lost: Sequence[Card]) -> tuple[str, ...]:
    made = sum(len(group.cards) for groups in plan.values() for group in groups)
    notices = []
    if request.count and made < request.count:
        notices.append(
            f"{made} of {request.count} questions: the deck has no more cards that fit what was asked"
        )
    if lost:
        ids = ", ".join(card.id for card in lost[:8]) + (" …" if len(lost) > 8 else "")
        notices.append(f"left out, for want of partners in a task of these types: {ids}")
    return tuple(notices)


def _others(
    assigned: Mapping[Form, list[Eligible]], cards: Sequence[Eligible], used: set[str], rng: Random
) -> dict[Form, list[Eligible]]:
    """For each card another unused one that can take its form: of its section and importance if possible.

    Where the deck has none left the card stays.
    """
    notes = {one.card.note_id for ones in assigned.values() for one in ones}
    spare = [one for one in cards if one.card.id not in used and one.card.note_id not in notes]
    rng.shuffle(spare)
    fresh: dict[Form, list[Eligible]] = {}
    for form, ones in assigned.items():
        for one in ones:
            now = fresh.setdefault(form, [])
            fits = [
                other
                for other in spare
                if form in other.forms
                and difficulty(other.card, form) == difficulty(one.card, form)
                and _room(other, form, fresh)
                and (form is not Form.MATCH or shape(other.card.answer) == shape(one.card.answer))
            ]
            if fits:
                best = min(
                    fits,
                    key=lambda other: (
                        other.group != one.group,
                        abs(other.card.importance - one.card.importance),
                        other.card.kind is not one.card.kind,
                    ),
                )
                spare = [other for other in spare if other.card.note_id != best.card.note_id]
                now.append(best)
            else:
                now.append(one)
        fresh[form].sort(key=lambda one: one.order)
    return fresh


# ------------------------------------------------------------------------------------- grouping into tasks


def _plan(assigned: Mapping[Form, list[Eligible]], request: Request, rng: Random) -> tuple[_Plan, list[Card]]:
    """The tasks by form, and the cards whose words would not join a crossword."""
    plan: _Plan = {}
    lost: list[Card] = []
    for form, ones in assigned.items():
        cards = [one.card for one in ones]
        groups: list[_Group] = []
        match form:
            case Form.CHOICE:
                groups = [_Group(cards=(card,), wrong=_some_wrong(card, rng)) for card in cards]
            case Form.TRUE_FALSE:
                groups = _statements(cards, rng)
            case Form.MATCH:
                for paired in _pairings(ones)[0]:
                    pairs = tuple(one.card for one in paired)
                    groups.append(_Group(cards=pairs, wrong=_surplus(pairs, request.surplus, rng)))
            case Form.PASSAGE:
                groups = [_Group(cards=tuple(one.card for one in passage)) for passage in _passages(ones)]
            case Form.CROSSWORD:
                groups, lost = _crosswords(cards, rng)
            case Form.WORD_SEARCH:
                groups = [_Group(cards=tuple(some)) for some in _even(cards)]
            case Form.GAP:
                groups = _banks(cards)
            case Form.SHORT | Form.LIST | Form.ORDER:
                groups = [_Group(cards=(card,)) for card in cards]
        if groups:
            plan[form] = groups
    return plan, lost


def _banks(cards: Sequence[Card]) -> list[_Group]:
    """The cards in groups that share a bank: no longer than can be looked over, no word in it twice."""
    often = max(Counter(plain(card.answer) for card in cards).values())
    count = max(-(-len(cards) // _MOST_GAPS), often)
    dealt: list[list[Card]] = [[] for _ in range(count)]
    order = {card.id: number for number, card in enumerate(cards)}
    # Dealt like playing cards, equal answers one after the other, so that each goes to another group.
    for number, card in enumerate(sorted(cards, key=lambda card: (plain(card.answer), order[card.id]))):
        dealt[number % count].append(card)
    return [_Group(cards=tuple(sorted(some, key=lambda card: order[card.id]))) for some in dealt]


def _even(cards: Sequence[Card]) -> list[Sequence[Card]]:
    """The cards in as few and as equal puzzles as their number allows."""
    size = -(-len(cards) // -(-len(cards) // _MOST_WORDS))
    return [cards[start : start + size] for start in range(0, len(cards), size)]


def _crosswords(cards: Sequence[Card], rng: Random) -> tuple[list[_Group], list[Card]]:
    groups = []
    lost: list[Card] = []
    for some in _even(cards):
        grid = puzzles.crossword([puzzle_word(card.answer) for card in some], rng)
        lost.extend(some[index] for index in grid.left_out)
        if len(grid.placed) > 1:
            groups.append(_Group(cards=tuple(some[one.word] for one in grid.placed), grid=grid))
        else:
            lost.extend(some[one.word] for one in grid.placed)
    return groups, lost


def _some_wrong(card: Card, rng: Random) -> tuple[str, ...]:
    wrong = wrong_options(card)
    return wrong if len(wrong) <= MOST_WRONG else tuple(rng.sample(wrong, MOST_WRONG))


def _statements(cards: Sequence[Card], rng: Random) -> list[_Group]:
    """Half of the statements true, half false."""
    truths = [index % 2 == 0 for index in range(len(cards))]
    if rng.random() < 0.5:
        truths = [not truth for truth in truths]
    rng.shuffle(truths)
    return [
        _Group(cards=(card,), filling=card.answer if truth else rng.choice(wrong_options(card)))
        for card, truth in zip(cards, truths, strict=True)
    ]


def _surplus(cards: Sequence[Card], count: int, rng: Random) -> tuple[str, ...]:
    """Wrong words for a bank: distractors of its cards that are right nowhere in it."""
    right = {plain(text) for card in cards for text in (card.answer, *card.accept)}
    found: dict[str, str] = {}
    for card in cards:
        for option in wrong_options(card):
            if plain(option) not in right:
                found.setdefault(plain(option), option)
    pool = list(found.values())
    return tuple(rng.sample(pool, min(count, len(pool))))


# ------------------------------------------------------------------------------------- arranging a version


class _Numbers:
    """Counts questions through all parts and makes their entries."""

    def __init__(self, request: Request, places: Mapping[str, str]) -> None:
        self.request = request
        self.places = places
        self.last = 0

    def next(self) -> str:
        self.last += 1
        return str(self.last)

    def entry(self, form: Form, card: Card, *, mark: str = "", answer: str = "", label: str = "") -> Entry:
        return Entry(
            label=label or self.next(),
            card=card,
            answer=answer or card.answer,
            mark=mark,
            points=points_of(card, form, self.request.points),
            place=self.places.get(card.id, ""),
        )


def _parts(plan: _Plan, numbers: _Numbers, rng: Random, *, shuffle: bool) -> Iterable[Part]:
    request = numbers.request
    for form, planned in plan.items():
        groups = list(planned)
        if shuffle:
            rng.shuffle(groups)
        tasks: list[Task] = []
        match form:
            case Form.CHOICE:
                sizes = [1 + len(group.wrong) for group in groups]
                for group, place in zip(groups, balanced_places(sizes, rng), strict=True):
                    tasks.append(_choice(numbers, group, place, rng))
            case Form.TRUE_FALSE:
                tasks.extend(_true_false(numbers, group) for group in groups)
            case Form.GAP:
                for group in groups:
                    yield _gaps(numbers, group, rng, shuffle=shuffle)
                continue
            case Form.MATCH:
                tasks.extend(_match(numbers, group, rng, shuffle=shuffle) for group in groups)
            case Form.SHORT:
                tasks.extend(_short(numbers, group.cards[0], request) for group in groups)
            case Form.LIST:
                tasks.extend(_listing(numbers, group.cards[0]) for group in groups)
            case Form.ORDER:
                tasks.extend(_ordering(numbers, group.cards[0], rng) for group in groups)
            case Form.PASSAGE:
                tasks.extend(_passage(numbers, group, request) for group in groups)
            case Form.CROSSWORD:
                tasks.extend(_crossword(numbers, group) for group in groups)
            case Form.WORD_SEARCH:
                tasks.extend(_word_search(numbers, group, rng, shuffle=shuffle) for group in groups)
        yield Part(form=form, tasks=tuple(tasks))


def _gaps(numbers: _Numbers, group: _Group, rng: Random, *, shuffle: bool) -> Part:
    cards = list(group.cards)
    if shuffle:
        rng.shuffle(cards)
    bank = _bank(group.cards, numbers.request)
    tasks = tuple(
        Gap(
            entry=numbers.entry(Form.GAP, card),
            sentence=card.asked if card.kind is Kind.CLOZE and not bank else sentence_of(card),
            context=card.context,
        )
        for card in cards
    )
    return Part(form=Form.GAP, tasks=tasks, bank=bank)


def _choice(numbers: _Numbers, group: _Group, place: int, rng: Random) -> Choice:
    card = group.cards[0]
    options = list(group.wrong)
    rng.shuffle(options)
    options.insert(place, card.answer)
    return Choice(
        entry=numbers.entry(Form.CHOICE, card, mark=LETTERS[place]),
        question=card.question,
        options=tuple(options),
        context=card.context,
    )


def _true_false(numbers: _Numbers, group: _Group) -> TrueFalse:
    card = group.cards[0]
    sentence = sentence_of(card)
    true = group.filling == card.answer
    return TrueFalse(
        entry=numbers.entry(
            Form.TRUE_FALSE, card, mark="True" if true else "False", answer=filled(sentence, card.answer)
        ),
        statement=filled(sentence, group.filling),
        context=card.context,
    )


def _bank(cards: Sequence[Card], request: Request) -> tuple[str, ...]:
    # The same words in every version and an order that tells nothing: the alphabet's.
    words = [card.answer for card in cards]
    words.extend(_surplus(cards, request.surplus, Random(f"{request.seed} bank")))
    return tuple(sorted(words, key=lambda word: (word.casefold(), word))) if len(words) > 2 else ()


def _match(numbers: _Numbers, group: _Group, rng: Random, *, shuffle: bool) -> Match:
    cards = list(group.cards)
    if shuffle:
        rng.shuffle(cards)
    choices = [card.answer for card in cards] + list(group.wrong)
    order = list(range(len(choices)))
    rng.shuffle(order)
    if order == sorted(order):
        order = order[1:] + order[:1]
    letter = {index: LETTERS[place] for place, index in enumerate(order)}
    return Match(
        entries=tuple(
            numbers.entry(Form.MATCH, card, mark=letter[index]) for index, card in enumerate(cards)
        ),
        prompts=tuple(card.question for card in cards),
        choices=tuple(choices[index] for index in order),
    )


def _short(numbers: _Numbers, card: Card, request: Request) -> Short:
    return Short(
        entry=numbers.entry(Form.SHORT, card),
        question=card.question,
        lines=lines_for(card.answer) if request.lines is None else request.lines,
        context=card.context,
    )


def _listing(numbers: _Numbers, card: Card) -> Listing:
    return Listing(
        entry=numbers.entry(Form.LIST, card, answer=join_members(card.members)),
        question=card.question,
        rows=len(card.members),
        context=card.context,
    )


def _ordering(numbers: _Numbers, card: Card, rng: Random) -> Ordering:
    order = list(range(len(card.members)))
    while order == sorted(order):
        rng.shuffle(order)
    mark = " ".join(LETTERS[order.index(step)] for step in range(len(order)))
    return Ordering(
        entry=numbers.entry(Form.ORDER, card, mark=mark, answer=join_members(card.members)),
        question=card.question,
        shown=tuple(card.members[index] for index in order),
        context=card.context,
    )


def _passage(numbers: _Numbers, group: _Group, request: Request) -> Passage:
    return Passage(
        entries=tuple(numbers.entry(Form.PASSAGE, card) for card in group.cards),
        sentences=tuple(sentence_of(card) for card in group.cards),
        heading=group.cards[0].section[-1] if group.cards[0].section else "",
        bank=_bank(group.cards, request),
    )


def _crossword(numbers: _Numbers, group: _Group) -> Crossword:
    grid = group.grid
    assert grid is not None
    label = numbers.next()
    begins = puzzles.numbered(grid)
    across: list[Clue] = []
    down: list[Clue] = []
    placed = zip(grid.placed, group.cards, strict=True)
    for one, card in sorted(placed, key=lambda pair: (pair[0].row, pair[0].column)):
        number = begins[(one.row, one.column)]
        clue = Clue(
            entry=numbers.entry(Form.CROSSWORD, card, label=f"{label}.{number}{'d' if one.down else 'a'}"),
            number=str(number),
            text=card.question,
            lengths=puzzle_lengths(card.answer),
        )
        (down if one.down else across).append(clue)
    cells = tuple(
        tuple(
            Cell(letter=grid.letters.get((row, column), ""), number=str(begins.get((row, column), "")))
            for column in range(grid.columns)
        )
        for row in range(grid.rows)
    )
    return Crossword(label=label, grid=cells, across=tuple(across), down=tuple(down))


def _word_search(numbers: _Numbers, group: _Group, rng: Random, *, shuffle: bool) -> WordSearch:
    cards = list(group.cards)
    if shuffle:
        rng.shuffle(cards)
    words = [puzzle_word(card.answer) for card in cards]
    grid, found = puzzles.word_search(words, rng)
    label = numbers.next()
    clues = tuple(
        Clue(
            entry=numbers.entry(Form.WORD_SEARCH, card, label=f"{label}.{number}"),
            number=str(number),
            text=card.question,
            lengths=puzzle_lengths(card.answer),
        )
        for number, card in enumerate(cards, 1)
    )
    return WordSearch(label=label, grid=grid, clues=clues, found=found)


# -------------------------------------------------------------------------------------------- for the teacher


def _coverage(decks: Sequence[Deck], parts: Iterable[Part]) -> tuple[Coverage, ...]:
    cards = [card for deck in decks for card in deck.cards]
    group = grouping(cards)
    entries = [entry for part in parts for entry in part.entries]
    rows = []
    for name in dict.fromkeys(map(group, cards)):
        asked = [entry for entry in entries if group(entry.card) == name]
        rows.append(
            Coverage(
                section=name,
                cards=sum(group(card) == name for card in cards),
                asked=len(asked),
                points=sum(entry.points for entry in asked),
            )
        )
    return tuple(rows)


def _places(decks: Sequence[Deck]) -> dict[str, str]:
    """For each card where its answer can be checked; sources are named only when there are several."""
    several = sum(len(deck.sources) for deck in decks) > 1
    places = {}
    for deck in decks:
        names = {source.id: source.title or source.file for source in deck.sources}
        for card in deck.cards:
            if card.source is not None:
                name = names.get(card.source.source, "") if several else ""
                places[card.id] = ", ".join(filter(None, (name, card.source.place)))
    return places
