// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ETrace in Go gets wrong, in the order in which its defects were written down: one method for each. */
@TestInstance(Lifecycle.PER_CLASS)
class DefectsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NEW_SYSCALLS = List.of(
            "ProcessMrelease FutexWaitv Cachestat Fchmodat2 FutexWake FutexWait FutexRequeue Statmount Listmount",
            "LsmGetSelfAttr LsmSetSelfAttr LsmListModules Mseal Setxattrat Getxattrat Listxattrat Removexattrat",
            "OpenTreeAttr FileGetattr FileSetattr");

    @TempDir
    Path directory;

    private Path program = Path.of("");
    private String err = "";
    private byte[] output = {};
    private List<String> text = List.of();
    private List<JsonNode> json = List.of();
    private String times = "";

    @BeforeAll
    void trace(@TempDir Path build) throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(build, "defects.c");
        Path lines = build.resolve("text");
        err = Etrace.run("-o", lines.toString(), "--", program.toString()).err();
        output = Files.readAllBytes(lines);
        text = Etrace.settled(Files.readString(lines)).lines().toList();
        Path events = build.resolve("json");
        times = Etrace.run("--json", "-o", events.toString(), "--", program.toString())
                .out();
        json = Files.readAllLines(events).stream().map(JSON::readTree).toList();
    }

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private String line(String part) {
        return text.stream()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + part));
    }

    private Stream<JsonNode> events(String syscall) {
        return json.stream().filter(event -> event.path("syscall").asString("").equals(syscall));
    }

    private static JsonNode argument(JsonNode event, int index) {
        return event.get("args").get(index).iterator().next();
    }

    // Missing

    @Test
    void syscallsOfNewKernelsAreDroppedAndNotCounted() {
        List<String> names = NEW_SYSCALLS.stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .toList();
        assertThat(names).allSatisfy(name -> {
            assertThat(line("Sys" + name + "(")).containsPattern("\\((int|unsigned|void|struct|const|u64)");
            assertThat(err).containsPattern("Sys" + name + " \\| +1 \\| +0 \\|");
        });
    }

    @Test
    void exitAndExitGroupAreMissing() {
        assertThat(line("SysExit(")).endsWith("SysExit(int error_code: 5) = ?");
        assertThat(line("SysExitGroup(")).endsWith("SysExitGroup(int error_code: 0) = ?");
    }

    @Test
    void theChildsReturnOfCloneIsMissing() {
        assertThat(text.stream().filter(line -> line.contains("SysClone(")))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" = 0"));
        assertThat(events("SysClone").filter(event -> event.has("child_return")))
                .hasSize(1)
                .allMatch(event -> event.get("ret").asLong() == 0);
    }

    @Test
    void execsThatFailAreMissing() {
        assertThat(line("/no/such/program"))
                .contains("argv: [first, \"\"], ", "envp: [ENV=only])")
                .endsWith("= -2 ENOENT (No such file or directory)");
    }

    @Test
    void pointersOfExecveatAreMissing() {
        assertThat(line("SysExecveat("))
                .contains("fd: AT_FDCWD", "filename: /no/such/execveat", "argv: [first, \"\"], ", "envp: [ENV=only], ");
    }

    @Test
    void envpIsMissingWhenArgvIsNull() {
        assertThat(line("/no/such/null-argv")).contains("argv: NULL", "envp: [ENV=only])");
    }

    @Test
    void syscallMinusOneLogsAnErrorAndWritesABlankRecord() {
        assertThat(line("syscall_0x"))
                .contains("syscall_0xffffffff(0x1, 0x2, 0x3,")
                .contains("= -38 ENOSYS");
        assertThat(err).doesNotContain("ERRO");
    }

    @Test
    void programsOf32BitAreDecodedWithNumbersOf64Bit() throws IOException, InterruptedException {
        Path small = Etrace.compile(directory, "small32.c", "-m32", "-static");
        Etrace.Result result = Etrace.run("--stdout", "--", small.toString());
        assertThat(result.out())
                .contains("SysOpenat(int dfd: AT_FDCWD, const char * filename: /no/such/file, int flags: ")
                .contains("[{iov_base: one, iov_len: 3}, {iov_base: three, iov_len: 5}]")
                .contains("SysPipe2(int * fildes: [3, 4], int flags: O_NONBLOCK) = 0")
                .doesNotContain("syscall_0x");
    }

    // Wrong

    @Test
    void intsAreEightUnsignedBytes() {
        assertThat(line("/no/such/time")).contains("int dfd: AT_FDCWD,");
        assertThat(argument(events("SysExecveat").findFirst().orElseThrow(), 0)
                        .get("parsed_data")
                        .asLong())
                .isEqualTo(-100);
    }

    @Test
    void descriptorsOfPipe2AreReadAsEightBytes() {
        assertThat(line("SysPipe2(")).contains("int * fildes: [3, 4],");
    }

    @Test
    void failedReadsShowStaleMemory() {
        assertThat(new String(output, StandardCharsets.UTF_8)).doesNotContain("SSSS", "0x5353");
        Stream.of("SysRead", "SysGetdents64", "SysMincore").forEach(name -> {
            JsonNode failed =
                    events(name).filter(event -> event.has("errno")).findFirst().orElseThrow();
            int memory = name.equals("SysMincore") ? 2 : 1;
            assertThat(argument(failed, memory).get("data").asString())
                    .as("a pointer")
                    .hasSize(12);
        });
    }

    @Test
    void resultsInJsonAreUnsigned() {
        assertThat(events("SysExecveat").findFirst().orElseThrow().get("ret").asLong())
                .isEqualTo(-2);
    }

    @Test
    void timestampsAreUpToASecondOff() {
        Instant time = Instant.parse(events("SysOpenat")
                .filter(event ->
                        argument(event, 1).path("parsed_data").asString("").equals("/no/such/time"))
                .findFirst()
                .orElseThrow()
                .get("timestamp")
                .asString());
        List<Instant> around = Arrays.stream(times.strip().split(" "))
                .map(nanos -> Instant.ofEpochSecond(0, Long.parseLong(nanos)))
                .toList();
        long tolerance = 50_000_000; // the wall clock may be adjusted while tracing
        assertThat(time)
                .isBetween(
                        around.getFirst().minusNanos(tolerance),
                        around.getLast().plusNanos(tolerance));
    }

    @Test
    void statisticsAloneCountAsSentWhatIsNot() throws IOException, InterruptedException {
        assertThat(Etrace.run("--stats-only", "--", "true").err())
                .contains("Syscall Name | Seen |")
                .doesNotContain("Sent");
    }

    // Cut off

    @Test
    void longArgumentsAreCutWithNoMark() {
        assertThat(line("pathname: xxx")).contains("x".repeat(1024) + "...").doesNotContain("x".repeat(1025));
        JsonNode cut = argument(events("SysUnlink").findFirst().orElseThrow(), 0);
        assertThat(cut.get("state").asString()).isEqualTo("truncated");
    }

    @Test
    void argvIsCutAsAWhole() {
        assertThat(line("/no/such/long-argv"))
                .contains("argv: [" + "a".repeat(500) + ", " + "b".repeat(500) + ", " + "c".repeat(500) + "]");
    }

    @Test
    void vectorsShowOneElementAndNoPayload() {
        String both = "[{iov_base: one, iov_len: 3}, {iov_base: three, iov_len: 5}]";
        assertThat(line("SysWritev(")).contains(both);
        assertThat(line("SysSendmsg(")).contains("msg_iov: " + both);
        assertThat(line("SysPoll("))
                .contains(
                        "events: POLLIN, short revents: POLLIN}, {int fd: ",
                        "events: POLLOUT, short revents: POLLOUT}]");
    }

    @Test
    void unionsAreHexadecimal() {
        assertThat(line("SysTimerCreate(")).contains("sigev_value: {int sival_int: 77, void * sival_ptr: 0x4d}");
    }

    @Test
    void flagsAreNumbers() {
        assertThat(line("SysPipe2(")).contains("int flags: O_CLOEXEC");
    }

    @Test
    void aCgroupIsItsLastPathComponent() throws IOException, InterruptedException {
        try (TestCgroup outer = TestCgroup.create();
                TestCgroup inner = outer.child("inner")) {
            Path events = directory.resolve("cgroup.json");
            Etrace.run(
                    "--json", "-o", events.toString(), "--", "sh", "-c", "echo $$ > " + inner.processes() + "; true");
            assertThat(Files.readAllLines(events)).anyMatch(line -> line.contains(inner.name() + '"'));
            assertThat(inner.name()).endsWith(outer.name() + "/inner");
        }
    }

    // Fragile

    @Test
    void controlBytesReachTheConsole() {
        String all = new String(output, StandardCharsets.UTF_8);
        assertThat(all.chars().filter(Character::isISOControl).distinct()).containsExactly((int) '\n');
        assertThat(all).doesNotContain("\ufffd", "\u202e");
        assertThat(line("SysTruncate(")).contains("\"\\x1b]0;title\\x07\\nline\\xff\\xfe\\u202e\"");
    }

    @Test
    void oneEventSpansLines() {
        assertThat(text).allMatch(line -> line.matches("[^|]+\\(\\d+\\) \\| .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void eventsThatWereSentAreNotWrittenAndNoStatisticsPrinted(String signal) throws IOException, InterruptedException {
        Path events = directory.resolve("text-" + signal);
        Path busy = Etrace.compile(directory, "getppid.c");
        Process loop = new ProcessBuilder(busy.toString(), "2000000000").start();
        try (RunningEtrace etrace = RunningEtrace.start("-p", Long.toString(loop.pid()), "-o", events.toString())) {
            etrace.awaitFile(events);
            etrace.signal(signal);
            assertThat(etrace.await()).isZero();
            long written;
            try (Stream<String> lines = Files.lines(events)) {
                written = lines.filter(line -> line.contains("SysGetppid")).count();
            }
            assertThat(written).isPositive();
            assertThat(etrace.err()).containsPattern("SysGetppid \\| +" + written + " \\|");
        } finally {
            loop.destroyForcibly();
        }
    }

    @Test
    void aMissingInputExitsWithZeroAndLeavesAnEmptyFile() throws IOException, InterruptedException {
        List<String> before = filesOfEtrace();
        Etrace.Result result =
                Etrace.run("--input", directory.resolve("missing").toString(), "--json");
        assertThat(result.status()).isEqualTo(1);
        assertThat(filesOfEtrace()).isEqualTo(before);
    }

    private static List<String> filesOfEtrace() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("etrace-") && !name.startsWith("etrace-test"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCutRawFileConvertsWithoutAWord() throws IOException, InterruptedException {
        Path raw = directory.resolve("cut.raw");
        Etrace.run("--raw", "-o", raw.toString(), "--", "ls", "-lR", "/etc/apt");
        byte[] bytes = Files.readAllBytes(raw);
        Files.write(raw, Arrays.copyOf(bytes, bytes.length - 100));
        Etrace.Result result = Etrace.run("--input", raw.toString(), "--stdout");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("damaged at byte").contains("all before it was read");
    }

    @Test
    void itCannotStartWithoutKprobes() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("-o", "/dev/null", "--", "bpftool", "prog", "show");
        List<String> programs = result.out()
                .lines()
                .filter(line -> line.matches(".* name (syscall_|task_|signal_).*"))
                .map(line -> line.replaceFirst("^\\d+: ", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        assertThat(programs).hasSizeGreaterThan(4).allMatch(line -> line.startsWith("tracing "));
    }

    @Test
    void itsBtfReaderRefusesEnum64() throws IOException, InterruptedException {
        String types = Etrace.program(List.of("bpftool", "btf", "dump", "file", "/sys/kernel/btf/vmlinux"))
                .out();
        assertThat(types).contains("] ENUM64 ");
        assertThat(Etrace.run("--", "true").status()).isZero();
    }
}
