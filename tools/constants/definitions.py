# SPDX-License-Identifier: Apache-2.0
"""Reads sets.conf, whose head describes the grammar."""

import fnmatch
import re
from dataclasses import dataclass, field


class DefinitionError(Exception):
    pass


@dataclass
class Base:
    """The bits of `mask`, a C expression, are one value of the enum `set_name`, or with `place` octal a number."""

    place: str  # base, tail, magic or octal
    mask: str
    set_name: str


@dataclass
class Group:
    """Headers and the patterns for the names to take from each of them."""

    headers: list = field(default_factory=list)
    patterns: list = field(default_factory=list)
    excluded: list = field(default_factory=list)
    renamed: dict = field(default_factory=dict)
    expression: str = "@"
    condition: str = None

    def add(self, word):
        if word.startswith("expr="):
            self.expression = word.removeprefix("expr=")
        elif word.startswith("where="):
            self.condition = word.removeprefix("where=")
        elif word.startswith("!"):
            self.excluded.append(word[1:])
        elif "->" in word:
            macro, name = word.split("->")
            self.renamed[macro] = name
            self.patterns.append(macro)
        else:
            self.patterns.append(word)

    def excludes(self, name):
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self.excluded)


@dataclass
class Definition:
    name: str
    kind: str
    line: int
    bases: list = field(default_factory=list)
    includes: list = field(default_factory=list)
    series: tuple = None  # header, first, last, prefix
    groups: list = field(default_factory=list)

    def add(self, words):
        """Takes the words after the kind, or those of a continuation line."""
        group = None
        for word in words:
            if self.option(word):
                continue
            if is_header(word):
                if group is None or group.patterns:
                    group = Group()
                    self.groups.append(group)
                group.headers.append(word)
            elif group is None:
                raise DefinitionError(f"set {self.name}: {word} stands before any header")
            else:
                group.add(word)

    def option(self, word):
        base = re.fullmatch(r"(base|tail|magic)=(.+):(\w+)", word)
        octal = re.fullmatch(r"octal=(.+)", word)
        series = re.fullmatch(r"series=(.+):(\w+)-(\w+):(\w+)", word)
        if base:
            self.bases.append(Base(*base.groups()))
        elif octal:
            self.bases.append(Base("octal", octal[1], ""))
        elif series:
            self.series = series.groups()
        elif word.startswith("+"):
            self.includes.append(word[1:])
        else:
            return False
        return True


def is_header(word):
    return word.endswith(".h")


def read_definitions(path):
    definitions = {}
    last = None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if line[0].isspace():
            last.add(words)
            continue
        last = definition(number, words)
        if last.name in definitions:
            raise DefinitionError(f"line {number}: set {last.name} is defined in line {definitions[last.name].line} already")
        definitions[last.name] = last
    check_references(definitions)
    return definitions


def definition(number, words):
    if len(words) < 2 or words[1] not in ("flags", "enum", "ioctl"):
        raise DefinitionError(f"line {number}: expected NAME flags|enum|ioctl ..., found {' '.join(words[:3])}")
    result = Definition(words[0], words[1], number)
    result.add(words[2:])
    return result


def check_references(definitions):
    for one in definitions.values():
        for other in one.includes + [base.set_name for base in one.bases if base.set_name]:
            if other not in definitions:
                raise DefinitionError(f"line {one.line}: set {one.name} refers to {other}, which does not exist")
