"""`leadquiz export quizlet DECK... -o FILE`."""

from leadquiz.cli.export.classroom import format_command

command = format_command("quizlet")
