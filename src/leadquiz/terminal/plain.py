"""The quiz line by line: for screen readers, dumb terminals, and answers from a pipe.

Nothing moves the cursor, nothing is drawn in boxes, and every line says all it means in words.
"""

import contextlib
from collections.abc import Callable
from typing import TextIO

from leadquiz.console import is_terminal, say
from leadquiz.errors import LeadquizError
from leadquiz.model import GAP, Card, Kind, Rating
from leadquiz.study.grading import Grade, Marked, mark, mark_choice, rating_of
from leadquiz.study.session import Question, Session
from leadquiz.terminal import reveal, screens
from leadquiz.terminal.keys import command_of

_VERDICTS = {
    Grade.RIGHT: "Right.",
    Grade.SLIP: "Right, with a slip.",
    Grade.PARTLY: "Partly right.",
    Grade.WRONG: "Not right.",
}
_HELP = (
    "Enter shows the answer or takes the rating that is offered. 1 again, 2 hard, 3 good, 4 easy. "
    "h hint, u undo, b bury, s suspend, e edit, f flag, o source, q quit. "
    "While an answer is typed, put a colon before a command, as in :q."
)


class _Leave(Exception):  # noqa: N818 - leaving is no error
    """The learner quits, or the input ended."""


class _Left(Exception):  # noqa: N818
    """The card on hand is no longer asked."""


