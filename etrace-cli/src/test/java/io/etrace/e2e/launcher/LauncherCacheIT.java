// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AOT cache that makes ETrace start faster must never make it run the code of an older jar. */
class LauncherCacheIT {
    @TempDir
    private Path folder;

    private FakeInstallation etrace;

    @BeforeEach
    void install() throws IOException {
        etrace = FakeInstallation.installed(folder);
    }

    @Test
    void usesACacheUntilAJarOrTheJavaChanges() throws Exception {
        etrace.java(etrace.home.resolve("runtime"), "25.0.3");
        assertThat(cachesUsed()).isEmpty();

        train();
        assertThat(cachesUsed()).hasSize(1);

        for (String changed : List.of("etrace.jar", "lib/core.jar", "runtime/release")) {
            Path file = etrace.home.resolve(changed);
            Files.writeString(file, Files.readString(file));
            assertThat(cachesUsed()).as(changed).isEmpty();
            train();
            assertThat(cachesUsed()).as(changed).hasSize(1);
        }
        assertThat(etrace.home.resolve("aot").toFile().list()).hasSize(1);
    }

    @Test
    void runsWithoutACacheWhenTold() throws Exception {
        etrace.java(etrace.home.resolve("runtime"), "25");
        train();
        etrace.environment.put("ETRACE_AOT", "off");
        assertThat(cachesUsed()).isEmpty();
    }

    @Test
    void aRealJavaRunsTheNewCodeAfterAnUpdate() throws Exception {
        etrace.environment.put("ETRACE_JAVA_HOME", System.getProperty("java.home"));
        etrace.jvms = Path.of("/usr/lib/jvm");
        for (String version : List.of("one", "two")) {
            compileCommand(version);
            assertThat(etrace.run().output()).isEqualTo(version + "\n");
            train();
            assertThat(etrace.home.resolve("aot").toFile().list()).hasSize(1);
            assertThat(etrace.run().output()).isEqualTo(version + "\n");
        }
    }

    private void train() throws Exception {
        etrace.environment.put("ETRACE_AOT", "train");
        assertThat(etrace.run().status()).isZero();
        etrace.environment.remove("ETRACE_AOT");
    }

    private List<String> cachesUsed() throws Exception {
        return etrace.run().values("argument").stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache"))
                .toList();
    }

    private void compileCommand(String word) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source")).resolve("Main.java");
        Files.writeString(
                source, "package io.etrace.cli; class Main { void main() { System.out.println(\"" + word + "\"); } }");
        var javac = ToolProvider.getSystemJavaCompiler();
        assertThat(javac.run(null, null, null, source.toString(), "-d", folder.toString()))
                .isZero();
        try (OutputStream file = Files.newOutputStream(etrace.home.resolve("etrace.jar"));
                var jar = new JarOutputStream(file)) {
            jar.putNextEntry(new ZipEntry("io/etrace/cli/Main.class"));
            jar.write(Files.readAllBytes(folder.resolve("io/etrace/cli/Main.class")));
        }
    }
}
