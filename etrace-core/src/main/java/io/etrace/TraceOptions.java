// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to trace. All filters have to hold; an empty one holds for everything.
 *
 * @param command a program and its arguments to start and trace from its own execve on; empty: none
 * @param pids processes to trace, with all their threads: by their numbers in the pid namespace of the tracer
 * @param uids real user ids
 * @param comms names of threads, processes (their main threads) or programs (the files that they run), 1 to 15 bytes of each count
 * @param syscalls names as programs, tracefs or etrace spell them: fstat, newfstat, SysNewfstat
 * @param cgroup the directory of a cgroup; those below it belong to it
 * @param follow whether processes that a traced process creates later are traced, too
 * @param untilCommand whether tracing ends with the command, whatever processes that it started go on
 * @param outcome which results are sent
 * @param minDuration calls that took less are not sent
 * @param everyEnd whether signals and ends are told even of tasks that make no call that is wanted
 * @param stringLimit bytes captured of each string or buffer, 1 to 65,536
 * @param witness whether the memory of inputs is compared at exit with what it was at entry
 * @param decodeDescriptors whether the files that descriptors refer to are recorded
 * @param bufferSize bytes of each CPU's ring, a power of two from 4,096; 0 for a size that suits the machine
 * @param events whether events are sent; otherwise only statistics are kept, in the kernel
 * @param commandOutputToError whether what the command writes to its standard output goes to this process's standard
 *     error, because the standard output takes what must not be mixed with it
 */
public record TraceOptions(
        List<String> command,
        Set<Integer> pids,
        Set<Integer> uids,
        Set<String> comms,
        Set<String> syscalls,
        Optional<Path> cgroup,
        boolean follow,
        boolean untilCommand,
        Outcome outcome,
        Duration minDuration,
        boolean everyEnd,
        int stringLimit,
        boolean witness,
        boolean decodeDescriptors,
        long bufferSize,
        boolean events,
        boolean commandOutputToError) {

    public static final int DEFAULT_STRING_LIMIT = 1024;
    public static final int MAX_STRING_LIMIT = 65_536;
    private static final long MIN_BUFFER = 4096;
    private static final long MAX_BUFFER = 1L << 30;

    public TraceOptions {
        command = List.copyOf(command);
        pids = Set.copyOf(pids);
        uids = Set.copyOf(uids);
        comms = Set.copyOf(comms);
        syscalls = Set.copyOf(syscalls);
        check(
                stringLimit >= 1 && stringLimit <= MAX_STRING_LIMIT,
                "the string limit is 1 to " + MAX_STRING_LIMIT + " bytes, not " + stringLimit);
        check(
                bufferSize == 0
                        || (bufferSize >= MIN_BUFFER && bufferSize <= MAX_BUFFER && Long.bitCount(bufferSize) == 1),
                "the buffer size is a power of two from 4K to 1G, not " + bufferSize);
        check(!minDuration.isNegative(), "the minimal duration is not below 0: " + minDuration);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; what is not set stays at its default. */
    public static final class Builder {
        private List<String> command = List.of();
        private final Set<Integer> pids = new LinkedHashSet<>();
        private final Set<Integer> uids = new LinkedHashSet<>();
        private final Set<String> comms = new LinkedHashSet<>();
        private final Set<String> syscalls = new LinkedHashSet<>();
        private Optional<Path> cgroup = Optional.empty();
        private boolean follow = true;
        private boolean untilCommand;
        private Outcome outcome = Outcome.ANY;
        private Duration minDuration = Duration.ZERO;
        private boolean everyEnd;
        private int stringLimit = DEFAULT_STRING_LIMIT;
        private boolean witness;
        private boolean decodeDescriptors;
        private long bufferSize;
        private boolean events = true;
        private boolean commandOutputToError;

        private Builder() {}

        public Builder command(List<String> words) {
            command = words;
            return this;
        }

        public Builder pid(int pid) {
            pids.add(pid);
            return this;
        }

        public Builder uid(int uid) {
            uids.add(uid);
            return this;
        }

        public Builder comm(String comm) {
            comms.add(comm);
            return this;
        }

        public Builder syscall(String name) {
            syscalls.add(name);
            return this;
        }

        public Builder cgroup(Path directory) {
            cgroup = Optional.of(directory);
            return this;
        }

        public Builder follow(boolean on) {
            follow = on;
            return this;
        }

        public Builder untilCommand(boolean on) {
            untilCommand = on;
            return this;
        }

        public Builder outcome(Outcome wanted) {
            outcome = wanted;
            return this;
        }

        public Builder minDuration(Duration least) {
            minDuration = least;
            return this;
        }

        public Builder everyEnd(boolean on) {
            everyEnd = on;
            return this;
        }

        public Builder stringLimit(int bytes) {
            stringLimit = bytes;
            return this;
        }

        public Builder witness(boolean on) {
            witness = on;
            return this;
        }

        public Builder decodeDescriptors(boolean on) {
            decodeDescriptors = on;
            return this;
        }

        public Builder bufferSize(long bytes) {
            bufferSize = bytes;
            return this;
        }

        public Builder events(boolean on) {
            events = on;
            return this;
        }

        public Builder commandOutputToError(boolean on) {
            commandOutputToError = on;
            return this;
        }

        /** @throws IllegalArgumentException for a value out of range; the message is for the user */
        public TraceOptions build() {
            return new TraceOptions(
                    command,
                    pids,
                    uids,
                    comms,
                    syscalls,
                    cgroup,
                    follow,
                    untilCommand,
                    outcome,
                    minDuration,
                    everyEnd,
                    stringLimit,
                    witness,
                    decodeDescriptors,
                    bufferSize,
                    events,
                    commandOutputToError);
        }
    }
}
