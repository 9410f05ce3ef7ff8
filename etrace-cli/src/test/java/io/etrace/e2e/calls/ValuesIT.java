// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What values.c gives to the kernel, and gets from it, is what is shown: live and of a capture, in text and JSON, of 64-bit
 * and of 32-bit programs.
 */
class ValuesIT {
    private static final int EXIT_STATUS = 42;
    private static final String JSON = "json: ";

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    @ParameterizedTest
    @CsvSource({
        "unused,64",
        "unused,32",
        "failing,64",
        "failing,32",
        "names,64",
        "names,32",
        "text,64",
        "text,32",
        "forms,64",
        "forms,32",
        "requests,64",
        "requests,32"
    })
    void areShownAsTheProgramKnowsThem(String kind, String bits) throws IOException, InterruptedException {
        String program = Etrace.compile(directory, "values.c", "-m" + bits).toString();
        String capture = directory.resolve("capture").toString();
        Etrace.Result live = Etrace.run("--raw", "-o", capture, "--stdout", "--", program, kind);
        assertThat(live.status()).as(live.err()).isEqualTo(EXIT_STATUS);
        assertThat(live.err()).contains("Total lost: 0");
        List<String> read = Etrace.run("--input", capture, "--stdout").outLines();
        List<String> json = Etrace.run("--input", capture, "--json", "--json-context=ref", "-o", "-")
                .outLines();

        assertThat(read).isEqualTo(live.outLines());
        ExpectedLines.ofValues(kind, bits)
                .forEach(expected -> assertThat(expected.startsWith(JSON) ? json : read)
                        .as(expected)
                        .anyMatch(line -> ExpectedLines.matches(line, expected.replaceFirst("^" + JSON, ""))));
        assertThat(Events.parse(json).of("syscall")).hasSizeGreaterThan(10);
    }
}
