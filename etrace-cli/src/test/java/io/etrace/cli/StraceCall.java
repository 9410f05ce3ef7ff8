// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as {@code strace -f -v -xx -X raw} writes it: strings in hexadecimal, constants as numbers.
 *
 * @param result what follows {@code =}
 */
record StraceCall(String name, List<String> arguments, String result) {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)\\s+= (.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final String UNFINISHED = "<unfinished ...>";
    private static final Pattern COMMENT = Pattern.compile(" ?/\\*.*?\\*/");

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
                add(calls, text);
            }
        }
        return calls;
    }

    private static void add(List<StraceCall> calls, String text) {
        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            calls.add(new StraceCall(call.group(1), split(call.group(2)), call.group(3)));
        }
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
}
