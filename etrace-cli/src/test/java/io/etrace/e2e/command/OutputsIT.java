// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code -o} writes, and what a run leaves behind. */
class OutputsIT {
    private static final String NOBODY = "65534";

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private static Etrace.Result shell(String command) throws IOException, InterruptedException {
        return Etrace.program(List.of("sh", "-ec", command));
    }

    @Test
    void aFifoTakesTextAndCaptures() throws IOException, InterruptedException {
        Etrace.Result text = shell("mkfifo '" + directory + "/f'; ../etrace -o '" + directory
                + "/f' -- true >&2 & cat '" + directory + "/f'; wait $!");
        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out()).contains("SysExecve", "+++ exited with 0 +++");
        Etrace.Result raw = shell("../etrace --raw -o '" + directory + "/f' -- true >&2 & ../etrace --input '"
                + directory + "/f' --stdout; wait $!");
        assertThat(raw.status()).as(raw.err()).isZero();
        assertThat(raw.out()).contains("SysExecve", "+++ exited with 0 +++");
        assertThat(directory.resolve("f")).exists();
    }

    @Test
    void aDeviceNeedNotBeInDev() throws IOException, InterruptedException {
        Etrace.Result result =
                shell("mknod '" + directory + "/null' c 1 3; ../etrace -o '" + directory + "/null' -- true");
        assertThat(result.status()).as(result.err()).isZero();
        Etrace.Result full =
                shell("mknod '" + directory + "/full' c 1 7; ../etrace -o '" + directory + "/full' -- true");
        assertThat(full.status()).isEqualTo(1);
        assertThat(full.err()).contains("No space left on device");
        assertThat(directory.resolve("full")).exists();
    }

    @Test
    void whatAnotherUserPutThereIsNotWrittenTo() throws IOException, InterruptedException {
        Path fifo = directory.resolve("f");
        shell("mkfifo '" + fifo + "'; chown " + NOBODY + " '" + fifo + "'; ln -s '" + fifo + "' '" + directory
                + "/link'");
        Etrace.Result result = Etrace.run("-o", fifo.toString(), "--", "true");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("cannot write to " + fifo + ": it belongs to user " + NOBODY);
        assertThat(Etrace.run("-o", directory.resolve("link").toString(), "--", "true")
                        .status())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--json", "--raw", "--raw --rotate 1M"})
    void aCommandThatCannotBeStartedLeavesNoFile(String options) throws IOException, InterruptedException {
        Path program = Files.writeString(directory.resolve("program"), "#!/no/such/interpreter\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Path made = Files.createDirectory(directory.resolve("made"));
        Etrace.Result result = shell("../etrace " + options + " -o '" + made + "/t' -- '" + program + "'");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("cannot run " + program);
        assertThat(made).isEmptyDirectory();
    }

    @Test
    void compressionLeavesNoTemporaryFile() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Map<String, String> environment = Map.of("ETRACE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        String capture = directory.resolve("t.raw").toString();
        Etrace.Result recorded =
                Etrace.run(environment, "--raw", "--compress", "-o", capture, "--", "ls", "-l", "/usr/bin");
        assertThat(recorded.status()).as(recorded.err()).isZero();
        Etrace.Result read = Etrace.run(environment, "--input", capture, "--stdout");
        assertThat(read.out()).contains("SysExecve");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }
}
