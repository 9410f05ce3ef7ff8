// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import io.etrace.e2e.harness.Events;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares a call as a JSON line shows it with how strace shows the same call, wherever both tell a value. */
final class StraceCheck {
    private final List<String> differences = new ArrayList<>();
    private int agreed;

    /** How many values agree. */
    int agreed() {
        return agreed;
    }

    List<String> differences() {
        return differences;
    }

    void result(String strace, JsonNode event) {
        String result = strace.split(" ")[0];
        boolean error = result.equals("-1") && strace.startsWith("-1 E");
        if (error) {
            check(strace.split(" ")[1].equals(event.path("errno").asString("")), "result", strace, event.get("errno"));
        } else if (!result.equals("?")) {
            long number = new StraceValue(result).number();
            check((int) number == (int) event.get("ret").asLong(), "result", strace, event.get("ret"));
        }
    }

    /** @param register the argument's */
    void argument(String name, StraceValue strace, JsonNode shown, long register) {
        if (shown.path("exit_value").has("state") && agrees(name, strace, shown.get("exit_value"), register)) {
            agreed++;
            return;
        }
        side(name, strace, shown, register);
    }

    /** strace shows what most calls leave, not what they were passed. */
    private static boolean agrees(String name, StraceValue strace, JsonNode left, long register) {
        StraceCheck check = new StraceCheck();
        check.side(name, strace, left, register);
        return check.differences().isEmpty();
    }

    private void side(String name, StraceValue strace, JsonNode shown, long register) {
        String state = shown.get("state").asString();
        boolean hidden = state.equals("null") || state.equals("fault") || state.equals("absent");
        if (strace.isNumber()) {
            number(name, strace, shown, register, hidden);
        } else if (strace.isText()) {
            check(!hidden && begin(strace.bytes(), Events.data(shown)), name, strace.text(), shown);
        } else if (!hidden) {
            list(name, strace.list(), shown);
            members(name, strace, shown);
        }
    }

    /** An address stands for memory that strace does not look at. */
    private void number(String name, StraceValue strace, JsonNode shown, long register, boolean hidden) {
        boolean same = strace.number() == register || (int) strace.number() == (int) register;
        if (hidden) {
            check(same, name, strace.text(), shown);
        } else if (!same && shown.path("parsed_data").isNumber()) {
            check(equal(strace.number(), shown), name, strace.text(), shown);
        } else if (Events.data(shown).length == Long.BYTES && !shown.has("members")
                || Events.data(shown).length == Integer.BYTES) {
            check(same, name, strace.text(), shown);
        }
    }

    private void list(String name, List<Long> strace, JsonNode shown) {
        List<JsonNode> elements = new ArrayList<>();
        shown.path("members").forEach(member -> member.forEach(elements::add));
        if (elements.isEmpty() && shown.path("parsed_data").isNumber()) {
            elements.add(shown);
        }
        boolean signals = shown.get("type").asString().contains("sigset");
        if (strace.size() == elements.size() && !signals) {
            for (int i = 0; i < strace.size(); i++) {
                boolean hidden = elements.get(i).path("state").asString("").equals("fault");
                check(hidden || equal(strace.get(i), elements.get(i)), name, strace.toString(), shown);
            }
        }
    }

    /**
     * Of members of the same name only when there are equally many: strace leaves out what it thinks redundant. Of a
     * message it shows as many bytes as there is room for, whatever the call returned.
     */
    private void members(String name, StraceValue strace, JsonNode shown) {
        Map<String, List<JsonNode>> leaves = new TreeMap<>();
        collect("", shown, leaves);
        strace.numbers().forEach((member, numbers) -> {
            List<JsonNode> values = leaves.getOrDefault(member, List.of());
            for (int i = 0; numbers.size() == values.size() && i < numbers.size(); i++) {
                check(equal(numbers.get(i), values.get(i)), name + "." + member, strace.text(), values.get(i));
            }
        });
        strace.texts().forEach((member, texts) -> {
            List<JsonNode> values = leaves.getOrDefault(member, List.of());
            for (int i = 0; texts.size() == values.size() && i < texts.size(); i++) {
                byte[] data = Events.data(values.get(i));
                boolean empty = texts.get(i).length == 0 || data.length == 0;
                check(empty || begin(texts.get(i), data), name + "." + member, strace.text(), values.get(i));
            }
        });
    }

    private static void collect(String name, JsonNode value, Map<String, List<JsonNode>> leaves) {
        if (!value.has("members")) {
            leaves.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        for (JsonNode member : value.path("members")) {
            member.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), leaves));
        }
    }

    /** As many bits as the value has; the parsed number where there is one, otherwise the bytes. */
    private static boolean equal(long strace, JsonNode shown) {
        return isPartial(shown) || equalSide(strace, shown) || equalSide(strace, shown.path("exit_value"));
    }

    /** Of memory of which only a part can be read strace shows the address. */
    private static boolean isPartial(JsonNode shown) {
        return shown.path("state").asString("").equals("partial");
    }

    private static boolean equalSide(long strace, JsonNode shown) {
        if (!shown.has("data")) {
            return false;
        }
        byte[] data = Events.data(shown);
        int bits = Math.min(data.length, Long.BYTES) * Byte.SIZE;
        long number = 0;
        for (int i = bits / Byte.SIZE - 1; i >= 0; i--) {
            number = number << Byte.SIZE | data[i] & 0xff;
        }
        JsonNode parsed = shown.path("parsed_data");
        long value = parsed.isNumber() ? parsed.bigIntegerValue().longValue() : number;
        return bits > 0 && (strace - value) << (Long.SIZE - bits) == 0;
    }

    /** Whether the shorter one is how the longer one begins: a limit cuts it, or NULs are not shown. */
    private static boolean begin(byte[] one, byte[] other) {
        int length = Math.min(one.length, other.length);
        byte[] longer = one.length > other.length ? one : other;
        boolean missing = length == 0 && !Arrays.equals(longer, new byte[longer.length]);
        return !missing && Arrays.equals(one, 0, length, other, 0, length);
    }

    private void check(boolean same, String what, String strace, JsonNode shown) {
        if (same) {
            agreed++;
        } else {
            differences.add(what + " is " + strace + " to strace, and here " + shown);
        }
    }
}
