"""`leadquiz export html DECK... -o FILE`."""

from leadquiz.cli.export.classroom import format_command

command = format_command("html")
