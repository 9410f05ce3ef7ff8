// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brief lines say what strace says of the same calls, when, and how long. */
class BriefIT {
    @TempDir
    private Path directory;

    @Test
    void callsReadAsThoseOfStrace() throws IOException, InterruptedException {
        String calls = "openat,read,write,close,unlink,access,rename,mkdir,rmdir,lseek";
        Path strace = directory.resolve("strace");
        Path hello = Files.writeString(directory.resolve("hello"), "it\tsays \"hello\"\n\0\1" + "2");
        List<String> command = List.of("sh", "-c", "cat " + hello + " && cat " + hello + "/nothing");
        Etrace.program(join(
                List.of("strace", "-f", "-qq", "-o", strace.toString(), "-e", "trace=" + calls, "-e", "signal=none"),
                command));
        Etrace.Result brief = Etrace.run(join(List.of("--notation", "brief", "--no-stats", "-s", calls, "--"), command)
                .toArray(String[]::new));
        List<String> expected = Files.readAllLines(strace).stream()
                .map(line -> line.replaceFirst("^\\d+ +", "").replaceFirst("\\) +=", ") ="))
                .filter(line -> line.matches("[a-z0-9_]+\\(.*\\) = .*"))
                .toList();
        assertThat(expected).hasSizeGreaterThan(10).anyMatch(line -> line.contains("ENOTDIR"));
        assertThat(withoutNames(brief.errLines())).containsExactlyElementsOf(expected);
    }

    /** Of lines that tell two processes apart, the call alone. */
    private static List<String> withoutNames(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("\\d\\d:.*>"))
                .map(line -> line.replaceFirst("^\\S+ (?:\\S+/\\d+ )?", "")
                        .replaceFirst(" <[^<]*>$", "")
                        .replace(" /* late */", ""))
                .toList();
    }

    @Test
    void timesAreThoseOfTheDay() throws IOException, InterruptedException {
        LocalTime before = LocalTime.now();
        Etrace.Result result = Etrace.run("--notation", "brief", "--no-stats", "-s", "exit_group", "--", "true");
        String time = result.errLines().stream()
                .filter(line -> line.contains("exit_group(0) = ?"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        long since = java.time.Duration.between(before, LocalTime.parse(time)).toMillis();
        assertThat(Math.floorMod(since, 86_400_000L)).isLessThan(600_000);
    }

    @Test
    void linesMayBeginOtherwise() throws IOException, InterruptedException {
        assertThat(first("none")).startsWith("execve(");
        assertThat(first("unix")).matches("1[0-9]{9}\\.[0-9]{6} execve\\(.*");
        assertThat(first("relative")).startsWith("0.000000 execve(");
        assertThat(Etrace.run("--notation", "brief", "--time", "often", "--", "true")
                        .status())
                .isEqualTo(2);
    }

    private static String first(String style) throws IOException, InterruptedException {
        return Etrace.run("--notation", "brief", "--time", style, "--no-stats", "--", "true").errLines().stream()
                .filter(line -> line.contains("execve("))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> join(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
