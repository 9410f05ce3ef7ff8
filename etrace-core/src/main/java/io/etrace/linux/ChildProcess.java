// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalInt;

/**
 * A command that this process has started. One that a {@link Starter} became has all that our caller gave to us. Without
 * one it is started with posix_spawn(3): it has the standard streams, terminal, process group and environment of this
 * process, ignores the signals that this one was told to ignore, and blocks none (the JVM blocks SIGQUIT).
 */
public final class ChildProcess {
    private static final Downcall SPAWN = Downcall.libc("posix_spawn");
    private static final Downcall ATTRIBUTES_INIT = Downcall.libc("posix_spawnattr_init");
    private static final Downcall ATTRIBUTES_SET_FLAGS = Downcall.libc("posix_spawnattr_setflags");
    private static final Downcall ATTRIBUTES_SET_MASK = Downcall.libc("posix_spawnattr_setsigmask");
    private static final Downcall ACTIONS_INIT = Downcall.libc("posix_spawn_file_actions_init");
    private static final Downcall ACTIONS_ADD_DUP2 = Downcall.libc("posix_spawn_file_actions_adddup2");
    private static final Downcall WAITPID = Downcall.libc("waitpid");
    private static final int ATTRIBUTES_LENGTH = 512;
    private static final int ACTIONS_LENGTH = 256;
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    private static final int SET_SIGNAL_MASK = 8;
    private static final int WNOHANG = 1;

    private final int pid;
    private OptionalInt status = OptionalInt.empty();

    ChildProcess(int pid) {
        this.pid = pid;
    }

    /**
     * Starts {@code file} with {@code arguments}, the first of which is the name it is called by.
     *
     * @param descriptors those that it inherits
     * @param outputToError whether its standard output is this process's standard error
     */
    public static ChildProcess start(
            String file, List<String> arguments, InheritedDescriptors descriptors, boolean outputToError) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
            long path = arena.allocateFrom(file).address();
            long attributes = attributes(arena).address();
            long argv = strings(arena, arguments).address();
            long envp = environment();
            long actions = outputToError ? outputToError(arena).address() : 0;
            descriptors.closeOthersOnExec();
            int error = (int) SPAWN.call(pid.address(), path, actions, attributes, argv, envp, 0);
            if (error != 0) {
                throw new LinuxException("cannot run " + file, error);
            }
            return new ChildProcess(pid.get(ValueLayout.JAVA_INT, 0));
        }
    }

    private static MemorySegment attributes(Arena arena) {
        MemorySegment attributes = arena.allocate(ATTRIBUTES_LENGTH, 16);
        MemorySegment signals = arena.allocate(128, 8);
        ATTRIBUTES_INIT.call(attributes.address());
        ATTRIBUTES_SET_FLAGS.call(attributes.address(), SET_SIGNAL_MASK);
        ATTRIBUTES_SET_MASK.call(attributes.address(), signals.address());
        return attributes;
    }

    private static MemorySegment outputToError(Arena arena) {
        MemorySegment actions = arena.allocate(ACTIONS_LENGTH, 16);
        ACTIONS_INIT.call(actions.address());
        ACTIONS_ADD_DUP2.call(actions.address(), STANDARD_ERROR, STANDARD_OUTPUT);
        return actions;
    }

    private static MemorySegment strings(Arena arena, List<String> strings) {
        MemorySegment pointers = arena.allocate(ValueLayout.JAVA_LONG, strings.size() + 1L);
        for (int i = 0; i < strings.size(); i++) {
            pointers.setAtIndex(
                    ValueLayout.JAVA_LONG, i, arena.allocateFrom(strings.get(i)).address());
        }
        return pointers;
    }

    private static long environment() {
        return Downcall.variable("environ", ValueLayout.ADDRESS).get(ValueLayout.JAVA_LONG, 0);
    }

    /** Waits for a child that is about to end. */
    static void awaitEnd(int pid) {
        WAITPID.call(pid, 0, 0);
    }

    public int pid() {
        return pid;
    }

    /** Runs something in a thread of its own once the command has ended; its status is there then. */
    public void onEnd(Runnable action) {
        var _ = ProcessHandle.of(pid).map(ProcessHandle::onExit).orElseThrow().thenRun(action);
    }

    /** Waits for its end. */
    public void awaitEnd() {
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }

    /** The status of wait(2), once the command has ended; never waits. */
    public synchronized OptionalInt status() {
        if (status.isEmpty()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment word = arena.allocate(ValueLayout.JAVA_INT);
                if ((int) WAITPID.call(pid, word.address(), WNOHANG) == pid) {
                    status = OptionalInt.of(word.get(ValueLayout.JAVA_INT, 0));
                }
            }
        }
        return status;
    }
}
