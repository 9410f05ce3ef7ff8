// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in docs/library.md compiles and does what the page says. */
class LibraryPageIT {
    private static final Path PAGE = Path.of("../docs/library.md");

    @TempDir
    Path directory;

    @Test
    void programOfThePageTracesACommand() throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")), "tracing needs root");
        Path source = directory.resolve("Example.java");
        Files.writeString(source, program());
        compile(source);

        String output = run("cat", "/etc/passwd");

        assertThat(output)
                .contains("SysOpenat(int dfd: AT_FDCWD, const char * filename: /etc/passwd, int flags: O_RDONLY");
        assertThat(output).containsPattern("\\d+ calls, 0 lost\n$");
    }

    private static String program() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```java\n") + "```java\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private void compile(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        java.util.List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)
                                .getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                directory + ":" + System.getProperty("java.class.path"),
                "Example");
        builder.command().addAll(java.util.List.of(command));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
