# SPDX-License-Identifier: Apache-2.0
"""Writes the error numbers with their messages."""

import os
from pathlib import Path

from definitions import DefinitionError

MESSAGES = Path(__file__).parent / "errno.messages"
FORMAT = "# NUMBER NAME MESSAGE. The first of several names of a number is the one to print.\n"


def errno_file(headers, notice):
    """All architectures that ETrace knows number them alike; those of the kernel alone follow those of user space."""
    variants = [errnos(one) for one in headers.values()]
    if any(one != variants[0] for one in variants):
        raise DefinitionError("the error numbers differ between the architectures")
    messages = dict(line.split(maxsplit=1) for line in MESSAGES.read_text().splitlines() if line and line[0] != "#")
    lines = "".join(f"{number} {name} {message(name, number, messages)}\n" for name, number in variants[0].items())
    return {"constants/errno": notice + FORMAT + lines}


def errnos(headers):
    found = {}
    for header in ("asm/errno.h", "kernel:linux/errno.h"):
        unit = headers.unit(header)
        values = unit.values(name for name in unit.constants if name[0] == "E" and name.isupper())
        for name, value in values.items():
            found.setdefault(name, value)
    return dict(sorted(found.items(), key=lambda one: one[1]))


def message(name, number, messages):
    text = messages.get(name) or os.strerror(number)
    if text.startswith("Unknown error"):
        raise DefinitionError(f"the C library has no message for {name}: write one into {MESSAGES.name}")
    return text
