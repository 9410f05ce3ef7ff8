// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.descriptors;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** descriptors.c, which makes descriptors of all kinds in a directory, and logs what it knows of them. */
record DescriptorsProgram(Path program, Path log, Path workplace) {
    static DescriptorsProgram compile(Path directory, String... gccOptions) throws IOException, InterruptedException {
        Etrace.needsRoot();
        return new DescriptorsProgram(
                Etrace.compile(directory, "descriptors.c", gccOptions),
                directory.resolve("log"),
                Files.createDirectory(directory.resolve("workplace")));
    }

    List<String> command() {
        return List.of(program.toString(), log.toString(), workplace.toString());
    }

    List<LoggedDescriptor> logged() throws IOException {
        return LoggedDescriptor.readAll(log);
    }

    /** A command where there is a loopback device with IPv6, whatever this machine has. */
    static List<String> inOwnNetwork(List<String> command) {
        List<String> words =
                new ArrayList<>(List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        words.addAll(command);
        return words;
    }

    void trace(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Etrace.launcher()));
        words.addAll(List.of(options));
        words.add("--");
        words.addAll(command());
        Etrace.Result result = Etrace.program(inOwnNetwork(words));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total lost: 0");
    }
}
