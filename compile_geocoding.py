"""Compiles the hot modules of the geocoding stage to machine code with mypyc, where a C compiler is: about a quarter
faster, with the same answers.

Without a compiler it says so and leaves all as it is: Python then reads the modules themselves. Run again it does
nothing while what it made matches the modules byte for byte. It needs setuptools and mypy (see requirements-test.txt).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from components.geocoding.compiled import GROUPS, HERE, product

ROOT = Path(__file__).resolve().parent
MYPY = ["--config-file=", "--ignore-missing-imports", "--cache-dir", os.devnull]


def main() -> int:
    """Make what is missing; 0 also where it cannot be made, after a line on stderr that says why."""
    made = product()
    if made.is_dir():
        return 0
    from setuptools.errors import BaseError, CompileError, LinkError

    made.parent.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)  # module names are told by paths from here
    with tempfile.TemporaryDirectory(dir=made.parent, prefix="compiling-") as aside:
        try:
            built = compile_modules(Path(aside))
        except (ImportError, BaseError, CompileError, LinkError, SystemExit) as error:
            sys.stderr.write(f"compile_geocoding: not compiled, so read by Python as it is: {error}\n")
            return 0
        for old in made.parent.glob("geocoding-*"):
            shutil.rmtree(old)
        built.rename(made)
    return 0


def compile_modules(aside: Path) -> Path:
    """The compiled modules, in a folder under ``aside``. Raises SystemExit where mypyc refuses a module."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    files = {group: [str((HERE / f"{name}.py").relative_to(ROOT)) for name in names] for group, names in GROUPS.items()}
    with (aside / "log").open("w") as log, contextlib.redirect_stdout(log):
        extensions = mypycify(
            [*MYPY, *(file for listed in files.values() for file in listed)],
            opt_level="1",
            debug_level="0",
            separate=[(listed, f"sotavento_{group}") for group, listed in files.items()],
            target_dir=str(aside / "c"),
        )
        command = Distribution({"name": "sotavento", "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(aside / "lib"), str(aside / "temp")
        command.parallel = len(GROUPS)
        command.ensure_finalized()
        command.run()
    return aside / "lib"


if __name__ == "__main__":
    sys.exit(main())
