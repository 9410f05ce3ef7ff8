# SPDX-License-Identifier: Apache-2.0
"""Computes the members of the constant sets on one architecture."""

import fnmatch
import sys
from dataclasses import dataclass, field

from definitions import DefinitionError
from headers import CompileError, Unit

IOC = "_IO()"
MOST_ALTERNATIVES = 3


@dataclass
class ConstantSet:
    """A set with its values: `members` maps names to integers, the preferred name of a value first."""

    kind: str
    bases: tuple = ()
    members: dict = field(default_factory=dict)


class SetBuilder:
    def __init__(self, definitions, headers):
        self.definitions = definitions
        self.headers = headers
        self.built = {}
        self.unmatched = set()
        self.base_sets = {base.set_name for one in definitions.values() for base in one.bases if base.set_name}

    def build(self, name):
        if name not in self.built:
            definition = self.definitions[name]
            bases = self.bases(definition)
            members = {}
            for other in definition.includes:
                bases += self.build(other).bases
                members.update(self.build(other).members)
            for group in definition.groups:
                found = self.group_members(definition, group)
                if definition.kind == "ioctl":
                    found = unambiguous(found, set(members.values()))
                for member, value in found:
                    members.setdefault(member, value)
            self.add_series(definition, members)
            if definition.kind == "flags" or name in self.base_sets:
                members = {member: unsigned(value) for member, value in members.items()}
            self.built[name] = ConstantSet(definition.kind, bases, members)
        return self.built[name]

    def bases(self, definition):
        """Tuples of the place, the mask, and the name of the set that names the value below it."""
        if not definition.bases:
            return ()
        unit = Unit(self.headers, [header for group in definition.groups for header in group.headers])
        masks = unit.values(f"({base.mask})" for base in definition.bases)
        if len(masks) != len(definition.bases):
            raise DefinitionError(f"line {definition.line}: a mask of set {definition.name} is no constant")
        return tuple((base.place, unsigned(masks[f"({base.mask})"]), base.set_name) for base in definition.bases)

    def add_series(self, definition, members):
        if definition.series:
            header, first, last, prefix = definition.series
            start, end = self.headers.unit(header).values([first, last]).values()
            for value in range(start, end + 1):
                if value not in members.values():
                    members[f"{prefix}{value - start}"] = value

    def group_members(self, definition, group):
        """(name, value) by pattern, then by header, then in the order of the header."""
        found = []
        matched = set()
        for header in [name for pattern in group.headers for name in self.headers.find(pattern)]:
            if not self.headers.exists(header) or IOC in group.patterns and not self.headers.mentions(header, "_IO"):
                continue
            try:
                unit = self.headers.unit(header)
                members = self.header_members(group, unit, matched)
                hidden = unit.aliases if definition.kind == "ioctl" else ()
                found += [member for member in members if member[1] not in hidden]
            except CompileError as error:
                if len(group.headers) == 1 and "*" not in group.headers[0]:
                    raise
                print(f"skipped: {error}", file=sys.stderr)
        self.unmatched |= {(definition.name, pattern) for pattern in group.patterns if pattern not in matched}
        found.sort(key=lambda member: member[0])
        return [(group.renamed.get(name, name), value) for _, name, value in found]

    def header_members(self, group, unit, matched):
        """(index of the pattern, name, value) for every name of the header that the group wants."""
        wanted = {}
        for index, pattern in enumerate(group.patterns):
            for name in matching(unit, pattern):
                if not group.excludes(name):
                    wanted.setdefault(name, index)
        if group.condition:
            conditions = {name: group.condition.replace("@", name) for name in wanted}
            holds = unit.values(conditions.values())
            wanted = {name: index for name, index in wanted.items() if holds.get(conditions[name])}
        expressions = {name: group.expression.replace("@", name) for name in wanted}
        values = unit.values(expressions.values())
        found = [(wanted[name], name, values[it]) for name, it in expressions.items() if it in values]
        matched.update(group.patterns[index] for index, _, _ in found)
        return found


def matching(unit, pattern):
    if pattern == IOC:
        return unit.made_with_ioc(unit.constants)
    if ".." in pattern:
        first, last = pattern.split("..")
        names = unit.constants
        return names[names.index(first) : names.index(last) + 1] if {first, last} <= set(names) else []
    if pattern.startswith("enum:"):
        return unit.enums.get(pattern.removeprefix("enum:"), [])
    return fnmatch.filter(unit.constants, pattern)


def unambiguous(found, taken):
    """Without values that are taken, and without those that more than three names stand for."""
    names = {}
    for name, value in found:
        names.setdefault(value, set()).add(name)
    return [(name, value) for name, value in found if value not in taken and len(names[value]) <= MOST_ALTERNATIVES]


def unsigned(value):
    """The bits of a negative int."""
    return value & 0xFFFFFFFF if -(1 << 31) <= value < 0 else value
