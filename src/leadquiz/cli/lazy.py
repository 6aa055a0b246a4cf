"""A click group that imports a command's module only when that command runs."""

from importlib import import_module
from keyword import iskeyword

import click

from leadquiz.console import say


class LazyGroup(click.Group):
    """A group whose commands are modules `leadquiz.cli.<name>` with an object `command`."""

    def __init__(
        self, *args: object, package: str = "", listing: dict[str, str] | None = None, **kw: object
    ) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]  # handed on as click declares them
        self.package = package
        self.listing = listing or {}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:  # as click does, but the help is the answer and no error
            say(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.listing)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.listing:
            return None
        module = import_module(f"{self.package}.{_module_name(cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if not self.listing:
            return
        with formatter.section("Commands"):
            formatter.write_dl(list(self.listing.items()))


def _module_name(command: str) -> str:
    """The module of a command: `-` is `_`, and a reserved word such as import ends in `_`."""
    return f"{command}_" if iskeyword(command) else command.replace("-", "_")
