// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the {@code etrace} script does in a checkout that is not built yet; Maven is a shell script here. */
class LauncherBuildIT {
    /** Its jar is there before it is complete. */
    private static final String WORKING_MAVEN = """
            #!/bin/sh
            mkdir "$BUILDING" || exit 1
            echo "$JAVA_ETRACE_HOME $*" >>"${0%/*}/../maven.log"
            mkdir -p etrace-cli/target/lib && echo core >etrace-cli/target/lib/core.jar && echo jar >etrace-cli/target/etrace.jar
            sleep 1
            rm -r "$BUILDING"
            """;

    @TempDir
    private Path folder;

    private FakeInstallation etrace;
    private Path javac;

    @BeforeEach
    void checkout() throws IOException {
        etrace = FakeInstallation.checkout(folder);
        etrace.environment.put("BUILDING", folder.resolve("building").toString());
        javac = etrace.java(etrace.jvms.resolve("java-25"), "25").resolve("bin/javac");
        etrace.executable(javac, "#!/bin/sh\n");
    }

    @Test
    void buildsOnceWithAVisibleWordAndKeepsStdoutClean() throws Exception {
        etrace.executable(etrace.tools.resolve("mvn"), WORKING_MAVEN);

        var first = etrace.run("--version");
        var second = etrace.run("--version");

        assertThat(first.errors()).isEqualTo("etrace: building (first run, about a minute) ...\n");
        assertThat(first.output()).startsWith("java: /usr/lib/jvm/java-25/bin/java\n");
        assertThat(first.status()).isEqualTo(7);
        assertThat(second.errors()).isEmpty();
        assertThat(folder.resolve("maven.log"))
                .content()
                .hasLineCount(1)
                .startsWith("/usr/lib/jvm/java-25 ")
                .contains("package", "-Dmaven.test.skip=true");
    }

    @Test
    void firstRunsAtTheSameMomentBuildOnce() throws Exception {
        etrace.executable(etrace.tools.resolve("mvn"), WORKING_MAVEN);
        Path launcher = etrace.home.resolve("etrace");

        var runs = List.of(
                etrace.begin(launcher, "--version"),
                etrace.begin(launcher, "--version"),
                etrace.begin(launcher, "--version"));

        for (var run : runs) {
            var outcome = run.end();
            assertThat(outcome.status()).as(outcome.errors()).isEqualTo(7);
            assertThat(outcome.values("building")).isEmpty();
        }
        assertThat(folder.resolve("maven.log")).content().hasLineCount(1);
    }

    @Test
    void whoeverComesWhileAnotherBuildsWaits() throws Exception {
        etrace.executable(etrace.tools.resolve("mvn"), WORKING_MAVEN);
        Path launcher = etrace.home.resolve("etrace");
        var first = etrace.begin(launcher, "--version");
        Path jar = etrace.home.resolve("etrace-cli/target/etrace.jar");
        Await.that("half a jar", () -> Files.exists(jar));

        assertThat(etrace.run("--version").values("building")).isEmpty();
        assertThat(first.end().status()).isEqualTo(7);
    }

    @Test
    void aBuildThatWasStoppedIsDoneAgain() throws Exception {
        etrace.executable(
                etrace.tools.resolve("mvn"),
                "#!/bin/sh\nmkdir -p etrace-cli/target && echo half >etrace-cli/target/etrace.jar\nkill -9 $PPID\nexit 1\n");
        assertThat(etrace.run("--version").status()).isNotEqualTo(7);

        etrace.executable(etrace.tools.resolve("mvn"), WORKING_MAVEN);
        assertThat(etrace.run("--version").status()).isEqualTo(7);
        assertThat(folder.resolve("maven.log")).content().hasLineCount(1);
    }

    @Test
    void showsWhatMavenSaidWhenItFails() throws Exception {
        etrace.executable(etrace.tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 3\n");

        var outcome = etrace.run("--version");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).contains("etrace: could not be built:\n[ERROR] no such symbol\n");
    }

    @Test
    void saysWhatIsMissingToBuild() throws Exception {
        assertThat(etrace.run().errors())
                .isEqualTo("etrace: is not built yet, and Maven is not installed"
                        + " (Debian, Ubuntu: apt-get install maven)\n");

        Files.delete(javac);
        assertThat(etrace.run().errors()).contains("/usr/lib/jvm/java-25 has no javac", "install a JDK 25");
    }
}
