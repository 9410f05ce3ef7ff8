# SPDX-License-Identifier: Apache-2.0
"""Writes the numbers of the system calls."""

import re

# The name of the file and where its numbers are: the architecture of the header, and the header.
TABLES = {
    "x86_64": ("x86_64", "asm/unistd_64.h"),
    "i386": ("x86_64", "asm/unistd_32.h"),
    "arm64": ("arm64", "asm/unistd_64.h"),
}


def number_files(headers, notice):
    files = {}
    for table, (architecture, header) in TABLES.items():
        unit = headers[architecture].unit(header)
        macros = [name for name in unit.constants if re.fullmatch("__NR_(?!syscalls$).+", name)]
        numbers = sorted((value, macro.removeprefix("__NR_")) for macro, value in unit.values(macros).items())
        lines = "".join(f"{name} {number}\n" for number, name in numbers)
        files[f"syscalls/numbers-{table}"] = notice + lines
    return files
