// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A C program that makes system calls which fail or do nothing, and what strace says of them. */
final class TracedCalls {
    /** A system call of which one argument, written as {@code %}, is explained by a set. */
    record Call(String template, String set) {
        /** Reads {@code open openat(-1, "", %, 0)}. */
        static Call parse(String line) {
            String[] words = line.split(" ", 2);
            return new Call(words[1], words[0]);
        }

        String name() {
            return template.substring(0, template.indexOf('('));
        }

        /** The statement that makes the call with a value. */
        String statement(long value) {
            return "syscall(SYS_" + name() + ", "
                    + template.substring(template.indexOf('(') + 1).replace("%", value + "L") + ";\n";
        }

        /** The argument in a line of strace, {@code name(a, b, c) = 0}. */
        String argumentOf(String line) {
            String arguments = line.substring(line.indexOf('(') + 1, line.lastIndexOf(") "));
            long index = template.substring(0, template.indexOf('%'))
                    .chars()
                    .filter(c -> c == ',')
                    .count();
            return arguments.split(", ", -1)[(int) index];
        }
    }

    record Case(Call call, long value) {}

    private static final String BEGIN = """
            #define _GNU_SOURCE
            #include <unistd.h>
            #include <sys/syscall.h>
            int main(void) {
            syscall(SYS_getppid);
            """;
    private static final String END = "syscall(SYS_getppid);\nreturn 0; }\n";
    private static final String MARK = "getppid()";

    private TracedCalls() {}

    /** One line of strace for every case. */
    static List<String> trace(Path folder, List<Case> cases) throws IOException, InterruptedException {
        String source = cases.stream()
                .map(one -> one.call().statement(one.value()))
                .collect(Collectors.joining("", BEGIN, END));
        Path program = Gcc.compile(folder, source);
        Path output = folder.resolve("strace");
        Gcc.run(List.of("strace", "-X", "abbrev", "-e", "signal=none", "-o", output.toString(), program.toString()));
        return Files.readAllLines(output).stream()
                .dropWhile(line -> !line.startsWith(MARK))
                .skip(1)
                .takeWhile(line -> !line.startsWith(MARK))
                .toList();
    }
}
