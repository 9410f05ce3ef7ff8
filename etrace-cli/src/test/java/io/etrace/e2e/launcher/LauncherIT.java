// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of an installed ETrace: which Java it takes, what it says when there is none, and what it hands on. */
class LauncherIT {
    @TempDir
    private Path folder;

    private FakeInstallation etrace;

    @BeforeEach
    void install() throws IOException {
        etrace = FakeInstallation.installed(folder);
    }

    @Test
    void takesTheFirstJavaThatIsNewEnough() throws Exception {
        Path onPath = etrace.java(folder.resolve("path java"), "25");
        Files.createSymbolicLink(etrace.tools.resolve("java"), onPath.resolve("bin/java"));
        assertThat(javaTaken()).isEqualTo(onPath);

        etrace.java(etrace.jvms.resolve("java-25"), "25.0.3");
        etrace.java(etrace.jvms.resolve("java-17"), "17.0.15");
        assertThat(javaTaken()).isEqualTo(Path.of("/usr/lib/jvm/java-25"));

        Path javaHome = etrace.java(folder.resolve("java home"), "26-ea");
        etrace.environment.put("JAVA_HOME", javaHome.toString());
        assertThat(javaTaken()).isEqualTo(javaHome);

        Path own = etrace.java(folder.resolve("own"), "100.1");
        etrace.environment.put("ETRACE_JAVA_HOME", own.toString());
        assertThat(javaTaken()).isEqualTo(own);

        Path bundled = etrace.java(etrace.home.resolve("runtime"), "25.0.4");
        assertThat(javaTaken()).isEqualTo(bundled);
    }

    private Path javaTaken() throws Exception {
        return Path.of(etrace.run().values("java").getFirst()).getParent().getParent();
    }

    @Test
    void saysWhatItLookedAtAndWhatToInstall() throws Exception {
        etrace.java(etrace.jvms.resolve("java-8"), "1.8.0_402");
        Files.createDirectories(etrace.jvms.resolve("empty"));
        etrace.environment.put(
                "JAVA_HOME", etrace.java(folder.resolve("old"), "24.0.2").toString());

        var outcome = etrace.run("--version");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .startsWith("etrace: needs Java 25 or newer and found none.")
                .contains("  bundled " + etrace.home.resolve("runtime") + ": no bin/java")
                .contains("  JAVA_HOME=" + folder.resolve("old") + ": Java 24.0.2\n")
                .contains("  /usr/lib/jvm/java-8: Java 1.8.0_402\n")
                .contains("  /usr/lib/jvm/empty: no bin/java")
                .contains("apt-get install openjdk-25-jre-headless")
                .contains("ETRACE_JAVA_HOME=")
                .doesNotContain("not found", "cannot");
    }

    @Test
    void becomesTheJavaProcessAndHandsOnArgumentsAndStatus() throws Exception {
        etrace.java(etrace.jvms.resolve("java-25"), "25");

        var outcome = etrace.run("--", "two words", "", "*", "$HOME", "\"");

        assertThat(outcome.status()).isEqualTo(7);
        assertThat(outcome.values("process")).containsExactly(Long.toString(outcome.processId()));
        assertThat(outcome.values("argument"))
                .containsSubsequence("-cp", etrace.home.resolve("etrace.jar").toString(), "io.etrace.cli.Main");
        assertThat(outcome.output())
                .endsWith(
                        "Main\nargument: --\nargument: two words\nargument: \nargument: *\nargument: $HOME\nargument: \"\n");
    }

    @Test
    void findsItselfThroughSymbolicLinks() throws Exception {
        etrace.java(etrace.jvms.resolve("java-25"), "25");
        Path near = Files.createSymbolicLink(etrace.home.resolve("near"), Path.of("etrace"));
        Path far = Files.createSymbolicLink(folder.resolve("far"), near);

        assertThat(etrace.start(far).values("argument"))
                .contains(etrace.home.resolve("etrace.jar").toString());
    }

    @Test
    void takesMoreOptionsForTheJvm() throws Exception {
        etrace.java(etrace.jvms.resolve("java-25"), "25");
        etrace.environment.put("ETRACE_JAVA_OPTS", "-Xmx1g -Da=*");

        assertThat(etrace.run().values("argument")).containsSubsequence("-Xmx512m", "-Xmx1g", "-Da=*", "-cp");
    }

    @Test
    void saysWhatAnInstallationLacks() throws Exception {
        Files.delete(etrace.home.resolve("etrace.jar"));

        var outcome = etrace.run("--version");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.errors())
                .isEqualTo("etrace: " + etrace.home.resolve("etrace.jar")
                        + " is missing: this installation is incomplete, install it again\n");
    }

    @Test
    void keepsOptionsForOtherJvmsFromItsOwn() throws Exception {
        Path java = etrace.java(etrace.jvms.resolve("java-25"), "25");
        etrace.executable(java.resolve("bin/java"), "#!/bin/sh\n/usr/bin/env\n");
        etrace.environment.putAll(Map.of(
                "JAVA_TOOL_OPTIONS", "a", "_JAVA_OPTIONS", "b", "JDK_JAVA_OPTIONS", "c", "LC_ALL", "d", "OTHER", "e"));

        assertThat(etrace.run().output().lines())
                .contains("OTHER=e", "LC_ALL=C.UTF-8")
                .noneMatch(line -> line.contains("_OPTIONS=") || line.equals("LC_ALL=d"));
    }
}
