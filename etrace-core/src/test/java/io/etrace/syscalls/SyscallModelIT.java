// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.syscalls.LengthSpec.Unit;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SyscallFormat.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyscallModelIT {
    private static final NamedConstants CONSTANTS =
            (set, name) -> set.equals("fcntl") && name.equals("F_SETLK") ? OptionalLong.of(6) : OptionalLong.empty();

    private static Btf btf;
    private static List<SyscallFormat> formats;

    @BeforeAll
    static void readTheKernel() throws Exception {
        formats = Kernel.formats();
        btf = Btf.ofRunningKernel();
    }

    private static SyscallModel model(Abi abi, SemanticsTable table) {
        return SyscallModel.of(formats, SyscallNumbers.of(abi), table, btf, CONSTANTS);
    }

    private static SyscallModel native64() {
        return model(Abi.X86_64, SemanticsTable.shipped());
    }

    /** The shipped table without the lines of one syscall. */
    private static SemanticsTable without(String name) {
        String text = Lines.resource("syscalls.table")
                .lines()
                .filter(line -> !line.startsWith(name + "(") && !line.startsWith(name + "["))
                .collect(Collectors.joining("\n"));
        return SemanticsTable.parse("without " + name, text);
    }

    private static Parameter parameter(SyscallModel model, String syscall, int index) {
        return model.byName(syscall).orElseThrow().parameters().get(index);
    }

    private static String pointee(Parameter parameter) {
        return parameter.pointee().map(BtfType::cName).orElse("none");
    }

    @Test
    void severalThreadsMayAskForTheSameSyscallsAtOnce() {
        List<String> expected = pointees(native64());
        assertThat(expected).hasSizeGreaterThan(300);
        for (int round = 0; round < 20; round++) {
            SyscallModel model = native64();
            List<CompletableFuture<List<String>>> asked = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> pointees(model), SyscallModelIT::start))
                    .limit(4)
                    .toList();
            assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(expected));
        }
    }

    private static void start(Runnable task) {
        new Thread(task).start();
    }

    private static List<String> pointees(SyscallModel model) {
        return IntStream.range(0, 500)
                .mapToObj(model::byNumber)
                .flatMap(Optional::stream)
                .flatMap(syscall -> syscall.parameters().stream())
                .map(SyscallModelIT::pointee)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"fstat", "newfstat", "SysNewfstat", "SysFstat"})
    void findsASyscallByEachOfItsNames(String name) {
        Syscall syscall = native64().byName(name).orElseThrow();

        assertThat(syscall.number()).isEqualTo(5);
        assertThat(syscall.name()).isEqualTo("newfstat");
        assertThat(new String(syscall.display(), StandardCharsets.UTF_8)).isEqualTo("SysNewfstat");
        assertThat(native64().byNumber(5)).map(Syscall::name).contains("newfstat");
    }

    @Test
    void namesAreCaseSensitiveAndNumbersBounded() {
        assertThat(native64().byName("Newfstat")).isEmpty();
        assertThat(native64().byName("sysnewfstat")).isEmpty();
        assertThat(native64().byNumber(-1)).isEmpty();
        assertThat(native64().byNumber(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void hasEverySyscallOfTracefsWithItsParameters() {
        SyscallModel model = native64();

        assertThat(model.unnumbered()).isEmpty();
        for (SyscallFormat format : formats) {
            Syscall syscall = model.byName(format.name()).orElseThrow();
            assertThat(syscall.parameters().stream().map(Parameter::type))
                    .as(format.name())
                    .isEqualTo(format.fields().stream().map(Field::type).toList());
        }
        assertThat(model.all()).isSortedAccordingTo((a, b) -> Integer.compare(a.number(), b.number()));
        assertThat(model.all()).hasSizeGreaterThanOrEqualTo(formats.size());
    }

    @Test
    void tellsWhichSyscallsHaveNoNumber() {
        SyscallFormat future = new SyscallFormat("future", List.of());
        SyscallModel model = SyscallModel.of(
                List.of(future), SyscallNumbers.of(Abi.X86_64), SemanticsTable.shipped(), btf, NamedConstants.NONE);

        assertThat(model.unnumbered()).containsExactly("future");
        assertThat(model.byName("future")).isEmpty();
    }

    @Test
    void namesSyscallsThatTheKernelWasBuiltWithout() {
        Syscall unknown = native64().byName("tuxcall").orElseThrow();

        assertThat(unknown.parameters()).hasSize(6);
        assertThat(unknown.parameters().getFirst().meaning()).isEqualTo(Semantics.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "openat, 0, 4, true", // int
        "poll, 1, 4, false", // unsigned int
        "openat, 3, 2, false", // umode_t
        "io_getevents, 1, 8, true", // long
        "openat, 1, 8, false", // a pointer
        "mmap, 4, 4, true", // an unsigned long that is a descriptor
        "getrandom, 1, 8, false" // size_t
    })
    void derivesWidthAndSignFromTheType(String syscall, int index, int width, boolean signed) {
        Parameter parameter = parameter(native64(), syscall, index);

        assertThat(parameter.width()).isEqualTo(width);
        assertThat(parameter.signed()).isEqualTo(signed);
    }

    @Test
    void takesOnlyTheBitsOfTheTypeFromARegister() {
        assertThat(parameter(native64(), "openat", 0).value(0x00000000ffffff9cL))
                .isEqualTo(-100);
        assertThat(parameter(native64(), "openat", 3).value(0x7777_0000_0000_81a4L))
                .isEqualTo(0x81a4);
        assertThat(parameter(native64(), "read", 2).value(-1)).isEqualTo(-1);
    }

    @Test
    void knowsWhatPointersLeadTo() {
        assertThat(pointee(parameter(native64(), "newfstat", 1))).isEqualTo("struct stat");
        assertThat(pointee(parameter(native64(), "pipe2", 0))).isEqualTo("int");
        assertThat(pointee(parameter(native64(), "pselect6", 5))).isEqualTo("struct sigset_argpack");
        assertThat(pointee(parameter(native64(), "capget", 0))).isEqualTo("struct __user_cap_header_struct");
        assertThat(pointee(parameter(native64(), "close", 0))).isEqualTo("none");
    }

    @Test
    void choosesVariantsByConditions() {
        Syscall fcntl = native64().byName("fcntl").orElseThrow();
        Variant locking = fcntl.variants().stream()
                .filter(variant -> variant.conditions().stream().anyMatch(condition -> condition.holds(6)))
                .findFirst()
                .orElseThrow();

        assertThat(pointee(locking.parameters().get(2))).isEqualTo("struct flock");
        assertThat(locking.conditions().getFirst().holds(0xffffffff_00000006L))
                .as("cmd has 32 bits")
                .isTrue();
        assertThat(locking.conditions().getFirst().holds(7)).isFalse();
        assertThat(fcntl.parameters().get(2).meaning()).isEqualTo(Semantics.of(Kind.NUMBER));
        assertThat(fcntl.variants().getLast().conditions()).isEmpty();
    }

    @Test
    void aSyscallDeletedFromTheTableKeepsItsParametersStructAndDirection() {
        SyscallModel model = model(Abi.X86_64, without("newfstatat"));
        Syscall syscall = model.byName("newfstatat").orElseThrow();

        assertThat(syscall.parameters().stream().map(Parameter::name))
                .containsExactly("dfd", "filename", "statbuf", "flag");
        assertThat(syscall.parameters().get(0).signed()).isTrue();
        assertThat(syscall.parameters().get(1).meaning()).isEqualTo(Semantics.of(Kind.STRING, Direction.IN));
        assertThat(syscall.parameters().get(2).meaning()).isEqualTo(Semantics.of(Kind.STRUCT, Direction.OUT));
        assertThat(pointee(syscall.parameters().get(2))).isEqualTo("struct stat");
    }

    @Test
    void guessesFromTypesAlone() {
        assertThat(parameter(model(Abi.X86_64, without("read")), "read", 1).meaning())
                .isEqualTo(new Semantics(Kind.BUFFER, Direction.OUT, new LengthSpec.Result(Unit.NATURAL, 2), ""));
        assertThat(parameter(model(Abi.X86_64, without("write")), "write", 1).meaning())
                .isEqualTo(new Semantics(Kind.BUFFER, Direction.IN, new LengthSpec.Argument(2), ""));
        assertThat(parameter(model(Abi.X86_64, without("execve")), "execve", 1).meaning())
                .isEqualTo(Semantics.of(Kind.STRINGS, Direction.IN));
        assertThat(parameter(model(Abi.X86_64, without("openat")), "openat", 3).meaning())
                .isEqualTo(Semantics.of(Kind.MODE));
        assertThat(parameter(model(Abi.X86_64, without("rt_sigaction")), "rt_sigaction", 1)
                        .meaning())
                .isEqualTo(Semantics.of(Kind.STRUCT, Direction.IN));
        assertThat(parameter(model(Abi.X86_64, without("file_getattr")), "file_getattr", 2)
                        .meaning())
                .isEqualTo(new Semantics(Kind.STRUCT, Direction.OUT, new LengthSpec.Argument(3, Unit.BYTES), ""));
        assertThat(parameter(model(Abi.X86_64, without("mount")), "mount", 4).meaning())
                .as("nothing tells the length of a void *")
                .isEqualTo(Semantics.of(Kind.ADDRESS));
    }

    @Test
    void guessesWhereTheTableSpeaksOfParametersThatThisKernelDoesNotHave() {
        SyscallFormat shorter = new SyscallFormat("read", List.of(new Field("int", "fd"), new Field("char *", "buf")));
        SyscallModel model = SyscallModel.of(
                List.of(shorter),
                SyscallNumbers.of(Abi.X86_64).with(Map.of("read", 0)),
                SemanticsTable.parse("t", "read(fd: fd, buf: out buffer[count], count: size)"),
                btf,
                NamedConstants.NONE);

        assertThat(parameter(model, "read", 1).meaning().kind()).isEqualTo(Kind.STRING);
    }
}
