# SPDX-License-Identifier: Apache-2.0
"""Asks the C compiler for the names in a header and for the values of expressions."""

import re
import subprocess
import tempfile
from functools import cache, cached_property
from pathlib import Path

TRIPLES = {"x86_64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}
# What a compiler for arm64 would predefine: both architectures are little-endian LP64 with the same alignments.
PREDEFINED = {
    "x86_64": [],
    "arm64": ["-U__x86_64__", "-U__amd64__", "-D__aarch64__", "-D__AARCH64EL__", "-funsigned-char"],
}
# Lets the conditions in the kernel's own headers be evaluated.
DEFINED = ["-DIS_ENABLED(x)=0", "-DIS_BUILTIN(x)=0", "-DIS_MODULE(x)=0", "-DIS_REACHABLE(x)=0"]
# The little that UAPI headers take from a C library.
C_LIBRARY = Path(__file__).parent / "c-library"
# Not every header includes what it needs: programs are to do it.
PRELUDE = "#include <linux/types.h>\n#include <linux/ioctl.h>\n#include <stddef.h>\n#include <stdint.h>\n"
DEFINE = re.compile(r"^#define (\w+)(?=\s|$)", re.MULTILINE)
ALIAS = re.compile(r"^#define (\w+) ([A-Za-z_]\w*)$", re.MULTILINE)
DIRECTIVE = re.compile(r"^#.*\n", re.MULTILINE)
INCLUDE = re.compile(r"^\s*#\s*include\b.*\n", re.MULTILINE)
ENUM = re.compile(r"\benum\b\s*(\w*)\s*\{([^}]*)\}")
ENUMERATOR = re.compile(r"(?:^|,)\s*([A-Za-z_]\w*)\s*(?==|,|$)")
CHECK = '# {line} "value"\n_Static_assert(__builtin_classify_type({it}) <= 4, ""); static const long long v{line} = {it};\n'


class CompileError(Exception):
    pass


class Headers:
    """The unpacked headers, as one architecture sees them."""

    def __init__(self, root, architecture):
        self.root = root
        self.architecture = architecture
        include = root / "uapi" / "include"
        self.folders = [include / TRIPLES[architecture], include]

    def find(self, pattern):
        """The headers that a pattern stands for, in the form in which they are included."""
        if "*" not in pattern:
            return [pattern]
        return [str(path.relative_to(folder)) for folder in self.folders for path in sorted(folder.glob(pattern))]

    def exists(self, name):
        """Whether this architecture has the header; one of the kernel's own or of the C library has to be there."""
        return any(mark in name for mark in ":+") or any((folder / name).is_file() for folder in self.folders)

    def mentions(self, name, text):
        files = [folder / name for folder in self.folders]
        return any(file.is_file() and text in file.read_text(errors="replace") for file in files)

    @cache
    def unit(self, name):
        return Unit(self, name.split("+"))


class Unit:
    """One or more headers, compiled together. Their names are as in sets.conf: x.h, kernel:x.h, libc:x.h."""

    def __init__(self, headers, names):
        self.headers = headers
        self.names = names
        self.libc = any(name.startswith("libc:") for name in names)
        self.source = "".join(map(self.include, names))
        if not self.libc:
            self.source = PRELUDE + self.source

    def include(self, name):
        kind, _, path = name.rpartition(":")
        if kind == "kernel":  # its #includes need a configured kernel; the macros and enumerators do without
            return INCLUDE.sub("", (self.headers.root / "kernel" / path).read_text())
        return f"#include <{path}>\n"

    @cached_property
    def preprocessed(self):
        """C code with the macros expanded and the #define directives kept."""
        return self.run(["-E", "-dD", "-P"], self.source)

    @cached_property
    def constants(self):
        """All macros without parameters and all enumerators, in the order of the header."""
        names = dict.fromkeys(DEFINE.findall(self.preprocessed))
        for members in self.enums.values():
            names.update(dict.fromkeys(members))
        return list(names)

    @cached_property
    def aliases(self):
        """The macros that are only another name of a macro or enumerator."""
        return {name for name, other in ALIAS.findall(self.preprocessed) if other in self.constants}

    @cached_property
    def enums(self):
        """The enumerators of each enum tag; those of the enums without a tag are under the empty name."""
        found = {}
        for tag, body in ENUM.findall(DIRECTIVE.sub("", self.preprocessed)):
            found.setdefault(tag, []).extend(ENUMERATOR.findall(body))
        return found

    def made_with_ioc(self, macros):
        """Those of the macros whose expansion calls _IOC()."""
        lines = "".join(f'"{macro}" {macro}\n' for macro in macros)
        text = self.run(["-E", "-P"], f"{self.source}#undef _IOC\n{lines}")
        return re.findall(r'^"(\w+)" .*\b_IOC\(', text, re.MULTILINE)

    def values(self, expressions):
        """The values of those expressions that are integer constants."""
        kept = list(dict.fromkeys(expressions))
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "values"
            while bad := self.compile_values(program, kept):
                kept = [one for line, one in enumerate(kept, 1) if line not in bad]
            printed = subprocess.run([program], capture_output=True, text=True, check=True).stdout
        return dict(zip(kept, map(int, printed.split())))

    @cached_property
    def value_source(self):
        """Something that compiles: of the kernel's own headers, only the macros and the enums."""
        if not any(name.startswith("kernel:") for name in self.names):
            return self.source
        directives = [line for line in self.preprocessed.splitlines() if line.startswith("#define ")]
        enums = [match[0] + ";" for match in ENUM.finditer(DIRECTIVE.sub("", self.preprocessed))]
        return "\n".join(directives + enums) + "\n"

    def compile_values(self, program, expressions):
        """Makes a program that prints the values, or returns the numbers of the expressions that do not compile."""
        checks = "".join(CHECK.format(line=line, it=it) for line, it in enumerate(expressions, 1))
        prints = "".join(f'    __builtin_printf("%lld\\n", v{line});\n' for line in range(1, len(expressions) + 1))
        options = ["-o", str(program), "-fmax-errors=0", "-ftrack-macro-expansion=0"]
        errors = self.compile(options, f"{self.value_source}{checks}int main(void) {{\n{prints}    return 0;\n}}\n").stderr
        bad = set(map(int, re.findall(r"^value:(\d+):\d+: error:", errors, re.MULTILINE)))
        if errors and not bad:
            self.fail(errors)
        return bad

    def run(self, options, source):
        result = self.compile(options, source)
        if result.returncode:
            self.fail(result.stderr)
        return result.stdout

    def fail(self, errors):
        reason = next((line for line in errors.splitlines() if "error:" in line), errors)
        raise CompileError(f"{' '.join(self.names)} for {self.headers.architecture}: {reason}")

    def compile(self, options, source):
        command = ["gcc", "-std=gnu11", "-ffreestanding", "-w", "-x", "c", *options]
        if not self.libc:
            command += [*PREDEFINED[self.headers.architecture], *DEFINED, "-nostdinc"]
            for folder in [*self.headers.folders, compiler_folder(), C_LIBRARY]:
                command += ["-isystem", str(folder)]
        return subprocess.run([*command, "-"], input=source, capture_output=True, text=True)


@cache
def compiler_folder():
    """Where the compiler keeps stddef.h and its like."""
    return subprocess.run(["gcc", "-print-file-name=include"], capture_output=True, text=True, check=True).stdout.strip()
