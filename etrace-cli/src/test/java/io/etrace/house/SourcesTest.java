// SPDX-License-Identifier: Apache-2.0
package io.etrace.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
            "META-INF/services/",
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
    static void listFiles() throws IOException {
        try (DirectoryStream<Path> tops = Files.newDirectoryStream(ROOT, SourcesTest::isOurs)) {
            files = StreamSupport.stream(tops.spliterator(), false)
                    .flatMap(SourcesTest::sources)
                    .map(file -> ROOT.relativize(file).toString())
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(50).contains("pom.xml", "etrace", ".ci/run", "bpf/Makefile");
    }

    /** Not what somebody left beside the sources: a capture, an editor's settings. */
    private static boolean isOurs(Path top) {
        String name = top.getFileName().toString();
        return Files.isDirectory(top)
                ? !name.startsWith(".") || name.equals(".ci")
                : name.equals("etrace") || name.equals("Makefile") || name.endsWith(".md") || name.endsWith(".xml");
    }

    private static Stream<Path> sources(Path top) {
        try (Stream<Path> below = Files.walk(top)) {
            return below.filter(file -> Files.isRegularFile(file) && !isBuilt(ROOT.relativize(file))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBuilt(Path file) {
        return file.startsWith("bpf/build")
                || StreamSupport.stream(file.spliterator(), false).anyMatch(Path.of("target")::equals);
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
        return file.startsWith("bpf/") || file.startsWith("etrace-bench/src/main/bpf/") ? "GPL-2\\.0" : "Apache-2\\.0";
    }

    /** The first line may have to be another: {@code #!} or {@code <?xml}. */
    private static String firstLines(String file) throws IOException {
        try (var lines = Files.lines(ROOT.resolve(file))) {
            return lines.limit(2).collect(Collectors.joining("\n"));
        }
    }
}
