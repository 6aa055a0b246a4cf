"""Fitting FSRS-6's parameters to a learner's own log, with fsrs-rs (extra `leadquiz[optimize]`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from leadquiz.errors import LeadquizError
from leadquiz.model import Rating
from leadquiz.study.history import Action, History, effective
from leadquiz.study.memory import first_memory, next_memory, retrievability

TOO_FEW = 100  # reviews on a later day than the one before; below, fitting only learns noise
FEW = 1000

Series = list[tuple[int, int]]
"""(rating, study day) of one card, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Fitted parameters, and the log-loss on the newest fifth of the reviews, which the fit did not see."""

    parameters: tuple[float, ...]
    reviews: int
    loss_before: float
    loss_after: float

    @property
    def is_better(self) -> bool:
        return self.loss_after < self.loss_before


def fit(history: History, decks: Sequence[int], before: tuple[float, ...]) -> Fit:
    """Parameters fitted to all reviews of these decks, judged on a part held out."""
    cards = series_of(history, decks)
    days = sorted(
        day for card in cards for (_, day), (_, last) in zip(card[1:], card, strict=False) if day > last
    )
    if len(days) < TOO_FEW:
        raise LeadquizError(
            f"optimize: {len(days)} reviews on a later day are too few to learn from, {TOO_FEW} are needed; "
            "go on with the default parameters, they suit most people"
        )
    split = days[len(days) * 4 // 5]
    trained = _fitted([[review for review in card if review[1] < split] for card in cards])
    return Fit(
        parameters=_fitted(cards),
        reviews=len(days),
        loss_before=log_loss(cards, before, from_day=split),
        loss_after=log_loss(cards, trained, from_day=split),
    )


def series_of(history: History, decks: Sequence[int]) -> list[Series]:
    """The counted reviews of each card of these decks."""
    wanted = set(decks)
    result: list[Series] = []
    for card in history.cards_in_log():
        reviews = [
            (entry.rating.value, entry.study_day)
            for entry in effective(history.entries(card))
            if entry.action is Action.REVIEW and entry.counted and entry.rating and entry.deck in wanted
        ]
        if reviews:
            result.append(reviews)
    return result


def log_loss(cards: Sequence[Series], parameters: tuple[float, ...], *, from_day: int = 0) -> float:
    """Mean log-loss of the predicted recall over reviews on a later day than the one before."""
    total, count = 0.0, 0
    for card in cards:
        memory = None
        last = 0
        for rating, day in card:
            day = max(day, last)
            if memory is None:
                memory, last = first_memory(rating, parameters), day
                continue
            if day > last and day >= from_day:
                recall = min(max(retrievability(day - last, memory[0], parameters), 1e-6), 1 - 1e-6)
                total -= log(recall if rating > Rating.AGAIN.value else 1 - recall)
                count += 1
            memory, last = next_memory(memory, rating, day - last, parameters), day
    return total / count if count else 0.0


def _fitted(cards: Sequence[Series]) -> tuple[float, ...]:
    try:
        import fsrs_rs_python as fsrs
    except ImportError as error:
        raise LeadquizError(
            "optimize: fsrs-rs is not installed; run: pip install 'leadquiz[optimize]'"
        ) from error
    items = []
    for card in cards:
        reviews = []
        last = None
        for rating, day in card:
            gap = 0 if last is None else max(0, day - last)
            reviews.append(fsrs.FSRSReview(rating, gap))
            if gap:
                items.append(fsrs.FSRSItem(list(reviews)))
            last = day if last is None else max(day, last)
    fitted: list[float] = fsrs.FSRS(list(fsrs.DEFAULT_PARAMETERS)).compute_parameters(items)
    return tuple(round(value, 6) for value in fitted)
