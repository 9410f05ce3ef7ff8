// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.cli.console.ExitStatus;
import io.etrace.cli.console.Log;
import io.etrace.cli.console.Progress;
import io.etrace.cli.console.Signals;
import io.etrace.cli.console.Terminal;
import io.etrace.cli.live.LiveRun;
import io.etrace.cli.options.CommandWords;
import io.etrace.cli.options.EtraceCommandLine;
import io.etrace.cli.options.Help;
import io.etrace.cli.options.Invocation;
import io.etrace.cli.options.LogLevel;
import io.etrace.cli.options.Output;
import io.etrace.cli.options.UsageException;
import io.etrace.cli.output.OutputException;
import io.etrace.cli.output.OutputFiles;
import io.etrace.cli.output.Owner;
import io.etrace.cli.replay.InfoRun;
import io.etrace.cli.replay.ReplayRun;
import io.etrace.linux.Libc;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The command {@code etrace}. */
public final class Main {
    private static final int STANDARD_ERROR = 2;
    private static final Path TEMPORARY_FILES = Path.of("/tmp");

    private final Terminal terminal = new Terminal(new FileOutputStream(FileDescriptor.err));

    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] words) {
        // The launcher left a working directory that has been deleted, in which no JVM starts.
        Optional.ofNullable(Integer.getInteger("etrace.directory")).ifPresent(Libc::changeDirectory);
        int status = new Main().run(CommandWords.of(words));
        Runtime.getRuntime().halt(status);
    }

    private int run(List<String> words) {
        try {
            return run(EtraceCommandLine.parse(words));
        } catch (UsageException e) {
            return wrong(String.valueOf(e.getMessage()));
        }
    }

    private int wrong(String message) {
        terminal.line("etrace: " + message);
        terminal.line("Try 'etrace --help'.");
        return ExitStatus.WRONG_COMMAND_LINE;
    }

    private int run(Invocation invocation) {
        return switch (invocation) {
            case Invocation.ShowHelp help -> print(Help.text());
            case Invocation.ShowVersion version -> print("etrace " + version() + "\n");
            case Invocation.Info info -> {
                Signals.endAtQuit();
                Terminal out = new Terminal(new FileOutputStream(FileDescriptor.out));
                Log log = log(LogLevel.INFO);
                yield guarded(log, () -> new InfoRun(info.inputs(), out, log).run());
            }
            case Invocation.Live live -> {
                Signals.ignoreQuit();
                Log log = log(live.display().level());
                yield guarded(log, () -> new LiveRun(live, log, progress(live)).run(files()));
            }
            case Invocation.Replay replay -> {
                Signals.endAtQuit();
                Log log = log(replay.display().level());
                yield guarded(
                        log, () -> new ReplayRun(replay, log, progress(writesFile(replay.outputs()))).run(files()));
            }
        };
    }

    /** What a run does. */
    @FunctionalInterface
    private interface Run {
        int run() throws IOException, InterruptedException;
    }

    private int guarded(Log log, Run run) {
        try {
            return run.run();
        } catch (IllegalArgumentException | UsageException e) {
            return wrong(String.valueOf(e.getMessage()));
        } catch (OutputException e) {
            if (e.readerGone()) {
                return ExitStatus.SUCCESS;
            }
            return fail(log, e);
        } catch (IOException | RuntimeException e) {
            return fail(log, e);
        } catch (InterruptedException e) {
            return ExitStatus.FAILURE;
        }
    }

    private static int fail(Log log, Exception e) {
        log.failure(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        return ExitStatus.FAILURE;
    }

    private Log log(LogLevel level) {
        return new Log(terminal, level, () -> System.currentTimeMillis() / 1000);
    }

    /** Where a command runs, the terminal is the command's. */
    private Progress progress(Invocation.Live live) {
        return progress(writesFile(live.outputs()) && live.options().command().isEmpty());
    }

    /** Progress is for people. */
    private Progress progress(boolean wanted) {
        return new Progress(
                terminal, wanted && Libc.isTerminal(STANDARD_ERROR), () -> Libc.isForeground(STANDARD_ERROR));
    }

    /** Only then the events go elsewhere. */
    private static boolean writesFile(List<Output> outputs) {
        return outputs.stream().anyMatch(Output::isFile);
    }

    private static OutputFiles files() {
        return new OutputFiles(TEMPORARY_FILES, Owner.fromSudo(System.getenv()));
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static int print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(bytes);
            return ExitStatus.SUCCESS;
        } catch (IOException e) {
            return ExitStatus.FAILURE;
        }
    }
}
