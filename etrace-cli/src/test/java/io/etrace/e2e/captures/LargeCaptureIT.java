// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture that is larger than the memory in which it is decoded. */
class LargeCaptureIT {
    private static final int CALLS = 4_500_000;
    private static final long LEAST_BYTES = 256L << 20;

    @TempDir
    private static Path directory;

    private static Path capture = Path.of("");
    private static long sent;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        Etrace.needsRoot();
        capture = directory.resolve("large.raw");
        Etrace.Result result = Etrace.run(
                "--raw",
                "-o",
                capture.toString(),
                "--buffer-size",
                "64M",
                "--",
                Etrace.compile(directory, "getppid.c").toString(),
                Integer.toString(CALLS));
        assertThat(result.status()).as(result.err()).isZero();
        Matcher total = Pattern.compile("Total events: (\\d+)").matcher(result.err());
        assertThat(total.find()).as(result.err()).isTrue();
        sent = Long.parseLong(total.group(1));
    }

    @Test
    void itsTextNeedsLittleMemory() throws IOException, InterruptedException {
        assertThat(Files.size(capture)).isGreaterThan(LEAST_BYTES);
        assertThat(lines("--stdout", "SysGetppid()")).isGreaterThan(CALLS / 2).isLessThanOrEqualTo(sent);
    }

    @Test
    void itsJsonNeedsLittleMemory() throws IOException, InterruptedException {
        assertThat(lines("--json --json-context=ref -o -", "\"kind\":\"syscall\""))
                .isEqualTo(sent);
    }

    /** Decodes all of it, and counts the lines with a text. */
    private static long lines(String options, String text) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.program(List.of(
                "bash",
                "-c",
                "set -o pipefail; ETRACE_JAVA_OPTS=-Xmx128m ../etrace --no-stats --input " + capture + " " + options
                        + " | grep -cF '" + text + "'"));
        assertThat(result.status()).as(result.err()).isZero();
        return Long.parseLong(result.out().strip());
    }
}
