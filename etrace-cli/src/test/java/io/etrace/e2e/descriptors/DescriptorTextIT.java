// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.descriptors;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How -y writes descriptors in text, which is how strace -yy does it. */
class DescriptorTextIT {
    private static final Pattern TEXT = Pattern.compile("SysIoctl\\(unsigned int fd: (.*), unsigned int cmd: ");
    private static final Pattern STRACE = Pattern.compile("ioctl\\((.*), _IOC\\(");

    /** A path that was changing each time that it was read. */
    private static final String GIVEN_UP = "3<...>";

    @TempDir
    private Path directory = Path.of("");

    /** All but what strace cannot see: from outside of the chroot, or in another form. */
    @Test
    void textAgreesWithStrace() throws IOException, InterruptedException {
        DescriptorsProgram program = DescriptorsProgram.compile(directory);
        Path text = directory.resolve("trace.txt");
        program.trace("-y", "-s", "ioctl", "-o", text.toString());
        List<LoggedDescriptor> logged = program.logged();
        List<String> theirs = numberless(descriptors(strace(program), STRACE));
        List<String> ours = numberless(descriptors(text, TEXT));
        assertThat(ours).hasSameSizeAs(theirs).hasSameSizeAs(logged);
        for (int i = 0; i < logged.size(); i++) {
            if (!logged.get(i).name().matches("odd|long|unix_.*|.*jail|old_namespace|unmounted")) {
                assertThat(ours.get(i)).as("%s", logged.get(i)).isEqualTo(theirs.get(i));
            }
        }
    }

    /** Runs the program once more, in the same places. */
    private Path strace(DescriptorsProgram program) throws IOException, InterruptedException {
        Files.delete(program.log());
        Etrace.program(List.of("rm", "-r", program.workplace().toString()));
        Files.createDirectory(program.workplace());
        Path log = directory.resolve("strace.txt");
        List<String> words = new ArrayList<>(List.of("strace", "-yy", "-e", "trace=ioctl", "-o", log.toString()));
        words.addAll(program.command());
        assertThat(Etrace.program(DescriptorsProgram.inOwnNetwork(words)).status())
                .isZero();
        return log;
    }

    private static List<String> descriptors(Path file, Pattern pattern) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** Numbers of inodes, ports and processes differ from run to run. */
    private static List<String> numberless(List<String> descriptors) {
        return descriptors.stream().map(text -> text.replaceAll("\\d+", "N")).toList();
    }

    /** No half of the old path with half of the new one, whatever the other CPU does at that moment. */
    @Test
    void aRenameIsSeenBeforeOrAfter() throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path program = Etrace.compile(directory, "renames.c", "-pthread");
        Path text = directory.resolve("trace.txt");
        Etrace.Result result = Etrace.run(
                "-y", "-s", "ioctl", "-o", text.toString(), "--", program.toString(), directory.toString(), "200000");
        assertThat(result.status()).as(result.err()).isZero();
        List<String> seen = descriptors(text, TEXT);
        assertThat(seen).hasSize(200_000);
        assertThat(seen.stream().filter(path -> path.equals(GIVEN_UP)))
                .as("a CPU that is taken away in the middle of a rename")
                .hasSizeLessThan(200);
        assertThat(seen.stream().filter(path -> !path.equals(GIVEN_UP)).distinct())
                .containsExactlyInAnyOrder(
                        "3<" + directory.resolve("one/first") + ">", "3<" + directory.resolve("two/other") + ">");
    }
}
