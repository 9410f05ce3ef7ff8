// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reads the trace is not traced: its calls would be in the trace that it reads, without end. */
class OwnJobIT {
    @TempDir
    Path directory;

    @BeforeAll
    static void needsRoot() {
        Etrace.needsRoot();
    }

    private String etrace(String options) {
        return Etrace.launcher() + " --no-stats --duration 2s --stdout " + options + " 2>" + directory + "/err";
    }

    private String messages() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    /** All of a script is one process group, of which only the pipeline is left out. */
    @Test
    void aPipelineInAScript() throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        String script = "while read -t 0.05 || true; do test -e /no/such/other; done & "
                + etrace("-s access,faccessat,faccessat2,newfstatat,write") + " | grep --line-buffered . | cat >" + out
                + "; kill $!";
        Etrace.Result result = Etrace.program(List.of("bash", "-c", script));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(messages()).contains("not traced, as of etrace's own job: cat(", "grep(");
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).anyMatch(line -> line.contains("/no/such/other"));
        for (String name : List.of("grep", "cat")) {
            String pid = messages().replaceFirst("(?s).*own job: .*\\b" + name + "\\((\\d+)\\).*", "$1");
            assertThat(pid).matches("\\d+");
            assertThat(lines).noneMatch(line -> line.contains("(" + pid + ") | "));
        }
    }

    /** With job control the pipeline has a process group of its own, in which nothing but it is. */
    @Test
    void aJobOfAnInteractiveShell() throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        String script = "set -m; " + etrace("-s read,write,pselect6")
                + " | (exec 0<&0; while read line; do echo \"$line\"; done) >" + out;
        Etrace.Result result = Etrace.program(List.of("setsid", "--wait", "bash", "-c", script));
        assertThat(result.status()).as(result.err()).isZero();
        String reader = messages().replaceFirst("(?s).*own job: bash\\((\\d+)\\).*", "$1");
        assertThat(reader).matches("\\d+");
        assertThat(Files.readString(out)).doesNotContain("bash(" + reader + ")");
    }

    @Test
    void whatATraceIsReadByIsTracedWhenItIsAskedFor() throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        String script = "bash -c 'while read -t 0.05 || true; do test -e /no/such/other; done' & "
                + etrace("-s newfstatat,faccessat2,access -p $!") + " | cat >" + out + "; kill $!";
        Etrace.program(List.of("bash", "-c", script));
        assertThat(Files.readString(out)).contains("/no/such/other");
        assertThat(messages()).doesNotContain("own job");
    }
}
