// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.bpf.CapturePlans;
import io.etrace.contract.Contract;
import io.etrace.syscalls.PointedMember.Place;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The capture plans that this package writes (bpf/abi/plan.h). */
public final class PlanContract {
    private static final ArgumentRead INPUT =
            new ArgumentRead(1, ArgumentRead.MSGHDR, ArgumentRead.IN, 2, 3, 4, 5, 6, 7, 8);
    private static final ArgumentRead BOTH =
            new ArgumentRead(2, ArgumentRead.LIST, ArgumentRead.IN | ArgumentRead.OUT, 3, 4, 5, 6, 7, 8, 9);
    private static final ArgumentRead OUTPUT =
            new ArgumentRead(3, ArgumentRead.STRING, ArgumentRead.OUT, 6, 5, 4, 7, 8, -9, 10);

    private PlanContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        plan(contract);
        capture(contract);
        tests(contract);
        kinds(contract);
        flags(contract);
        sources(contract);
        pointers(contract);
        return contract;
    }

    /** Three captures, of which two have a part at entry and two one at exit. */
    private static MemorySegment plan() {
        PlanWriter plan = new PlanWriter(5);
        plan.flag(PlanWriter.EXEC);
        plan.descriptors(0x45, 0x11);
        plan.test(List.of(
                new VariantSelector(1, 0x1234, 2, 0x5678),
                new VariantSelector(3, 0x2345, ArgumentRead.NO_REFERENCE, 0)));
        List.of(OUTPUT, BOTH, INPUT).forEach(plan::add);
        plan.pointers(0x123, 7);
        return MemorySegment.ofArray(plan.toBytes());
    }

    private static void plan(Contract contract) {
        MemorySegment plan = plan();
        contract.size("plan", CapturePlans.PLAN_LENGTH)
                .writes("plan.nargs", plan, 5)
                .writes("plan.nin", plan, 2)
                .writes("plan.first_out", plan, 1)
                .writes("plan.ncaptures", plan, 3)
                .writes("plan.flags", plan, PlanWriter.EXEC | PlanWriter.SIZES)
                .writes("plan.ntests", plan, 2)
                .writes("plan.files", plan, 0x45)
                .writes("plan.directories", plan, 0x11)
                .same("PLAN_WANTED", PlanWriter.WANTED)
                .same("PLAN_EXEC", PlanWriter.EXEC)
                .writes("plan.first_pointer", plan, 0x123)
                .writes("plan.npointers", plan, 7)
                .unknown("plan.unused")
                .same("PLAN_SIZES", PlanWriter.SIZES)
                .same("PLAN_SOCKET", PlanWriter.SOCKET)
                .same("PLAN_SOCKET_IN_MEMORY", PlanWriter.SOCKET_IN_MEMORY)
                .same("MAX_ARGS", PlanWriter.MAX_ARGUMENTS)
                .same("MAX_CAPTURES", (PlanWriter.POINTERS_AT - PlanWriter.CAPTURES_AT) / ArgumentRead.LENGTH)
                .same("MAX_TESTS", VariantSelector.MAX_TESTS);
    }

    private static void capture(Contract contract) {
        MemorySegment plan = plan();
        contract.size("capture", ArgumentRead.LENGTH)
                .at("plan.captures", PlanWriter.CAPTURES_AT)
                .writes("plan.captures[2].arg", plan, OUTPUT.argument())
                .writes("plan.captures[2].kind", plan, OUTPUT.kind())
                .writes("plan.captures[2].flags", plan, OUTPUT.flags())
                .writes("plan.captures[2].source", plan, OUTPUT.source())
                .writes("plan.captures[2].ref", plan, OUTPUT.reference())
                .writes("plan.captures[2].limit_ref", plan, OUTPUT.limit())
                .writes("plan.captures[2].shift", plan, OUTPUT.shift())
                .writes("plan.captures[2].fallback", plan, OUTPUT.fallback())
                .writes("plan.captures[2].add", plan, OUTPUT.add())
                .writes("plan.captures[2].scale", plan, OUTPUT.scale());
    }

    private static void tests(Contract contract) {
        MemorySegment plan = plan();
        contract.writes("plan.tests[1].args[0]", plan, 3)
                .writes("plan.tests[1].args[1]", plan, ArgumentRead.NO_REFERENCE)
                .writes("plan.tests[0].masks[0]", plan, 0x1234)
                .writes("plan.tests[0].masks[1]", plan, 0x5678)
                .writes("plan.tests[1].masks[0]", plan, 0x2345)
                .same("NO_REF", ArgumentRead.NO_REFERENCE)
                .unknown("plan_test.unused");
    }

    private static void kinds(Contract contract) {
        contract.same("CAPTURE_BYTES", ArgumentRead.BYTES)
                .same("CAPTURE_STRING", ArgumentRead.STRING)
                .same("CAPTURE_LIST", ArgumentRead.LIST)
                .same("CAPTURE_SENT", ArgumentRead.SENT)
                .same("CAPTURE_IOVEC", ArgumentRead.IOVEC)
                .same("CAPTURE_MSGHDR", ArgumentRead.MSGHDR)
                .same("CAPTURE_MMSGHDR", ArgumentRead.MMSGHDR);
    }

    private static void flags(Contract contract) {
        contract.same("CAPTURE_IN", ArgumentRead.IN)
                .same("CAPTURE_OUT", ArgumentRead.OUT)
                .same("CAPTURE_ON_ERROR", ArgumentRead.ON_ERROR)
                .same("CAPTURE_LIMITED", ArgumentRead.LIMITED)
                .same("CAPTURE_ON_POSITIVE", ArgumentRead.ON_POSITIVE)
                .same("CAPTURE_ON_INTERRUPT", ArgumentRead.ON_INTERRUPT)
                .same("CAPTURE_FILES", ArgumentRead.FILES)
                .same("CAPTURE_NARROW_LIMIT", ArgumentRead.NARROW_LIMIT);
    }

    private static void pointers(Contract contract) {
        PointerRead read = new PointerRead(
                1, ArgumentRead.STRING, 0x43, 2, 3, 8, 0x111, 0x222, new Place(0x333, 4), new Place(0x444, 2), 5, 6, 7);
        ByteBuffer bytes = ByteBuffer.allocate(CapturePlans.POINTER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        read.write(bytes);
        MemorySegment pointer = MemorySegment.ofArray(bytes.array());
        contract.size("pointer_read", CapturePlans.POINTER_LENGTH)
                .writes("pointer_read.arg", pointer, read.argument())
                .writes("pointer_read.kind", pointer, read.kind())
                .writes("pointer_read.flags", pointer, read.flags())
                .writes("pointer_read.source", pointer, read.source())
                .writes("pointer_read.parent", pointer, read.parent())
                .writes("pointer_read.pointer_size", pointer, read.pointerSize())
                .writes("pointer_read.number_size", pointer, read.number().size())
                .writes("pointer_read.test_size", pointer, read.test().size())
                .writes("pointer_read.pointer_at", pointer, read.pointerAt())
                .writes("pointer_read.stride", pointer, read.stride())
                .writes("pointer_read.number_at", pointer, read.number().at())
                .writes("pointer_read.test_at", pointer, read.test().at())
                .writes("pointer_read.test_value", pointer, read.value())
                .writes("pointer_read.add", pointer, read.add())
                .writes("pointer_read.scale", pointer, read.scale())
                .unknown("pointer_read.unused")
                .same("MAX_POINTERS", CapturePlans.MAX_POINTERS)
                .same("POINTER_ONE", PointerRead.FROM_ONE)
                .same("POINTER_MEMBER", PointerRead.FROM_MEMBER)
                .same("POINTER_RESULT", PointerRead.FROM_RESULT)
                .same("POINTER_MAP_KEY", PointerRead.FROM_MAP_KEY)
                .same("POINTER_MAP_VALUE", PointerRead.FROM_MAP_VALUE)
                .same("POINTER_PARENT_OUT", PointerRead.PARENT_OUT);
    }

    private static void sources(Contract contract) {
        contract.same("EXTENT_ONE", ArgumentRead.FROM_ONE)
                .same("EXTENT_ARGUMENT", ArgumentRead.FROM_ARGUMENT)
                .same("EXTENT_RESULT", ArgumentRead.FROM_RESULT)
                .same("EXTENT_POINTED", ArgumentRead.FROM_POINTED)
                .same("EXTENT_MEMBER", ArgumentRead.FROM_MEMBER)
                .same("EXTENT_IOCTL", ArgumentRead.FROM_IOCTL)
                .same("EXTENT_NARROW", ArgumentRead.FROM_NARROW)
                .same("EXTENT_SIGNED", ArgumentRead.FROM_SIGNED);
    }
}
