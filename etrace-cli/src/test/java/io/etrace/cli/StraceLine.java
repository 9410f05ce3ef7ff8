// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code strace -xx}: {@code openat(AT_FDCWD, "\x2f\x65", O_RDONLY) = -1 ENOENT (No such file or directory)}. As all
 * strings are in hexadecimal, no parenthesis or comma stands in one.
 *
 * @param arguments as strace writes them
 * @param result what follows the equals sign
 */
record StraceLine(String name, List<String> arguments, String result) {
    private static final Pattern LINE = Pattern.compile("^([a-z0-9_]+)\\((.*)\\) += (.+)$");
    private static final Pattern ERROR = Pattern.compile("^(?:-1|\\?) (E[A-Z0-9]+) \\(.*");
    private static final Pattern NUMBER = Pattern.compile("^(-?\\d+|0x[0-9a-f]+)( .*)?$");

    /** Empty for what is no call that returned: signals, ends, and calls that a signal killed. */
    static Optional<StraceLine> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(
                        new StraceLine(nameOf(matcher.group(1)), StraceCall.split(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** Some 32-bit calls have another name in the kernel. */
    private static String nameOf(String strace) {
        return switch (strace) {
            case "_llseek" -> "llseek";
            case "ugetrlimit" -> "getrlimit";
            default -> strace;
        };
    }

    /** The first text among the arguments. */
    Optional<String> path() {
        return arguments.stream()
                .filter(argument -> argument.startsWith("\""))
                .findFirst()
                .map(text -> new String(StraceArgument.bytes(text), StandardCharsets.UTF_8));
    }

    /** The name of the error that it returned. */
    Optional<String> error() {
        Matcher matcher = ERROR.matcher(result);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What it returned; empty for an error, and for a call that does not return. */
    Optional<Long> value() {
        Matcher matcher = NUMBER.matcher(result);
        return matcher.matches() && error().isEmpty() ? Optional.of(Long.decode(matcher.group(1))) : Optional.empty();
    }
}
