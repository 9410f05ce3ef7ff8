// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every file of the repository. */
class SourcesTest {
    private static final Path ROOT = Path.of(System.getProperty("etrace.root"));

    /** Files that have no place for a comment, or whose text is not ours. */
    private static final List<String> WITHOUT_LICENSE = List.of(
            "LICENSES/",
            "src/test/resources/",
            "launcher/bin/",
            ".gitignore",
            ".mvn/",
            ".json",
            ".jsonl",
            ".o",
            ".png",
            ".gz",
            ".zst",
            ".bin");

    private static List<String> files;

    @BeforeAll
    static void listFiles() throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        "git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "--deduplicate")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
                .toList();
        assertThat(git.waitFor()).isZero();
        assertThat(files).hasSizeGreaterThan(50).contains("pom.xml", "etrace");
    }

    @Test
    void everyFileNamesItsLicense() {
        assertThat(files)
                .filteredOn(file -> WITHOUT_LICENSE.stream().noneMatch(part -> isAt(file, part)))
                .allSatisfy(file -> assertThat(firstLines(file))
                        .as(file)
                        .containsPattern("SPDX-License-Identifier: " + license(file)));
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        Set<String> packages = files.stream()
                .filter(file -> file.contains("/src/main/java/") && file.endsWith(".java"))
                .map(file -> file.substring(0, file.lastIndexOf('/')))
                .collect(Collectors.toSet());
        assertThat(packages)
                .hasSizeGreaterThan(5)
                .allSatisfy(folder -> assertThat(files).contains(folder + "/package-info.java"));
    }

    private static boolean isAt(String file, String part) {
        return part.endsWith("/") ? ("/" + file).contains("/" + part) : file.endsWith(part);
    }

    private static String license(String file) {
        return file.startsWith("bpf/") ? "GPL-2\\.0" : "Apache-2\\.0";
    }

    /** The first line may have to be another: {@code #!} or {@code <?xml}. */
    private static String firstLines(String file) throws IOException {
        try (var lines = Files.lines(ROOT.resolve(file))) {
            return lines.limit(2).collect(Collectors.joining("\n"));
        }
    }
}
