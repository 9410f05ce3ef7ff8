// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.TraceOptions;
import io.etrace.bpf.Probe;
import io.etrace.linux.ChildProcess;
import io.etrace.linux.InheritedDescriptors;
import io.etrace.linux.LinuxException;
import io.etrace.linux.Starter;
import java.util.List;
import java.util.Optional;

/** How the command of a trace is started: by the process that the launcher left for that, or by a new one. */
abstract sealed class CommandStart {
    final List<String> command;
    final boolean outputToError;

    private CommandStart(TraceOptions options) {
        command = options.command();
        outputToError = options.commandOutputToError();
    }

    /** Takes note of what the command is to inherit; empty without a command. */
    static Optional<CommandStart> of(TraceOptions options) {
        if (options.command().isEmpty()) {
            return Optional.empty();
        }
        Optional<CommandStart> held = Starter.ofThisProcess().map(starter -> new Held(options, starter));
        return held.or(() -> Optional.of(new Spawned(options)));
    }

    /** @throws TraceException when there is no such program */
    abstract void check();

    /** Before the programs are attached. */
    abstract void prepare(Probe probe);

    abstract ChildProcess run(Probe probe);

    /** @throws TraceException when the kernel does not run it */
    final ChildProcess start(Probe probe) {
        try {
            return run(probe);
        } catch (LinuxException e) {
            throw new TraceException(String.valueOf(e.getMessage()), e);
        }
    }

    /** It has the caller's own environment, limits, signals, descriptors and bytes of the command line. */
    private static final class Held extends CommandStart {
        private final Starter starter;

        Held(TraceOptions options, Starter starter) {
            super(options);
            this.starter = starter;
        }

        @Override
        void check() {
            CommandPath.require(command.getFirst(), starter.find(command.size()));
        }

        @Override
        void prepare(Probe probe) {
            probe.arm(starter.pid());
        }

        @Override
        ChildProcess run(Probe probe) {
            if (outputToError) {
                starter.sendOutputToError(command.size());
            }
            return starter.run(command.size(), command.getFirst());
        }
    }

    /** For programs that trace with the library. */
    private static final class Spawned extends CommandStart {
        private final InheritedDescriptors descriptors = InheritedDescriptors.openNow();

        Spawned(TraceOptions options) {
            super(options);
        }

        @Override
        void check() {
            CommandPath.resolve(command.getFirst());
        }

        @Override
        void prepare(Probe probe) {}

        @Override
        ChildProcess run(Probe probe) {
            String file = CommandPath.resolve(command.getFirst());
            return probe.startCommand(() -> ChildProcess.start(file, command, descriptors, outputToError));
        }
    }
}
