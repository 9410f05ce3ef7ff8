// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An argument as strace writes it, of which the parts that can be compared are taken. */
record StraceValue(String text) {
    private static final String NUMBER = "-?(?:0x[0-9a-f]+|\\d+)";
    private static final String END = "(?=[,}\\]\\s]|$)";
    private static final Pattern MEMBER = Pattern.compile("(\\w+)=(" + NUMBER + ")" + END);
    private static final Pattern TEXT_MEMBER = Pattern.compile("(\\w+)=\"((?:\\\\x..)*)\"(?:\\.\\.\\.)?" + END);
    private static final Pattern LIST = Pattern.compile("\\[(" + NUMBER + "(?:, " + NUMBER + ")*)]");
    private static final String CHANGED = " => ";
    /** How strace writes limits. */
    private static final String KIBI = "*1024";

    /** What stands there after the call, if strace shows both. */
    static StraceValue of(String argument) {
        int arrow = argument.lastIndexOf(CHANGED);
        return new StraceValue(arrow < 0 ? argument : argument.substring(arrow + CHANGED.length()));
    }

    boolean isNumber() {
        return text.equals("NULL") || text.matches(NUMBER);
    }

    boolean isText() {
        return text.startsWith("\"");
    }

    long number() {
        return text.equals("NULL") ? 0 : number(text);
    }

    byte[] bytes() {
        return bytes(text.substring(1, text.indexOf('"', 1)));
    }

    /** The numbers of a list of nothing else, otherwise none. */
    List<Long> list() {
        Matcher list = LIST.matcher(text);
        List<Long> numbers = new ArrayList<>();
        if (list.matches()) {
            for (String number : list.group(1).split(", ")) {
                numbers.add(number(number));
            }
        }
        return numbers;
    }

    /** The numbers of structs, by the names of the members, in their order. */
    Map<String, List<Long>> numbers() {
        Map<String, List<Long>> numbers = new TreeMap<>();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            numbers.computeIfAbsent(member.group(1), name -> new ArrayList<>()).add(number(member.group(2)));
        }
        return numbers;
    }

    /** The strings of structs, likewise. */
    Map<String, List<byte[]>> texts() {
        Map<String, List<byte[]>> texts = new TreeMap<>();
        Matcher member = TEXT_MEMBER.matcher(text);
        while (member.find()) {
            texts.computeIfAbsent(member.group(1), name -> new ArrayList<>()).add(bytes(member.group(2)));
        }
        return texts;
    }

    private static byte[] bytes(String escapes) {
        return HexFormat.of().parseHex(escapes.replace("\\x", ""));
    }

    private static long number(String word) {
        if (word.endsWith(KIBI)) {
            return 1024 * number(word.substring(0, word.length() - KIBI.length()));
        }
        if (word.contains("0x")) {
            return new BigInteger(word.replace("0x", ""), 16).longValue();
        }
        boolean octal = word.length() > 1 && word.startsWith("0");
        return new BigInteger(word, octal ? 8 : 10).longValue();
    }
}
