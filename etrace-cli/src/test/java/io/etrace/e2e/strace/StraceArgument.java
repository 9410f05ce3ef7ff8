// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import io.etrace.e2e.harness.Events;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether a value as strace writes it is the one in the JSON of etrace. */
final class StraceArgument {
    /** What can be said of a value. */
    enum Verdict {
        SAME,
        DIFFERENT,
        /** An address, or a form that has no counterpart. */
        INCOMPARABLE
    }

    private static final Pattern INTEGER = Pattern.compile("-?\\d+(\\*1024)?");
    private static final Pattern SYMBOLS = Pattern.compile("[A-Z][A-Z0-9_]*(\\|([A-Z][A-Z0-9_]*|0[0-7]*))*");
    private static final Pattern MEMBER = Pattern.compile("([a-z_]+)=(.*)");

    /** What every run has its own of, and what strace composes of two numbers. */
    private static final Pattern VARYING =
            Pattern.compile("stx?_[abmc]time.*|st_r?dev|st_ino|.*pid|.*tid|free.*|.*ram|procs|uptime");

    private StraceArgument() {}

    static Verdict compare(String strace, JsonNode value) {
        if (strace.startsWith("\"")) {
            return verdict(isText(strace, value));
        }
        if (strace.equals("NULL")) {
            return verdict(isNull(value));
        }
        if (INTEGER.matcher(strace).matches()) {
            return compareNumber(strace, value);
        }
        if (SYMBOLS.matcher(strace).matches()) {
            return verdict(symbols(strace)
                    .equals(symbols(value.path("symbol")
                            .asString(value.path("parsed_data").asString("")))));
        }
        return strace.startsWith("[\"") || strace.startsWith("{") ? compareParts(strace, value) : Verdict.INCOMPARABLE;
    }

    private static Verdict verdict(boolean same) {
        return same ? Verdict.SAME : Verdict.DIFFERENT;
    }

    private static boolean isNull(JsonNode value) {
        return value.path("state").asString("").equals("null")
                || (value.path("parsed_data").isNumber()
                        && value.get("parsed_data").asLong() == 0);
    }

    /** What is passed in memory is no number in JSON. */
    private static Verdict compareNumber(String strace, JsonNode value) {
        if (!value.path("parsed_data").isNumber()) {
            return Verdict.INCOMPARABLE;
        }
        long expected = new StraceValue(strace).number();
        long actual = value.get("parsed_data").asLong();
        return verdict(expected == actual || (expected == (int) expected && expected == (int) actual));
    }

    private static Set<String> symbols(String text) {
        return new TreeSet<>(Arrays.asList(text.replace("RLIM64_", "RLIM_").split("\\|")));
    }

    private static boolean isText(String strace, JsonNode value) {
        byte[] expected = new StraceValue(strace).bytes();
        byte[] actual = Events.data(value);
        boolean cut = strace.endsWith("...")
                || !value.path("state").asString("complete").equals("complete")
                || value.path("type").asString("").startsWith("char["); // of which strace shows the text
        int length = cut ? Math.min(expected.length, actual.length) : Math.max(expected.length, actual.length);
        return (!cut || length > 0) && Arrays.equals(Arrays.copyOf(expected, length), Arrays.copyOf(actual, length));
    }

    /** The elements of a list of strings, or the members of a struct that both know by the same name. */
    private static Verdict compareParts(String strace, JsonNode value) {
        List<String> parts = StraceCall.split(strace.substring(1, strace.length() - 1));
        Verdict all = Verdict.INCOMPARABLE;
        for (int i = 0; i < parts.size(); i++) {
            Verdict one = strace.startsWith("{")
                    ? compareMember(parts.get(i), value)
                    : compareElement(parts.get(i), value.path("members").path(i));
            if (one == Verdict.DIFFERENT) {
                return one;
            }
            all = one == Verdict.SAME ? one : all;
        }
        return all;
    }

    private static Verdict compareElement(String part, JsonNode member) {
        return member.isMissingNode()
                ? Verdict.DIFFERENT
                : compare(part, member.iterator().next());
    }

    private static Verdict compareMember(String part, JsonNode value) {
        var matcher = MEMBER.matcher(part);
        if (!matcher.matches() || VARYING.matcher(matcher.group(1)).matches()) {
            return Verdict.INCOMPARABLE;
        }
        for (JsonNode member : value.path("members")) {
            if (member.has(matcher.group(1))) {
                return compare(matcher.group(2), member.get(matcher.group(1)));
            }
        }
        return Verdict.INCOMPARABLE;
    }
}
