"""The learner's schedule between the store of reviews and Anki: neither side knows the other."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from leadquiz.anki.progress import PastReview, Progress, Stage
from leadquiz.model import Deck, Review
from leadquiz.study.clock import Clock, Moment, system_clock
from leadquiz.study.history import Action, Entry, History
from leadquiz.study.schedule import CardState, Phase

_DAY_MS = 86_400_000
_SAME_MS = 5  # Anki moves a review by a millisecond when two share one


def progress_of(decks: Iterable[Deck], store: Path) -> dict[str, Progress]:
    """Where each card of the decks stands that was ever reviewed, by its id."""
    found = {}
    with History(store, system_clock, create=False) as history:
        for deck in decks:
            for card in deck.cards:
                standing = history.standing(card.id)
                if standing.state is not None:
                    reviews = tuple(_past(history.reviews(card.id)))
                    found[card.id] = _progress(standing.state, reviews, is_suspended=standing.suspended)
    return found


def _past(reviews: Iterable[Review]) -> Iterator[PastReview]:
    """The log as Anki writes it; a review that gives no whole days was one of the learning steps."""
    last = 0
    is_known = False
    for review in reviews:
        days = max(0, (review.due_day or 0) - review.study_day) if review.counted else last
        interval = days or -600
        steps = Stage.RELEARNING if is_known else Stage.LEARNING
        yield PastReview(
            at_ms=review.at_ms,
            rating=review.rating,
            interval=interval,
            last_interval=last,
            duration_ms=review.duration_ms,
            stage=Stage.REVIEW if last > 0 else steps,
            is_counted=review.counted,
        )
        if review.counted:
            last = interval
            is_known = is_known or days > 0


def _progress(state: CardState, reviews: tuple[PastReview, ...], *, is_suspended: bool) -> Progress:
    stages = {
        Phase.LEARNING: Stage.LEARNING,
        Phase.REVIEW: Stage.REVIEW,
        Phase.RELEARNING: Stage.RELEARNING,
    }
    return Progress(
        reviews=reviews,
        stage=stages[state.phase],
        due_day=state.due_day,
        due_ms=state.due_ms,
        interval_days=state.interval,
        stability=state.stability,
        difficulty=state.difficulty,
        lapses=state.lapses,
        is_suspended=is_suspended,
    )


def take_in(
    progress: Iterable[tuple[str, Progress]], deck: Deck, file: Path, store: Path, clock: Clock = system_clock
) -> int:
    """Add Anki's log to the store; how many reviews were new there. What is known is passed over."""
    with History(store, clock) as history:
        row = history.deck_row(str(file.resolve()), deck.title)
        entries: list[Entry] = []
        for card_id, each in progress:
            known = {entry.at_ms for entry in history.entries(card_id)}
            new = [
                review
                for review in each.reviews
                if not any(review.at_ms + shift in known for shift in range(-_SAME_MS, _SAME_MS + 1))
            ]
            entries += _entries(card_id, each, new, row, clock().offset_minutes)
        return history.add(sorted(entries, key=lambda entry: entry.id))


def _entries(
    card_id: str, progress: Progress, new: list[PastReview], deck_row: int, offset_minutes: int
) -> Iterator[Entry]:
    for review in new:
        day = Moment(review.at_ms, offset_minutes).study_day()
        is_last = review is progress.reviews[-1]
        days = max(0, review.interval)
        due_day, due_ms = day + days, 0 if days else review.at_ms - min(0, review.interval) * 1000
        phase = Phase.REVIEW if days else Phase.LEARNING
        if not days and review.stage is not Stage.LEARNING:
            phase = Phase.RELEARNING
        if is_last and progress.stage is Stage.REVIEW:
            # Anki may have moved the card since, and knows best when it is due.
            phase, due_day, due_ms = Phase.REVIEW, progress.due_day, 0
        digest = hashlib.sha256(f"{card_id} {review.at_ms}".encode()).hexdigest()[:10]
        yield Entry(
            id=f"{review.at_ms:011x}{digest}",
            action=Action.REVIEW,
            card=card_id,
            deck=deck_row,
            at_ms=review.at_ms,
            offset_minutes=offset_minutes,
            study_day=day,
            rating=review.rating,
            mode="anki",
            duration_ms=review.duration_ms,
            counted=review.is_counted,
            phase=phase if review.is_counted else None,
            due_day=due_day if review.is_counted else None,
            due_ms=due_ms if review.is_counted else 0,
            algorithm="anki",
        )
