"""The command line ``sotavento``: the functions of the page, without the page.

Exit codes: 0 done; 1 done, but faults were found (``validate``, lines of ``geocode --jsonl`` that could not be read);
2 not done, with one line on stderr that says why. Results go to stdout or ``--output``, everything else to stderr.
"""

from __future__ import annotations

import sys

import typer

from components.cli.audit import audit
from components.cli.dataset import data, export, record, validate
from components.cli.figure import figure
from components.cli.geocode import geocode
from components.cli.serve import run
from components.errors import SotaventoError

app = typer.Typer(
    help="Honest map dashboard of publicly reported military deployments in the Caribbean and Venezuela.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (geocode, validate, audit, export, figure, data, record, run):
    app.command()(command)


def main() -> None:
    """Run the command line and turn what we raise on purpose into one line on stderr."""
    try:
        app()
    except SotaventoError as error:
        sys.stderr.write(f"sotavento: {' '.join(str(error).split())}\n")
        sys.exit(2)
