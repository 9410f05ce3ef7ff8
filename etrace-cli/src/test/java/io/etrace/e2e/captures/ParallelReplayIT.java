// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Await;
import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads write what one does, byte for byte. The capture has many processes, so that contexts come and go. */
class ParallelReplayIT {
    private static final String SCRIPT =
            "for i in $(seq 100); do /bin/echo $i & cat /etc/hosts /nonexistent; done >/dev/null 2>&1; wait";
    /** Several turns of each thread. */
    private static final long LEAST_TEXT = 4 << 20;

    @TempDir
    private static Path directory;

    private static Path capture = Path.of("");

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        Etrace.needsRoot();
        capture = directory.resolve("many.etrace");
        record("-y", "-o", capture.toString());
    }

    private static void record(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--raw", "--no-stats"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "bash", "-c", SCRIPT));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--stdout",
                "--json -o -",
                "--json --json-context=ref -o -",
                "--json --json-context=ref -o - --failed --comm cat",
                "--stdout --from +50ms --numeric"
            })
    void severalThreadsWriteWhatOneDoes(String options) throws IOException, InterruptedException {
        assertSame(List.of(capture), options);
    }

    @Test
    void twoOutputsAreWhole() throws IOException, InterruptedException {
        List<Path> text = new ArrayList<>();
        List<Path> json = new ArrayList<>();
        for (String threads : List.of("1", "2")) {
            text.add(directory.resolve(threads + ".txt"));
            json.add(directory.resolve(threads + ".json"));
            Etrace.Result result = Etrace.program(List.of(
                    "sh",
                    "-c",
                    "../etrace --no-stats --threads " + threads + " --input " + capture + " --stdout --json -o "
                            + json.getLast() + " >" + text.getLast()));
            assertThat(result.status()).as(result.err()).isZero();
        }
        assertThat(Files.size(text.getFirst())).isGreaterThan(LEAST_TEXT);
        assertThat(Files.mismatch(text.getFirst(), text.getLast())).isNegative();
        assertThat(Files.mismatch(json.getFirst(), json.getLast())).isNegative();
    }

    @Test
    void piecesAndOtherRecordingsAreReadTogether() throws IOException, InterruptedException {
        Path base = directory.resolve("pieces");
        record("--rotate", "1M", "-o", base.toString());
        List<Path> files =
                new ArrayList<>(LoopRecorder.pieces(base).stream().map(Path::of).toList());
        assertThat(files).hasSizeGreaterThan(2);
        files.add(capture);
        assertSame(files, "--json --json-context=ref -o -");
        assertSame(files, "--stdout");
    }

    @Test
    void whatIsBeforeADamageIsWritten() throws IOException, InterruptedException {
        Path cut = directory.resolve("cut.etrace");
        byte[] bytes = Files.readAllBytes(capture);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Etrace.Result one = replay(List.of(cut), "1", "--stdout");
        Etrace.Result several = replay(List.of(cut), "3", "--stdout");
        assertThat(one.status()).isEqualTo(several.status()).isEqualTo(1);
        assertThat(several.err()).contains("damaged at byte").contains("bytes from there on are not read");
        assertThat(several.out().equals(one.out())).as("the same text").isTrue();
        assertThat(several.out()).hasSizeGreaterThan(1 << 20);
    }

    @Test
    void aFullDiskIsToldOnce() throws IOException, InterruptedException {
        Etrace.Result result = replay(List.of(capture), "2", "-o /dev/full");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).containsOnlyOnce("cannot write to /dev/full: No space left on device");
    }

    /** Whoever reads the pipe, which never ends here, does not keep back the message. */
    @Test
    void aFullDiskIsToldWhileAPipePauses() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        Etrace.Result result = Etrace.program(
                List.of(
                        "bash",
                        "-c",
                        "mkfifo " + pipe + "; exec 3<>" + pipe + "; head -c 2000000 " + capture + " >&3 & "
                                + "../etrace --no-stats --threads 2 -o /dev/full --input - <&3; status=$?; kill $!; exit $status"));
        assertThat(result.status()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).containsOnlyOnce("cannot write to /dev/full: No space left on device");
    }

    @Test
    void aReaderThatGoesIsNoFailure() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.program(List.of(
                "bash",
                "-c",
                "../etrace --no-stats --threads 2 --input " + capture + " --stdout | head -1; exit ${PIPESTATUS[0]}"));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.outLines()).hasSize(1);
    }

    /** A pipe that pauses does not keep back what came through it. */
    @Test
    void aPipeIsShownAtOnce() throws IOException, InterruptedException {
        Path shown = directory.resolve("shown");
        Process pipe = Etrace.process(List.of(
                        "sh",
                        "-c",
                        "../etrace --raw --no-stats -o - -- sh -c 'cat /etc/hosts >/dev/null; sleep 60' | "
                                + "../etrace --input - --no-stats --threads 2 -o " + shown))
                .start();
        try {
            Await.that(
                    "a call in " + shown,
                    () -> Files.exists(shown) && Etrace.text(shown).contains("/etc/hosts"));
            assertThat(pipe.isAlive()).isTrue();
        } finally {
            Stream.concat(pipe.descendants(), Stream.of(pipe.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void assertSame(List<Path> files, String options) throws IOException, InterruptedException {
        String expected = output(files, "1", options);
        assertThat(expected).isNotEmpty();
        for (String threads : List.of("2", "5", "0")) {
            assertThat(output(files, threads, options).equals(expected))
                    .as("%s threads, %s", threads, options)
                    .isTrue();
        }
    }

    private static String output(List<Path> files, String threads, String options)
            throws IOException, InterruptedException {
        Etrace.Result result = replay(files, threads, options);
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }

    private static Etrace.Result replay(List<Path> files, String threads, String options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--no-stats", "--threads", threads, "--input"));
        files.forEach(file -> words.add(file.toString()));
        words.addAll(List.of(options.split(" ")));
        return Etrace.run(words);
    }
}
