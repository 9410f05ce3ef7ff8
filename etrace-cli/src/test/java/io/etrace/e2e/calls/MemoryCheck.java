// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import io.etrace.e2e.harness.Events;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares memory as a JSON line shows it with what the program knows of it. */
final class MemoryCheck {
    private MemoryCheck() {}

    /**
     * What is wrong, if anything.
     *
     * @param again whether the memory may have been read at exit although it was readable at entry
     */
    static Optional<String> difference(LoggedMemory logged, JsonNode shown, boolean again) {
        String state = shown.path("state").asString("complete");
        String wanted = wantedState(logged, shown, state, again);
        if (!wanted.equals(state)) {
            return Optional.of("is " + state + ", not " + wanted);
        }
        boolean content = !state.equals("null") && !state.equals("absent") && !state.equals("fault");
        return content ? contentDifference(logged, shown, state) : Optional.empty();
    }

    private static String wantedState(LoggedMemory logged, JsonNode shown, String state, boolean again) {
        boolean cut = state.equals("truncated") && (logged.isList() || Events.data(shown).length >= LoggedMemory.LIMIT);
        if (logged.state() == 'n' || logged.state() == 'x') {
            return logged.state() == 'n' ? "null" : "absent";
        }
        if (logged.isUnreadable() || state.equals("fault") && !logged.isReadable()) {
            return logged.isList() && cut ? state : "fault";
        }
        boolean late = state.equals("late") && again;
        boolean cold = logged.state() == 'c' && (state.equals("late") || state.equals("fault"));
        return cut || late || cold ? state : "complete";
    }

    private static Optional<String> contentDifference(LoggedMemory logged, JsonNode shown, String state) {
        if (logged.isList()) {
            int strings = shown.path("members").size();
            boolean all = strings == logged.full() || state.equals("truncated");
            return all ? Optional.empty() : Optional.of("has " + strings + " strings, not " + logged.full());
        }
        byte[] data = Events.data(shown);
        int length = Math.min(data.length, logged.bytes().length);
        if (!Arrays.equals(data, 0, length, logged.bytes(), 0, length)) {
            return Optional.of("holds other bytes");
        }
        boolean whole = Long.compareUnsigned(data.length, logged.full()) >= 0;
        if (state.equals("truncated")) {
            return whole ? Optional.of("is whole, but truncated") : sizeDifference(logged, shown);
        }
        return data.length == logged.full()
                ? Optional.empty()
                : Optional.of("has " + data.length + " bytes, not " + logged.full());
    }

    /** A text that is cut has been looked at no further. The size has 32 bits. */
    private static Optional<String> sizeDifference(LoggedMemory logged, JsonNode shown) {
        if (logged.state() == 's') {
            return Optional.empty();
        }
        long most = 0xffff_fffeL;
        long full = Long.compareUnsigned(logged.full(), most) > 0 ? most : logged.full();
        long told = shown.path("full_size").asLong(-1);
        return told == full ? Optional.empty() : Optional.of("has a full size of " + told + ", not " + full);
    }
}
