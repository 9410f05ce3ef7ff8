// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.Outcome;
import io.etrace.TraceOptions;
import java.util.List;
import java.util.Optional;

/** What a command line wants traced. */
final class Selection {
    private final Settings settings;

    Selection(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param command to run and trace; may be empty
     * @param outputs where events are wanted; nowhere: only statistics are
     */
    TraceOptions options(List<String> command, List<Output> outputs) {
        boolean outputToError = !command.isEmpty() && outputs.stream().anyMatch(Output::isCleanStream);
        return options(command, !outputs.isEmpty(), outputToError);
    }

    /** @param events whether events are wanted, or only statistics */
    TraceOptions options(boolean events) {
        return options(List.of(), events, false);
    }

    private TraceOptions options(List<String> command, boolean events, boolean outputToError) {
        TraceOptions.Builder builder = TraceOptions.builder()
                .command(command)
                .follow(settings.isOn(EtraceFlag.FOLLOW, EtraceFlag.NO_FOLLOW, true))
                .untilCommand(untilCommand(!command.isEmpty()))
                .outcome(outcome())
                .everyEnd(hasTriggerAtEnds())
                .witness(settings.has(EtraceFlag.WITNESS))
                .decodeDescriptors(settings.has(EtraceFlag.DECODE_FDS))
                .events(events)
                .commandOutputToError(outputToError);
        settings.values(EtraceFlag.COMM).forEach(builder::comm);
        settings.values(EtraceFlag.SYSCALL).forEach(builder::syscall);
        numbers(EtraceFlag.PID).forEach(builder::pid);
        numbers(EtraceFlag.UID).forEach(builder::uid);
        settings.path(EtraceFlag.CGROUP).ifPresent(builder::cgroup);
        settings.value(EtraceFlag.MIN_DURATION)
                .ifPresent(text -> builder.minDuration(Quantity.time(EtraceFlag.MIN_DURATION, text)));
        settings.value(EtraceFlag.STRING_LIMIT).ifPresent(text -> builder.stringLimit(stringLimit(text)));
        settings.value(EtraceFlag.BUFFER_SIZE)
                .ifPresent(text -> builder.bufferSize(Quantity.bytes(EtraceFlag.BUFFER_SIZE, text)));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Of whichever task: a filter of calls is about what is recorded. */
    private boolean hasTriggerAtEnds() {
        return settings.values(EtraceFlag.TRIGGER).stream()
                .anyMatch(trigger -> trigger.equals("killed") || trigger.startsWith("exit:"));
    }

    private boolean untilCommand(boolean hasCommand) {
        Optional<String> until = settings.value(EtraceFlag.UNTIL);
        if (until.isPresent() && !hasCommand) {
            throw new UsageException("--until says when tracing a COMMAND ends: add one, or use --duration");
        }
        return switch (until.orElse("all")) {
            case "all" -> false;
            case "command" -> true;
            default -> throw new UsageException("--until wants command or all, not '" + until.get() + "'");
        };
    }

    private static int stringLimit(String text) {
        return (int) Math.min(Integer.MAX_VALUE, Quantity.bytes(EtraceFlag.STRING_LIMIT, text));
    }

    private Outcome outcome() {
        settings.exclude(EtraceFlag.FAILED, EtraceFlag.SUCCEEDED, "without either, all calls are traced");
        if (settings.has(EtraceFlag.FAILED)) {
            return Outcome.FAILED;
        }
        return settings.has(EtraceFlag.SUCCEEDED) ? Outcome.SUCCEEDED : Outcome.ANY;
    }

    private List<Integer> numbers(EtraceFlag flag) {
        return settings.values(flag).stream()
                .map(value -> Quantity.number(flag, value))
                .toList();
    }
}
