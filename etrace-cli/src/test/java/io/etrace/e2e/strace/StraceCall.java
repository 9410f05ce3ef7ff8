// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as {@code strace -xx} writes it: {@code openat(AT_FDCWD, "\x2f\x65", O_RDONLY) = -1 ENOENT (No such file or
 * directory)}. As all strings are in hexadecimal, no parenthesis or comma stands in one.
 *
 * @param arguments as strace writes them
 * @param result what follows {@code =}
 */
record StraceCall(String name, List<String> arguments, String result) {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)\\s+= (.*)");
    private static final Pattern ERROR = Pattern.compile("^(?:-1|\\?) (E[A-Z0-9]+) \\(.*");
    private static final Pattern NUMBER = Pattern.compile("^(-?\\d+|0x[0-9a-f]+)( .*)?$");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final String UNFINISHED = "<unfinished ...>";
    private static final Pattern COMMENT = Pattern.compile(" ?/\\*.*?\\*/");

    /** Empty for what is no call that returned: signals, ends, and calls that a signal killed. */
    static Optional<StraceCall> parse(String line) {
        Matcher call = CALL.matcher(line);
        return call.matches()
                ? Optional.of(new StraceCall(nameOf(call.group(1)), split(call.group(2)), call.group(3)))
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

    /** The calls of one thread in a log of several. */
    static List<StraceCall> ofThread(List<String> log, int thread) {
        List<StraceCall> calls = new ArrayList<>();
        String begun = "";
        for (String line : log) {
            String[] words = line.split(" +", 2);
            if (Integer.parseInt(words[0]) != thread) {
                continue;
            }
            Matcher resumed = RESUMED.matcher(words[1]);
            String text = resumed.matches() ? begun + resumed.group(1) : words[1];
            if (text.endsWith(UNFINISHED)) {
                begun = text.substring(0, text.length() - UNFINISHED.length());
            } else {
                parse(text).ifPresent(calls::add);
            }
        }
        return calls;
    }

    /** At the commas that no bracket encloses. There are none within strings. */
    static List<String> split(String text) {
        String plain = COMMENT.matcher(text).replaceAll("");
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < plain.length(); at++) {
            char mark = plain.charAt(at);
            depth += "([{".indexOf(mark) >= 0 ? 1 : ")]}".indexOf(mark) >= 0 ? -1 : 0;
            if (mark == ',' && depth == 0) {
                arguments.add(plain.substring(start, at).strip());
                start = at + 1;
            }
        }
        arguments.add(plain.substring(start).strip());
        return arguments;
    }

    /** The first text among the arguments. */
    Optional<String> path() {
        return arguments.stream()
                .map(StraceValue::new)
                .filter(StraceValue::isText)
                .findFirst()
                .map(text -> new String(text.bytes(), StandardCharsets.UTF_8));
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
