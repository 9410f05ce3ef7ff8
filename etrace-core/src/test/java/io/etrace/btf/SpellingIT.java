// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks gcc whether the spelling of a member's type is its type, for all members of the kernel's named structs and unions.
 * The compiler learns these from bpftool, which writes them as C.
 */
class SpellingIT {
    private static final Pattern DEFINITION = Pattern.compile("^((?:struct|union) \\w+) \\{", Pattern.MULTILINE);

    /** Of types of the same name bpftool renames all but the first; which one a spelling means is then not clear. */
    private static final Pattern RENAMED = Pattern.compile("\\b(\\w+)___\\d+\\b");

    private static final Pattern NAME = Pattern.compile("\\w+");

    @TempDir
    private Path directory;

    @Test
    void isUnderstoodByTheCompiler() throws IOException, InterruptedException {
        Tool.requireKernelTypes();
        Tool.requirePresent("bpftool");
        Tool.requirePresent("gcc");
        String kernel = Tool.text("bpftool", "btf", "dump", "file", Tool.VMLINUX.toString(), "format", "c");
        List<String> assertions = assertions(kernel);
        assertThat(assertions).hasSizeGreaterThan(20_000);

        Path source = directory.resolve("spelling.c");
        Files.writeString(source, assertions.stream().collect(joining("\n", kernel, "\n")));

        Tool.text("gcc", "-w", "-std=gnu11", "-fsyntax-only", "-fmax-errors=20", source.toString());
    }

    private static List<String> assertions(String kernel) {
        Btf btf = Btf.ofRunningKernel();
        Set<String> ambiguous = names(RENAMED, kernel);
        return names(DEFINITION, kernel).stream()
                .filter(name -> !RENAMED.matcher(name).find())
                .map(name -> (Composite) btf.find(name).orElseThrow())
                .flatMap(composite -> composite.members().stream()
                        .filter(member -> !member.isBitField() && !member.name().isEmpty())
                        .filter(member -> !member.typeName().contains("{...}"))
                        .map(member -> assertion(composite, member)))
                .filter(assertion ->
                        NAME.matcher(assertion).results().noneMatch(name -> ambiguous.contains(name.group())))
                .toList();
    }

    private static String assertion(Composite composite, Member member) {
        return "_Static_assert(__builtin_types_compatible_p(__typeof__(((%s *) 0)->%s), %s), \"\");"
                .formatted(composite.cName(), member.name(), member.typeName());
    }

    private static Set<String> names(Pattern pattern, String kernel) {
        return pattern.matcher(kernel)
                .results()
                .map(result -> result.group(1))
                .collect(toCollection(LinkedHashSet::new));
    }
}
