// SPDX-License-Identifier: Apache-2.0
package io.etrace.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The man page and the completion in docs/ know the options that the command knows. */
class GeneratedFilesTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void theManPageIsWhatTheOptionsSay() throws IOException {
        check("etrace.1", GeneratedFiles.manPage());
    }

    @Test
    void theCompletionIsWhatTheOptionsSay() throws IOException {
        check("etrace.bash", GeneratedFiles.completion());
    }

    private static void check(String name, String generated) throws IOException {
        if (Boolean.getBoolean("etrace.generate")) {
            Files.writeString(DOCS.resolve(name), generated);
        }
        assertThat(Files.readString(DOCS.resolve(name)))
                .as("docs/" + name + "; mvn test -pl etrace-cli -am -Dtest=GeneratedFilesTest -Detrace.generate=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false writes it anew")
                .isEqualTo(generated);
    }

    @ParameterizedTest
    @CsvSource({
        "etrace --min, --min-duration",
        "etrace --no-st, --no-stats",
        "etrace --json-context=r, ref",
        "etrace -l de, debug",
        "etrace --input /etc/passw, /etc/passwd",
        "etrace --input a --stdout /etc/passw, /etc/passwd",
        "etrace info /etc/passw, /etc/passwd",
        "etrace inf, info",
        "etrace -p 1 bas, bash",
        "etrace --failed -- bas, bash",
        "etrace -- cat /etc/passw, /etc/passwd",
        "etrace cat /etc/passw, /etc/passwd",
    })
    void bashCompletes(String line, String expected) throws IOException, InterruptedException {
        assertThat(complete(line)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"etrace --duration 1", "etrace -- cat --std", "etrace info --std", "etrace --min-duration --std"})
    void bashCompletesNothing(String line) throws IOException, InterruptedException {
        assertThat(complete(line)).isEmpty();
    }

    /** Splits the line at blanks and equals signs as bash does, and calls the function as bash would. */
    private static List<String> complete(String line) throws IOException, InterruptedException {
        String script = """
                compopt() { :; }
                . ../docs/etrace.bash
                read -ra COMP_WORDS <<<"${1//=/ = }"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _etrace
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        Etrace.Result result = Etrace.program(List.of("bash", "-c", script, "bash", line));
        assertThat(result.err()).isEmpty();
        return result.outLines().stream().filter(word -> !word.isEmpty()).toList();
    }
}
