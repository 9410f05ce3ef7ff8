// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make install} puts a command below PREFIX that works from there, and {@code make uninstall} removes it. */
class InstallIT {
    private static final Path LICENSES = Path.of("../LICENSES");

    @TempDir
    Path directory;

    private void make(String target) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.program(List.of("make", "-C", "..", target, "PREFIX=" + directory));
        assertThat(result.status()).as(result.out() + result.err()).isZero();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !Files.isDirectory(path))
                    .map(directory::relativize)
                    .toList();
        }
    }

    private static void jarHasTheLicenses(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            hasTheLicenses(files.getPath("META-INF/LICENSES"));
        }
    }

    private static void hasTheLicenses(Path folder) throws IOException {
        try (Stream<Path> texts = Files.list(LICENSES)) {
            assertThat(texts)
                    .hasSize(2)
                    .allSatisfy(
                            text -> assertThat(folder.resolve(text.getFileName().toString()))
                                    .hasSameBinaryContentAs(text));
        }
    }

    @Test
    void whatIsInstalledWorksAndGoesAway() throws IOException, InterruptedException {
        Etrace.needsRoot();
        make("install");
        assertThat(files())
                .contains(
                        Path.of("bin/etrace"),
                        Path.of("share/man/man1/etrace.1"),
                        Path.of("share/bash-completion/completions/etrace"))
                .anyMatch(file -> file.toString().matches("lib/etrace/aot/java-.*\\.aot"));
        Path library = directory.resolve("lib/etrace");
        hasTheLicenses(directory.resolve("share/licenses/etrace"));
        jarHasTheLicenses(library.resolve("etrace.jar"));
        jarHasTheLicenses(library.resolve("lib/etrace-core.jar"));
        Etrace.Result traced = Etrace.program(List.of(
                "sh", "-c", "cd / && exec '" + directory.resolve("bin/etrace") + "' --stdout -- sh -c 'exit 3'"));
        assertThat(traced.status()).as(traced.err()).isEqualTo(3);
        assertThat(traced.out()).contains("SysExitGroup(int error_code: 3)");
        make("uninstall");
        assertThat(files()).isEmpty();
    }
}