class PlainQuiz:
    """One session read from a stream of lines.

    When the stream is no terminal, each line answers one prompt and a typed answer takes its rating unasked.
    """

    def __init__(self, session: Session, stream: TextIO, *, title: str, save: Callable[..., Card]) -> None:
        self._session = session
        self._stream = stream
        self._title = title
        self._save = save
        self._asks = is_terminal(stream)

    def run(self) -> None:
        """Ask until nothing is left, the learner quits, or the input ends."""
        counts = self._session.counts()
        say(f"{self._title}: {counts.new} new, {counts.learning} learning, {counts.due} due.")
        if self._asks:
            say(_HELP)
        with contextlib.suppress(_Leave, KeyboardInterrupt):
            question = self._session.next()
            while question is not None:
                with contextlib.suppress(_Left):
                    self._ask(question)
                question = self._session.next()

    def _ask(self, question: Question) -> None:
        self._say_question(question)
        typed, marked = "", None
        if question.mode == "choice":
            typed = self._pick(question)
            marked = mark_choice(question.card, typed)
        elif question.mode in ("type", "cloze"):
            typed = self._line("Answer: ", question, bare=False)
            marked = mark(question.card, typed)
        else:
            # A rating given here shows the answer and rates in one line.
            while (line := self._line("Enter for the answer: ", question)) not in ("", "1", "2", "3", "4"):
                say("Press Enter, or give a rating from 1 to 4.")
            if line:
                self._say_answer(question, typed, marked)
                self._commit(question, Rating(int(line)), typed, marked)
                return
        self._say_answer(question, typed, marked)
        offered = rating_of(marked.grade, marked.share) if marked is not None else Rating.GOOD
        if marked is not None and not self._asks:
            self._commit(question, offered, typed, marked)
            return
        after = self._session.after(question)
        choices = ", ".join(
            f"{rating.value} {rating.name.lower()} {reveal.interval_text(state)}"
            for rating, state in after.items()
        )
        while True:
            line = self._line(f"Rate: {choices}. Enter takes {offered.name.lower()}: ", question)
            if not line:
                break
            if line in ("1", "2", "3", "4"):
                offered = Rating(int(line))
                break
            say("Give a number from 1 to 4.")
        self._commit(question, offered, typed, marked)

    def _commit(self, question: Question, rating: Rating, typed: str, marked: Marked | None) -> None:
        grade = marked.grade.value if marked is not None else ""
        answered = self._session.answer(rating, typed=typed, grade=grade)
        say(f"Saved: {rating.name.lower()}.")
        if answered.leech:
            say("This card was forgotten many times: edit it, suspend it, or look at its source.")

    # ------------------------------------------------------------------------------------------ saying

    def _say_question(self, question: Question) -> None:
        card = question.card
        counts = self._session.counts()
        done = len(self._session.answered)
        say()
        section = ". Section: " + ", ".join(card.section) if card.section else ""
        say(f"Question {done + 1}, {sum(counts)} left{', new card' if question.is_new else ''}{section}.")
        if card.context:
            say(card.context)
        text = "".join(piece if isinstance(piece, str) else piece[0] for piece in screens.stem(question))
        holed = question.mode == "cloze" or card.kind is Kind.LIST
        say(text.replace(GAP, "(blank)") if holed else text)
        if card.members and question.mode != "choice":
            say(f"{len(card.members)} items.")
        for number, option in enumerate(question.options, 1):
            say(f"{number}: {option}")

    def _say_answer(self, question: Question, typed: str, marked: Marked | None) -> None:
        card = question.card
        if marked is not None:
            say(_VERDICTS[marked.grade] if typed.strip() else "No answer.")
            if typed.strip() and marked.grade is not Grade.RIGHT and question.mode != "choice":
                difference = "".join(
                    piece if isinstance(piece, str) else piece[0] for piece in reveal.difference(marked.words)
                )
                say(f"Compared: {difference}")
        if card.members:
            say("Answer:")
            for number, member in enumerate(card.members, 1):
                say(f"{number}: {member}")
        else:
            say(f"Answer: {card.answer}")
        if place := reveal.place_of(question):
            say(f"From: {place}")
        if card.evidence:
            say(f"Evidence: {card.evidence}")
        if card.remark:
            say(f"Note: {card.remark}")

    # ----------------------------------------------------------------------------------------- reading

    def _pick(self, question: Question) -> str:
        while True:
            line = self._line(f"Pick 1 to {len(question.options)}: ", question)
            if line.isdecimal() and 1 <= int(line) <= len(question.options):
                return question.options[int(line) - 1]
            if line in question.options:
                return line
            if not line and not self._asks:
                return ""
            say(f"Give a number from 1 to {len(question.options)}.")

    def _line(self, prompt: str, question: Question, *, bare: bool = True) -> str:
        """One line of input that is no command; commands are obeyed, without a colon if `bare`."""
        while True:
            say(prompt, end="" if self._asks else "\n")
            raw = self._stream.readline()
            if not raw:
                raise _Leave
            line = raw.rstrip("\r\n")
            word = line.strip()
            if not bare and not word.startswith(":"):
                return line
            command = command_of(word.removeprefix(":"))
            if command in _COMMANDS:
                self._obey(command, question)
            else:
                return word

    def _obey(self, command: str, question: Question) -> None:
        match command:
            case "q":
                raise _Leave
            case "?":
                say(_HELP)
            case "h":
                say(f"Hint: {screens.hint_of(question.card)}")
            case "o":
                self._say_source(question)
            case "u":
                if self._session.undo():
                    say("Taken back.")
                    raise _Left
                say("Nothing to undo in this session.")
            case "s":
                self._session.suspend_card(question)
                say("Suspended; u takes it back.")
                raise _Left
            case "b":
                self._session.bury()
                say("Buried until tomorrow; u takes it back.")
                raise _Left
            case "e" | "f":
                self._change(command, question)
            case _:
                pass

    def _change(self, command: str, question: Question) -> None:
        from leadquiz.terminal.actions import edit, flag

        try:
            if command == "e":
                say(edit(question, self._save))
                self._session.ask_again(question)
                raise _Left
            say("Why is it a bad card?")
            say(flag(question, self._stream.readline(), self._save))
        except LeadquizError as error:
            say(str(error))

    def _say_source(self, question: Question) -> None:
        from leadquiz.terminal.actions import passage

        try:
            file, lines = passage(question)
        except LeadquizError as error:
            say(str(error))
            return
        say(file)
        for number, text in lines:
            say(f"line {number}: {text}")


_COMMANDS = frozenset("q?houbsef")
