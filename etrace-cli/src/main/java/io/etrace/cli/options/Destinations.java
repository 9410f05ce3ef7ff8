// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.cli.options.Output.Format;
import io.etrace.cli.options.Output.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a command line wants events written: {@code --stdout}, {@code --json}, {@code --raw}, {@code --output}. */
final class Destinations {
    /** However it is spelled: to open one of the paths would begin a file that is written to already at its start. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private Destinations() {}

    static List<Output> of(Settings settings) {
        settings.exclude(EtraceFlag.JSON, EtraceFlag.RAW, "write --raw, and turn it into JSON with --input");
        List<Output> outputs = new ArrayList<>();
        if (settings.has(EtraceFlag.STDOUT)) {
            outputs.add(new Output(Format.TEXT, new Output.StandardOutput()));
        }
        if (settings.has(EtraceFlag.JSON)) {
            outputs.add(new Output(Format.JSON, target(settings)));
        } else if (settings.has(EtraceFlag.RAW)) {
            outputs.add(new Output(Format.RAW, target(settings)));
        } else if (settings.has(EtraceFlag.OUTPUT)) {
            outputs.add(new Output(Format.TEXT, target(settings)));
        }
        if (outputs.size() == 2 && outputs.get(0).target().equals(outputs.get(1).target())) {
            throw new UsageException("--stdout and --output - are the same place: drop one of them");
        }
        return List.copyOf(outputs);
    }

    private static Target target(Settings settings) {
        if (settings.value(EtraceFlag.OUTPUT).filter(STANDARD_OUTPUT::contains).isPresent()) {
            return new Output.StandardOutput();
        }
        return settings.path(EtraceFlag.OUTPUT)
                .<Target>map(Output.NamedFile::new)
                .orElseGet(Output.AnyFile::new);
    }
}
