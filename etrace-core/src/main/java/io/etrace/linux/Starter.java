// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The process that the launcher made before it became this JVM: a child of ours that has all that our caller gave to us,
 * untouched, and waits to become the command (launcher/starter.h). It knows the command line byte by byte, so that a
 * command is named by how many of the last words are its own. For one thread.
 */
public final class Starter {
    /** What the launcher tells: process id, descriptor for requests, descriptor for answers. */
    private static final String PROPERTY = "etrace.starter";

    private static final int FIND = 2;
    private static final int RUN = 3;
    private static final int OUTPUT_TO_ERROR = 4;
    private static final int EINTR = 4;

    /** Bound late: what begins with {@link #ofThisProcess} is not to wait for the first binding. */
    private static final class Calls {
        static final Downcall READ = Downcall.libc("read");
        static final Downcall WRITE = Downcall.libc("write");
    }

    /** What the starter says of a program. The order is that of its answers. */
    public enum Finding {
        FOUND,
        NO_SUCH_FILE,
        NOT_EXECUTABLE,
        NOT_IN_PATH
    }

    private final int pid;
    private final int requests;
    private final int answers;

    private Starter(int[] numbers) {
        pid = numbers[0];
        requests = numbers[1];
        answers = numbers[2];
    }

    /** Empty when something else than the launcher started this JVM. */
    public static Optional<Starter> ofThisProcess() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(text -> new Starter(
                        Stream.of(text.split(",")).mapToInt(Integer::parseInt).toArray()));
    }

    /** The process id, which the command will have. */
    public int pid() {
        return pid;
    }

    /** Looks for the program of the command that is the last {@code count} words, as the command would find it. */
    public Finding find(int count) {
        int answer = ask(FIND, count).orElseThrow(Starter::gone);
        return Finding.values()[answer];
    }

    /** The command that is the last {@code count} words will have the standard error as its standard output. */
    public void sendOutputToError(int count) {
        int error = ask(OUTPUT_TO_ERROR, count).orElseThrow(Starter::gone);
        if (error != 0) {
            throw new LinuxException("cannot send the output of the command to the standard error", error);
        }
    }

    /**
     * Becomes the command that is the last {@code count} words; it runs when this returns.
     *
     * @param name for the message
     */
    public ChildProcess run(int count, String name) {
        OptionalInt error = ask(RUN, count);
        close();
        if (error.isPresent()) {
            throw new LinuxException("cannot run " + name, error.getAsInt());
        }
        return new ChildProcess(pid);
    }

    /** Ends it, when there is no command. */
    public void dismiss() {
        close();
        ChildProcess.awaitEnd(pid);
    }

    private void close() {
        Libc.close(requests);
        Libc.close(answers);
    }

    private OptionalInt ask(int operation, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocateFrom(ValueLayout.JAVA_INT, operation, count);
            if (transfer(Calls.WRITE, requests, request) < 0) {
                throw gone();
            }
            MemorySegment answer = arena.allocate(ValueLayout.JAVA_INT);
            return transfer(Calls.READ, answers, answer) == answer.byteSize()
                    ? OptionalInt.of(answer.get(ValueLayout.JAVA_INT, 0))
                    : OptionalInt.empty();
        }
    }

    private static long transfer(Downcall call, int fd, MemorySegment memory) {
        long count = call.call(fd, memory.address(), memory.byteSize());
        while (count < 0 && Downcall.errno() == EINTR) {
            count = call.call(fd, memory.address(), memory.byteSize());
        }
        return count;
    }

    private static LinuxException gone() {
        return new LinuxException("the process that was to become the command was killed before it ran");
    }
}
