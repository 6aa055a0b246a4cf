"""leadquiz: documents become cards, quizzes, Anki decks and worksheets."""

__version__ = "0.1.0"
