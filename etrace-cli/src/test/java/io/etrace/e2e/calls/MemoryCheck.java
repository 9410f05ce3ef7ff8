// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import io.etrace.e2e.harness.Events;
import java.util.Arrays;
import java.util.BitSet;
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

    /**
     * The same for memory that the call reads and writes. What was not resident at entry has the value of the exit alone.
     *
     * @param descriptors how many of a set of descriptors count
     */
    static Optional<String> difference(
            LoggedMemory before, LoggedMemory after, JsonNode shown, boolean again, int descriptors) {
        if (shown.path("state").asString().equals("late")) {
            return difference(after, shown, again);
        }
        Optional<String> difference = difference(before, shown, again);
        if (difference.isPresent() || shown.path("data").isMissingNode() || before.isUnreadable()) {
            return difference;
        }
        if (shown.has("exit_value")) {
            boolean same = before.full() == after.full() && Arrays.equals(before.bytes(), after.bytes());
            return same
                    ? Optional.of("shows a change of what did not change")
                    : difference(after, shown.get("exit_value"), again);
        }
        boolean isSet = shown.path("parsed_data").isArray();
        int bits = isSet ? descriptors : Byte.SIZE * before.bytes().length;
        return sameBits(before, after, bits) ? Optional.empty() : Optional.of("shows no change");
    }

    private static boolean sameBits(LoggedMemory before, LoggedMemory after, int bits) {
        BitSet changed = BitSet.valueOf(before.bytes());
        changed.xor(BitSet.valueOf(after.bytes()));
        int first = changed.nextSetBit(0);
        return first < 0 || first >= bits;
    }

    private static String wantedState(LoggedMemory logged, JsonNode shown, String state, boolean again) {
        boolean cut = state.equals("truncated") && (logged.isList() || Events.data(shown).length >= LoggedMemory.LIMIT);
        if (logged.state() == 'n' || logged.state() == 'x') {
            return logged.state() == 'n' ? "null" : "absent";
        }
        if (logged.isUnreadable() || state.equals("fault") && !logged.isReadable()) {
            return logged.isList() && cut ? state : logged.isPartlyReadable() ? "partial" : "fault";
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
        if (state.equals("partial")) {
            return data.length == logged.readable()
                    ? sizeDifference(logged, shown)
                    : Optional.of("has " + data.length + " bytes of " + logged.readable() + " that can be read");
        }
        if (state.equals("truncated")) {
            return whole ? Optional.of("is whole, but truncated") : sizeDifference(logged, shown);
        }
        return data.length == logged.full()
                ? Optional.empty()
                : Optional.of("has " + data.length + " bytes, not " + logged.full());
    }

    /**
     * A text that is cut has been looked at no further. A size of more than 32 bits is not told, nor
     * is one that stands in the struct itself and cannot be read.
     */
    private static Optional<String> sizeDifference(LoggedMemory logged, JsonNode shown) {
        if (logged.state() == 's') {
            return Optional.empty();
        }
        long most = 0xffff_fffeL;
        long full = Long.compareUnsigned(logged.full(), most) > 0 ? -1 : logged.full();
        boolean untold = logged.readable() < Long.BYTES && !shown.has("full_size");
        long told = shown.path("full_size").asLong(-1);
        return told == full || untold ? Optional.empty() : Optional.of("has a full size of " + told + ", not " + full);
    }
}
