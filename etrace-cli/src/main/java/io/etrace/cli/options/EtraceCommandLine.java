// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.cli.options.EtraceFlag.Group;
import io.etrace.render.json.JsonNotation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a command line into an {@link Invocation}. */
public final class EtraceCommandLine {
    private static final String INFO = "info";
    private static final String EXPORT = "export";
    /** More would be no faster: one thread reads at a time. */
    private static final int MOST_THREADS = 64;

    private final Settings settings;
    private final List<String> command;

    private EtraceCommandLine(Arguments arguments) {
        this.settings = new Settings(arguments.settings());
        this.command = arguments.command();
    }

    public static Invocation parse(List<String> words) {
        if (!words.isEmpty() && words.getFirst().equals(INFO)) {
            return info(words.subList(1, words.size()));
        }
        if (!words.isEmpty() && words.getFirst().equals(EXPORT)) {
            return new ExportCommandLine(words.subList(1, words.size())).invocation();
        }
        return new EtraceCommandLine(Arguments.parse(words)).invocation();
    }

    /** The one word that is no program, unless {@code --} stands before it. */
    private static Invocation info(List<String> words) {
        if (words.contains(EtraceFlag.HELP.spelling()) || words.contains("-" + EtraceFlag.HELP.letter())) {
            return new Invocation.ShowHelp();
        }
        for (String word : words) {
            if (word.startsWith("-") && word.length() > 1) {
                throw new UsageException("info takes no option, only files: drop " + word);
            }
        }
        if (words.isEmpty()) {
            throw new UsageException("info wants FILE...; to trace a program called info, put -- before it");
        }
        return new Invocation.Info(inputs(words.stream().map(Settings::path).toList()));
    }

    private Invocation invocation() {
        if (settings.has(EtraceFlag.HELP)) {
            return new Invocation.ShowHelp();
        }
        if (settings.has(EtraceFlag.VERSION)) {
            return new Invocation.ShowVersion();
        }
        return settings.has(EtraceFlag.INPUT) ? replay() : live();
    }

    private Invocation replay() {
        if (!command.isEmpty()) {
            throw new UsageException("--input reads a file and runs no COMMAND: drop " + command.getFirst());
        }
        refuse(Group.TRACE, "says how to trace: it has no effect on --input");
        refuse(Group.RECORD, "says how to record: it has no effect on --input");
        if (settings.has(EtraceFlag.RAW)) {
            throw new UsageException("--input reads what --raw wrote: write --json, --stdout or -o FILE");
        }
        Display display = display();
        List<Output> outputs = outputs();
        requireSomething(outputs, display);
        return new Invocation.Replay(
                inputs(settings.paths(EtraceFlag.INPUT)),
                new Selection(settings).options(command, outputs),
                TimeWindow.of(settings),
                outputs,
                display,
                settings.value(EtraceFlag.THREADS)
                        .map(EtraceCommandLine::threads)
                        .orElse(1),
                Optional.empty());
    }

    private static int threads(String text) {
        int threads = Quantity.number(EtraceFlag.THREADS, text);
        return Math.min(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads, MOST_THREADS);
    }

    static List<Path> inputs(List<Path> files) {
        if (Collections.frequency(files, Invocation.Replay.STANDARD_INPUT) > 1) {
            throw new UsageException("there is one standard input: give - once");
        }
        return files;
    }

    private void refuse(Group group, String because) {
        Set<EtraceFlag> flags = EnumSet.allOf(EtraceFlag.class);
        flags.removeIf(flag -> flag.group() != group);
        settings.among(flags).stream().findFirst().ifPresent(flag -> {
            throw new UsageException(flag.spelling() + " " + because);
        });
    }

    private Invocation live() {
        refuse(Group.READ, "is about the reading of captures: add --input FILE");
        Display display = display();
        List<Output> outputs = outputs();
        if (outputs.isEmpty() && !command.isEmpty() && !settings.has(EtraceFlag.STATS_ONLY)) {
            outputs = List.of(new Output(Output.Format.TEXT, new Output.StandardError()));
        }
        requireSomething(outputs, display);
        return new Invocation.Live(
                new Selection(settings).options(command, outputs),
                outputs,
                display,
                recording(outputs),
                settings.value(EtraceFlag.DURATION).map(text -> Quantity.time(EtraceFlag.DURATION, text)),
                killsOnExit());
    }

    private boolean killsOnExit() {
        boolean kills = settings.has(EtraceFlag.KILL_ON_EXIT);
        if (kills && command.isEmpty()) {
            throw new UsageException("--kill-on-exit is about a COMMAND: add one");
        }
        return kills;
    }

    private Recording recording(List<Output> outputs) {
        Recording recording = Recording.of(settings);
        if (recording.inPieces() && outputs.getLast().target() instanceof Output.StandardOutput) {
            throw new UsageException("--rotate and --ring write several files: give them a name with -o FILE");
        }
        return recording;
    }

    private List<Output> outputs() {
        List<Output> outputs = Destinations.of(settings);
        if (settings.has(EtraceFlag.STATS_ONLY) && !outputs.isEmpty()) {
            throw new UsageException("--stats-only writes no events: drop --stdout, --json, --raw and --output");
        }
        return outputs;
    }

    private static void requireSomething(List<Output> outputs, Display display) {
        if (outputs.isEmpty() && !display.statistics()) {
            throw new UsageException("--no-stats leaves nothing to show: add --stdout, --json, --raw or -o FILE");
        }
    }

    private Display display() {
        boolean symbols = !settings.has(EtraceFlag.NUMERIC);
        return new Display(
                new TextNotations(settings).chosen(symbols),
                JsonNotation.DEFAULT.withSymbols(symbols).withContextReferences(contextReferences()),
                settings.isOn(EtraceFlag.STATS, EtraceFlag.NO_STATS, true),
                settings.value(EtraceFlag.LOG_LEVEL).map(LogLevel::parse).orElse(LogLevel.INFO));
    }

    private boolean contextReferences() {
        Optional<String> context = settings.value(EtraceFlag.JSON_CONTEXT);
        return switch (context.orElse("full")) {
            case "full" -> false;
            case "ref" -> true;
            default -> throw new UsageException("--json-context wants ref or full, not '" + context.get() + "'");
        };
    }
}
