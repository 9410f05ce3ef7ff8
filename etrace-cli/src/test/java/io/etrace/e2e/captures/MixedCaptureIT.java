// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What others write into the stream of a capture: the command does not, and of the rest no more is lost than they hit. */
class MixedCaptureIT {
    private static final long CALLS = 20_000;
    private static final int FILE_HEADER = 16;
    private static final int FRAME_HEADER = 64;
    private static final int STORED_LENGTH = 8;
    private static final byte RECORDS = 6;
    private static final byte[] FOREIGN = "make: Nothing to be done for 'all'.\n".getBytes(StandardCharsets.UTF_8);
    private static final Pattern LOST = Pattern.compile("(?m)^\\*\\*\\* (\\d+) records of CPU");

    @TempDir
    Path directory;

    private LoopRecorder loop = LoopRecorder.NONE;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        loop = LoopRecorder.compile(directory);
    }

    private String speaking() {
        return "-- sh -c 'echo spoken; " + loop.program() + " " + CALLS + "; echo spoken again'";
    }

    private static Etrace.Result shell(String command) throws IOException, InterruptedException {
        return Etrace.program(List.of("sh", "-c", command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o -", "--compress -o -", "-o /dev/stdout"})
    void aCommandThatSpeaksDoesNotDisturbItsCapture(String options) throws IOException, InterruptedException {
        Etrace.Result result =
                shell("../etrace --raw " + options + " " + speaking() + " | ../etrace --input - --no-stats --stdout");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.outLines().stream().filter(line -> line.matches("getppid\\(.*SysGetppid.*")))
                .hasSize((int) CALLS);
        assertThat(result.errLines()).contains("spoken", "spoken again");
    }

    @Test
    void aCommandThatSpeaksDoesNotDisturbJson() throws IOException, InterruptedException {
        Etrace.Result result = shell("../etrace --json -o - -- sh -c 'echo spoken'");
        JsonMapper json = JsonMapper.builder().build();
        assertThat(result.outLines()).isNotEmpty().allSatisfy(line -> json.readTree(line));
        assertThat(result.errLines()).contains("spoken");
    }

    /** It is for people, beside what the command says, as strace's is. */
    @Test
    void textLeavesTheOutputOfTheCommandWhereItIs() throws IOException, InterruptedException {
        assertThat(shell("../etrace --stdout -- sh -c 'echo spoken'").outLines())
                .contains("spoken")
                .anyMatch(line -> line.contains("SysExecve"));
        assertThat(shell("../etrace --json -o '" + directory + "/j' -- echo spoken")
                        .outLines())
                .containsExactly("spoken");
    }

    private byte[] record() throws IOException, InterruptedException {
        loop.record((int) CALLS * 10, "-o", loop.file("whole.raw"));
        return Files.readAllBytes(directory.resolve("whole.raw"));
    }

    /** Where the frames of records begin. */
    private static List<Integer> blocks(byte[] capture) {
        ByteBuffer bytes = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> blocks = new ArrayList<>();
        for (int at = FILE_HEADER; at < capture.length; at += FRAME_HEADER + bytes.getInt(at + STORED_LENGTH)) {
            if (bytes.get(at + 4) == RECORDS) {
                blocks.add(at);
            }
        }
        return blocks;
    }

    private static byte[] with(byte[] capture, int at, int overwritten) {
        ByteBuffer mixed = ByteBuffer.allocate(capture.length + FOREIGN.length - overwritten);
        mixed.put(capture, 0, at).put(FOREIGN);
        return mixed.put(capture, at + overwritten, capture.length - at - overwritten)
                .array();
    }

    /** Reads it as a file and through a pipe; returns how many of the calls are there. */
    private long read(byte[] mixed, String... words) throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve("mixed.raw"), mixed);
        Etrace.Result read = Etrace.run("--input", file.toString(), "--stdout");
        Etrace.Result piped = shell("../etrace --input - --stdout <'" + file + "'");
        assertThat(read.status()).isEqualTo(1);
        assertThat(read.err()).contains(words).contains("all else was read");
        assertThat(piped.status()).isEqualTo(1);
        assertThat(piped.err()).contains(words);
        assertThat(piped.out().equals(read.out())).isTrue();
        long calls = LoopRecorder.calls(read);
        Matcher lost = LOST.matcher(read.out());
        long said = 0;
        while (lost.find()) {
            said += Long.parseLong(lost.group(1));
        }
        assertThat(calls + said).isEqualTo(CALLS * 10);
        assertThat(read.err()).contains("Total lost: " + said);
        return calls;
    }

    @Test
    void betweenBlocksAndInFrontNothingIsLost() throws IOException, InterruptedException {
        byte[] capture = record();
        int block = blocks(capture).get(2);
        String passedOver = "; bytes passed over: " + FOREIGN.length;
        assertThat(read(with(capture, block, 0), "mixed with other bytes at byte " + block + passedOver))
                .isEqualTo(CALLS * 10);
        Etrace.Result info = Etrace.run("info", directory.resolve("mixed.raw").toString());
        assertThat(info.status()).isEqualTo(1);
        assertThat(info.out()).contains("mixed with other bytes at byte " + block);
        assertThat(read(with(capture, 0, 0), "mixed with other bytes at byte 0" + passedOver))
                .isEqualTo(CALLS * 10);
    }

    @Test
    void withinABlockThatBlockIsLost() throws IOException, InterruptedException {
        byte[] capture = record();
        List<Integer> blocks = blocks(capture);
        int block = blocks.get(blocks.size() / 2);
        int most = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).getInt(block + STORED_LENGTH) / FRAME_HEADER;
        long least = CALLS * 10 - most;
        assertThat(read(with(capture, block + 1000, 0), "damaged at byte " + block))
                .isBetween(least, CALLS * 10 - 1);
        assertThat(read(with(capture, block + 1000, FOREIGN.length), "damaged at byte " + block))
                .isBetween(least, CALLS * 10 - 1);
        assertThat(read(with(capture, block + 5, FOREIGN.length), "at byte " + block, "blocks missing: 1"))
                .isBetween(least, CALLS * 10 - 1);
    }

    @Test
    void aPieceWithoutItsBeginningIsSkippedAndTheOthersAreRead() throws IOException, InterruptedException {
        loop.record((int) CALLS * 10, "--rotate", "4M", "-o", loop.file("t.raw"));
        List<String> pieces = LoopRecorder.pieces(directory.resolve("t.raw"));
        assertThat(pieces).hasSizeGreaterThan(2);
        long wanted = CALLS * 10 - LoopRecorder.calls(LoopRecorder.decode(pieces.get(1)));
        Path second = Path.of(pieces.get(1));
        byte[] bytes = Files.readAllBytes(second);
        for (int length : new int[] {0, 10, 100, 5000}) {
            Files.write(second, Arrays.copyOf(bytes, length));
            List<String> words = new ArrayList<>(List.of("--no-stats", "--stdout", "--input"));
            words.addAll(pieces);
            Etrace.Result read = Etrace.run(words);
            assertThat(read.status()).isEqualTo(1);
            assertThat(read.err()).contains("cannot read " + second + ": ", "; it is skipped");
            assertThat(LoopRecorder.calls(read)).as("cut at " + length).isEqualTo(wanted);
        }
        Etrace.Result alone = Etrace.run("--input", second.toString());
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.err()).contains("FATA[").doesNotContain("skipped");
    }
}
