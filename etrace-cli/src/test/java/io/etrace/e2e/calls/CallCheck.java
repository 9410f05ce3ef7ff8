// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import io.etrace.e2e.harness.Events;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Compares a call as a JSON line shows it with what the program noted of it. */
final class CallCheck {
    /** Numbers that neither kernel nor headers have a syscall for. */
    private static final Set<String> NAMELESS = Set.of("unknown", "mark");

    private static final Set<String> MESSAGES = Set.of("sendmsg", "recvmsg");

    private CallCheck() {}

    /** What is wrong: nothing when the event tells what the program did. What it did not pass was 0. */
    static List<String> differences(LoggedCall call, JsonNode event) {
        List<String> differences = new ArrayList<>(differences(call.result(), event));
        if (!event.get("syscall").asString().equals(displayName(call))) {
            differences.add("is called " + event.get("syscall").asString());
        }
        long[] registers = Events.registers(event);
        long[] arguments = Arrays.copyOf(call.arguments(), Math.max(registers.length, call.arguments().length));
        if (!Arrays.equals(registers, arguments)) {
            differences.add("has arguments " + Arrays.toString(registers));
        }
        call.memories()
                .forEach((place, memory) -> memoryDifference(call, place, memory, event)
                        .ifPresent(difference -> differences.add("argument " + place + " " + difference)));
        return differences;
    }

    /** What is wrong with the result. */
    static List<String> differences(long result, JsonNode event) {
        long shown = event.get("ret").asLong();
        return shown == result ? List.of() : List.of("returned " + shown + ", not " + result);
    }

    private static String displayName(LoggedCall call) {
        if (NAMELESS.contains(call.name())) {
            return "syscall_0x" + Integer.toHexString(call.number());
        }
        StringBuilder name = new StringBuilder("Sys");
        for (String word : call.name().split("_")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static Optional<String> memoryDifference(
            LoggedCall call, String place, LoggedMemory memory, JsonNode event) {
        String argument = LoggedCall.argument(place);
        JsonNode shown = valueOf(event.get("args").get(Integer.parseInt(argument)));
        boolean again = call.hasUnreadable(argument);
        if (place.equals(argument)) {
            LoggedMemory written = call.written().get(place);
            return written == null
                    ? MemoryCheck.difference(memory, shown, again)
                    : MemoryCheck.difference(memory, written, shown, again, (int) call.arguments()[0]);
        }
        String state = shown.get("state").asString();
        JsonNode part = part(shown, place.substring(argument.length() + 1), call.name());
        if (part.isMissingNode()) {
            boolean left = state.equals("fault") || state.equals("truncated") || event.has("no_room");
            return left ? Optional.empty() : Optional.of("is missing");
        }
        return MemoryCheck.difference(memory, part, again);
    }

    /** What a piece of memory points to. */
    private static JsonNode part(JsonNode shown, String name, String syscall) {
        if (!Character.isDigit(name.charAt(0))) {
            return member(shown, "msg_" + name);
        }
        JsonNode element = member(MESSAGES.contains(syscall) ? member(shown, "msg_iov") : shown, name);
        return element.has("members") ? member(element, "iov_base") : element;
    }

    private static JsonNode member(JsonNode value, String name) {
        for (JsonNode member : value.path("members")) {
            if (member.has(name)) {
                return member.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode valueOf(JsonNode argument) {
        for (Map.Entry<String, JsonNode> entry : argument.properties()) {
            return entry.getValue();
        }
        throw new IllegalArgumentException("an argument without a name: " + argument);
    }
}
