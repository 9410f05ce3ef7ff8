# SPDX-License-Identifier: Apache-2.0
"""Writes the constant sets in the form that io.etrace.constants reads."""

from definitions import DefinitionError
from sets import ConstantSet

FORMAT = """\
# NAME KIND LENGTH [base=MASK:SET] [tail=MASK:SET] [magic=MASK:SET] [octal=MASK] ..., then as many bytes of lines with a name and its value. The first
# of several names of a value is the one to print. Values are decimal, or hexadecimal with 0x.
"""


def set_files(sets, notice):
    """One file with what the architectures have in common, one for each with what only it has."""
    first, *others = sets.values()
    common = {name: shared(name, [one[name] for one in sets.values()]) for name in first}
    files = {"constants/constants": notice + FORMAT + "".join(block(name, one) for name, one in common.items())}
    for architecture, whole in sets.items():
        differing = {name: rest(one, common[name]) for name, one in whole.items()}
        blocks = "".join(block(name, one) for name, one in differing.items())
        files[f"constants/constants-{architecture}"] = notice + FORMAT + blocks
    return files


def shared(name, variants):
    """What all variants of a set have; nothing if reading that first would change which name of a value is printed."""
    check(name, variants)
    first = variants[0]
    members = set.intersection(*(set(one.members.items()) for one in variants))
    common = ConstantSet(first.kind, first.bases, {name: value for name, value in first.members.items() if (name, value) in members})
    for one in variants:
        merged = {**common.members, **rest(one, common).members}
        if one.bases != first.bases or printed(one.kind, merged) != printed(one.kind, one.members):
            return ConstantSet(first.kind)
    return common


def rest(one, common):
    members = {name: value for name, value in one.members.items() if name not in common.members}
    return ConstantSet(one.kind, () if one.bases == common.bases else one.bases, members)


def printed(kind, members):
    """What is printed for each value: of an ioctl all names, in any order, otherwise the first."""
    names = {}
    for name, value in members.items():
        names.setdefault(value, []).append(name)
    return {value: sorted(all_names) if kind == "ioctl" else all_names[0] for value, all_names in names.items()}


def check(name, variants):
    if not any(one.members or one.bases for one in variants):
        raise DefinitionError(f"set {name} has no members")
    for one in variants:
        for place, mask, base in one.bases:
            inside = [member for member, value in one.members.items() if place != "magic" and value & mask]
            if inside:
                raise DefinitionError(f"set {name}: {', '.join(inside)} lie in the mask {mask:#x} of {base}")


def block(name, one):
    if not one.members and not one.bases:
        return ""
    lines = "".join(f"{member} {number(one.kind, value)}\n" for member, value in one.members.items())
    bases = "".join(f" {place}={mask:#x}:{base}".rstrip(":") for place, mask, base in one.bases)
    return f"{name} {one.kind} {len(lines)}{bases}\n{lines}"


def number(kind, value):
    return str(value) if kind == "enum" and abs(value) < 0x10000 else f"{value:#x}"
