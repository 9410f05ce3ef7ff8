// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import io.etrace.bpf.CapturePlans;
import io.etrace.capture.CaptureReader;
import io.etrace.model.TraceModel;
import io.etrace.record.SyscallSlot;
import io.etrace.syscalls.Condition;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.Variant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a syscall's arguments are, the programs capture by the plan of the variant that decoding takes. */
class VariantAgreementTest {
    private static final Path CAPTURE = Path.of("src/test/resources/io/etrace/capture/v1-plain.raw");
    private static final int TESTS_AT = 8;
    private static final int CAPTURES_AT = 104;
    private static final int ARGUMENTS = 6;

    private static List<Syscall> syscalls = List.of();
    private static CapturePlans plans = new CapturePlans(new byte[0][], List.of(), List.of());

    @BeforeAll
    static void compile() throws IOException {
        try (FileChannel file = FileChannel.open(CAPTURE)) {
            TraceModel model = TraceModel.of(new CaptureReader(file).metadata());
            plans = PlanCompiler.compile(model.allSyscalls(), any -> true, true);
            syscalls = model.allSyscalls().stream()
                    .filter(syscall -> syscall.variants().size() > 1)
                    .toList();
        }
    }

    /** What choose_plan() in bpf/call.bpf.h does. */
    private static byte[] chosenByThePrograms(Syscall syscall, long[] arguments) {
        int slot = SyscallSlot.of(syscall.number(), syscall.abi().compat());
        List<VariantSelector> tests = VariantSelector.of(syscall);
        for (int i = 0; i < tests.size(); i++) {
            for (CapturePlans.Variant variant : plans.variants()) {
                if (variant.slot() == slot
                        && variant.test() == i
                        && variant.first()
                                == masked(
                                        arguments,
                                        tests.get(i).first(),
                                        tests.get(i).firstMask())
                        && variant.second()
                                == masked(
                                        arguments,
                                        tests.get(i).second(),
                                        tests.get(i).secondMask())) {
                    return variant.plan();
                }
            }
        }
        return plans.slots()[slot];
    }

    private static long masked(long[] arguments, int index, long mask) {
        return index < ARGUMENTS ? arguments[index] & mask : 0;
    }

    /** What io.etrace.decode does: the first variant whose conditions hold, the last one having none. */
    private static Variant chosenByDecoding(Syscall syscall, long[] arguments) {
        return syscall.variants().stream()
                .filter(variant -> variant.conditions().stream()
                        .allMatch(condition -> condition.holds(arguments[condition.argument()])))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] planOf(Syscall syscall, Variant variant) {
        Variant alone = new Variant(List.of(), variant.parameters(), variant.result());
        Syscall single =
                new Syscall(syscall.abi(), syscall.number(), syscall.name(), List.of(alone), syscall.display());
        CapturePlans compiled = PlanCompiler.compile(List.of(single), any -> true, true);
        return whole(
                compiled,
                compiled.slots()[SyscallSlot.of(syscall.number(), syscall.abi().compat())]);
    }

    /** A plan without the tests that lead from a general one to others, and what it reads behind pointers. */
    private static byte[] whole(CapturePlans all, byte[] plan) {
        ByteBuffer fields = ByteBuffer.wrap(plan).order(ByteOrder.LITTLE_ENDIAN);
        int first = fields.getShort(PlanWriter.POINTERS_AT);
        int count = fields.get(PlanWriter.POINTERS_AT + Short.BYTES);
        ByteBuffer copy = ByteBuffer.allocate(plan.length + count * CapturePlans.POINTER_LENGTH);
        copy.put(plan);
        all.pointers().subList(first, first + count).forEach(copy::put);
        copy.put(5, (byte) 0).putShort(PlanWriter.POINTERS_AT, (short) 0);
        Arrays.fill(copy.array(), TESTS_AT, CAPTURES_AT, (byte) 0);
        return copy.array();
    }

    /** Values that some variants look for, in arguments that have more bits than those, too. */
    private static long[] arguments(Any any, Syscall syscall) {
        long[] arguments = new long[ARGUMENTS];
        Arrays.setAll(arguments, index -> any.number());
        List<Variant> variants = syscall.variants();
        for (int i = any.integer(1, 3); i > 0; i--) {
            for (Condition condition :
                    variants.get(any.integer(0, variants.size() - 1)).conditions()) {
                int value = any.integer(0, condition.values().length - 1);
                arguments[condition.argument()] = arguments[condition.argument()] & ~condition.mask()
                        | condition.values()[value];
            }
        }
        return arguments;
    }

    @Test
    void theProgramsChooseTheVariantThatDecodingTakes() {
        Property.holds(20_000, any -> {
            Syscall syscall = syscalls.get(any.integer(0, syscalls.size() - 1));
            long[] arguments = arguments(any, syscall);
            byte[] expected = planOf(syscall, chosenByDecoding(syscall, arguments));
            assertThat(whole(plans, chosenByThePrograms(syscall, arguments)))
                    .as("%s%s", syscall.name(), Arrays.toString(arguments))
                    .isEqualTo(expected);
        });
    }

    @Test
    void theVariantWithMostConditionsCounts() {
        Syscall prctl = syscalls.stream()
                .filter(syscall -> syscall.name().equals("prctl"))
                .findFirst()
                .orElseThrow();
        long[] setFilter = {22, 2, 0x1000, 0, 0, 0}; // PR_SET_SECCOMP, SECCOMP_MODE_FILTER
        ByteBuffer plan = ByteBuffer.wrap(chosenByThePrograms(prctl, setFilter)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(plan.get(3)).as("captures").isEqualTo((byte) 1);
        assertThat(plan.get(CAPTURES_AT)).as("argument of the capture").isEqualTo((byte) 2);
    }
}
