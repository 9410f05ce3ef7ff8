// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.Outcome;
import io.etrace.TraceOptions;
import java.util.List;

/** What a command line wants traced. */
final class Selection {
    private final Settings settings;

    Selection(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param command to run and trace; may be empty
     * @param events whether events are wanted, or only statistics
     */
    TraceOptions options(List<String> command, boolean events) {
        TraceOptions.Builder builder = TraceOptions.builder()
                .command(command)
                .follow(settings.isOn(Flag.FOLLOW, Flag.NO_FOLLOW, true))
                .outcome(outcome())
                .witness(settings.has(Flag.WITNESS))
                .decodeDescriptors(settings.has(Flag.DECODE_FDS))
                .events(events);
        settings.values(Flag.COMM).forEach(builder::comm);
        settings.values(Flag.SYSCALL).forEach(builder::syscall);
        numbers(Flag.PID).forEach(builder::pid);
        numbers(Flag.UID).forEach(builder::uid);
        settings.path(Flag.CGROUP).ifPresent(builder::cgroup);
        settings.value(Flag.MIN_DURATION)
                .ifPresent(text -> builder.minDuration(Quantity.time(Flag.MIN_DURATION, text)));
        settings.value(Flag.STRING_LIMIT).ifPresent(text -> builder.stringLimit(stringLimit(text)));
        settings.value(Flag.BUFFER_SIZE).ifPresent(text -> builder.bufferSize(Quantity.bytes(Flag.BUFFER_SIZE, text)));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static int stringLimit(String text) {
        return (int) Math.min(Integer.MAX_VALUE, Quantity.bytes(Flag.STRING_LIMIT, text));
    }

    private Outcome outcome() {
        settings.exclude(Flag.FAILED, Flag.SUCCEEDED, "without either, all calls are traced");
        if (settings.has(Flag.FAILED)) {
            return Outcome.FAILED;
        }
        return settings.has(Flag.SUCCEEDED) ? Outcome.SUCCEEDED : Outcome.ANY;
    }

    private List<Integer> numbers(Flag flag) {
        return settings.values(flag).stream()
                .map(value -> Quantity.number(flag, value))
                .toList();
    }
}
