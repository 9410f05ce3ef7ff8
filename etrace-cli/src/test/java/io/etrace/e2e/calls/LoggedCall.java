// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that random_calls made, as it noted it.
 *
 * @param number negative ones are none
 * @param memories by place: {@code 1}, {@code 1.name}, {@code 1.control}, {@code 1.0}
 * @param written what is there after the call, of places that are noted before it, too
 */
record LoggedCall(
        String name,
        int number,
        long[] arguments,
        long result,
        Map<String, LoggedMemory> memories,
        Map<String, LoggedMemory> written) {
    /** @param line NAME NUMBER ARGUMENT... ; MEMORY ; MEMORY ... ; = RESULT */
    static LoggedCall parse(String line) {
        String[] parts = line.split(" ; ");
        String[] head = parts[0].split(" ");
        Map<String, LoggedMemory> memories = new LinkedHashMap<>();
        Map<String, LoggedMemory> written = new LinkedHashMap<>();
        for (int i = 1; i < parts.length - 1; i++) {
            String[] words = parts[i].trim().split(" ");
            LoggedMemory memory = LoggedMemory.parse(words);
            (memories.containsKey(words[0]) ? written : memories).put(words[0], memory);
        }
        long result = Long.parseLong(parts[parts.length - 1].substring("= ".length()));
        return new LoggedCall(head[0], (int) Long.parseLong(head[1]), numbers(head), result, memories, written);
    }

    private static long[] numbers(String[] head) {
        return Arrays.stream(head).skip(2).mapToLong(Long::parseLong).toArray();
    }

    /** Whether some of an argument's memory could not be read, so that the rest may have been read at exit once more. */
    boolean hasUnreadable(String argument) {
        return memories.entrySet().stream()
                .filter(memory -> argument(memory.getKey()).equals(argument))
                .anyMatch(memory -> memory.getValue().isUnreadable());
    }

    /** The argument that a place belongs to. */
    static String argument(String place) {
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }
}
