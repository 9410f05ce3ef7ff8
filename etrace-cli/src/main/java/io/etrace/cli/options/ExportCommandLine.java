// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.cli.options.EtraceFlag.Group;
import io.etrace.export.ExportFormat;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.text.TextNotation;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the words behind {@code etrace export} into an {@link Invocation}. */
final class ExportCommandLine {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Settings settings;

    ExportCommandLine(List<String> words) {
        settings = new Settings(Arguments.parseFiles(words, flags()).settings());
    }

    private static Set<EtraceFlag> flags() {
        Set<EtraceFlag> flags = EnumSet.of(EtraceFlag.FROM, EtraceFlag.TO, EtraceFlag.OUTPUT, EtraceFlag.HELP);
        for (EtraceFlag flag : EtraceFlag.values()) {
            if (flag.group() == Group.SELECT) {
                flags.add(flag);
            }
        }
        return flags;
    }

    Invocation invocation() {
        if (settings.has(EtraceFlag.HELP)) {
            return new Invocation.ShowHelp();
        }
        List<Path> inputs = EtraceCommandLine.inputs(settings.paths(EtraceFlag.INPUT));
        String name = settings.value(EtraceFlag.TO).orElseThrow(this::incomplete);
        if (inputs.isEmpty()) {
            throw incomplete();
        }
        return new Invocation.Replay(
                inputs,
                new Selection(settings).options(true),
                TimeWindow.of(settings.without(EtraceFlag.TO)),
                List.of(new Output(Output.Format.DOCUMENT, target())),
                new Display(TextNotation.DEFAULT, JsonNotation.DEFAULT, false, LogLevel.WARN),
                1,
                Optional.of(format(name)));
    }

    private static ExportFormat format(String name) {
        try {
            return ExportFormat.named(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Output.Target target() {
        return settings.path(EtraceFlag.OUTPUT)
                .filter(path -> !path.equals(STANDARD_OUTPUT))
                .<Output.Target>map(Output.NamedFile::new)
                .orElseGet(Output.StandardOutput::new);
    }

    private UsageException incomplete() {
        List<String> names = ExportFormat.all().stream().map(ExportFormat::name).toList();
        return new UsageException("export wants FILE... --to FORMAT, and there is " + String.join(", ", names)
                + "; to trace a program called export, put -- before it");
    }
}
