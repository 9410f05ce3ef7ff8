// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A capture decodes to the same where there is nothing of the machine that it was made on: in a root directory that holds a
 * JVM with its libraries, ETrace's jars and the capture, without /proc, /sys and a writable directory, as a user without
 * rights.
 */
class OtherMachineIT {
    private static final Path APPLICATION = Path.of("target").toAbsolutePath();
    private static final Path JVM = Path.of(System.getProperty("java.home"));
    private static final String NOBODY = "65534";

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "compressed"})
    void aCaptureDecodesToTheSameInAnEmptyRoot(String way) throws IOException, InterruptedException {
        Path capture = directory.resolve("t.raw");
        List<String> words = new ArrayList<>(List.of("--raw", "-o", capture.toString()));
        words.addAll(way.equals("plain") ? List.of() : List.of("--compress"));
        words.addAll(List.of("--", "ls", "-l", "/"));
        assertThat(Etrace.run(words).status()).isZero();
        for (String format : List.of("--stdout", "--json -o -")) {
            List<String> options = List.of(("--no-stats " + format).split(" "));
            Etrace.Result here = decodeHere(capture, options);
            Etrace.Result there = decodeThere(capture, options);
            assertThat(there.status()).as(there.err()).isZero();
            assertThat(there.out()).isEqualTo(here.out()).contains("SysExecve");
            assertThat(there.err()).doesNotContain("WARNING");
        }
    }

    private static Etrace.Result decodeHere(Path capture, List<String> options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("--input", capture.toString()));
        return Etrace.run(words);
    }

    private Etrace.Result decodeThere(Path capture, List<String> options) throws IOException, InterruptedException {
        Path empty = emptyRoot(capture);
        List<String> words =
                new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", """
                mount --bind -o ro "$2" "$1/jvm" && shift 2 && LD_LIBRARY_PATH=/jvm/lib:/jvm/lib/server exec "$@"
                """, "sh", empty.toString(), JVM.toString()));
        words.addAll(List.of("chroot", "--userspec=" + NOBODY + ":" + NOBODY, empty.toString()));
        words.addAll(List.of("/jvm/bin/java", "--enable-native-access=ALL-UNNAMED"));
        words.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:-UsePerfData"));
        words.addAll(List.of("-cp", "/app/etrace.jar", "io.etrace.cli.Main"));
        words.addAll(options);
        words.addAll(List.of("--input", "/t.raw"));
        return Etrace.program(words);
    }

    /** The libraries are those that the loader says java needs. */
    private Path emptyRoot(Path capture) throws IOException, InterruptedException {
        Path empty = Files.createTempDirectory(directory, "root");
        Etrace.Result copied = Etrace.program(List.of(
                "sh", "-ec", """
                cd "$1"
                mkdir jvm app app/lib
                cp "$2/etrace.jar" app
                cp "$2"/lib/*.jar app/lib
                cp "$4" t.raw
                ldd "$3/bin/java" "$3/lib/server/libjvm.so" "$3"/lib/lib*.so | grep -o '/[^ ]*\\.so[^ ]*' | grep -v "^$3" |
                    sort -u | while read -r library; do
                        [ ! -e "$library" ] || { mkdir -p ".${library%/*}" && cp -L "$library" ".$library"; }
                    done
                chmod -R a+rX .
                """, "sh", empty.toString(), APPLICATION.toString(), JVM.toString(), capture.toString()));
        assertThat(copied.status()).as(copied.err()).isZero();
        return empty;
    }
}
