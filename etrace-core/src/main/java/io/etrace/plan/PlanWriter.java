// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.bpf.CapturePlans;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** struct plan of bpf/abi/plan.h: the captures, those with a part at entry first, those with a part at exit last. */
final class PlanWriter {
    static final int MAX_ARGUMENTS = 6;

    static final int WANTED = 1;
    static final int EXEC = 2;
    static final int SOCKET = 8;
    static final int SOCKET_IN_MEMORY = 16;
    static final int SIZES = 4;
    static final int CAPTURES_AT = 104;
    static final int POINTERS_AT = 232;

    private final int argumentCount;
    private final List<ArgumentRead> captures = new ArrayList<>();
    private List<VariantSelector> tests = List.of();
    private int flags;
    private int descriptors;
    private int directories;
    private int firstPointer;
    private int pointers;

    PlanWriter(int argumentCount) {
        this.argumentCount = argumentCount;
    }

    void flag(int flag) {
        flags |= flag;
    }

    void add(ArgumentRead capture) {
        captures.add(capture);
        if (capture.source() == ArgumentRead.FROM_POINTED) {
            flags |= SIZES;
        }
    }

    /**
     * Which arguments are descriptors.
     *
     * @param all bit i for argument i, the next one for the result
     * @param orDirectory those of them that may be AT_FDCWD
     */
    void descriptors(int all, int orDirectory) {
        descriptors = all;
        directories = orDirectory;
    }

    /** Which of the reads of pointers belong to the plan: {@code count} from {@code first} on. */
    void pointers(int first, int count) {
        firstPointer = first;
        pointers = count;
    }

    /** Which arguments lead to variants. */
    void test(List<VariantSelector> newTests) {
        tests = newTests;
    }

    byte[] toBytes() {
        captures.sort(Comparator.comparingInt(PlanWriter::group));
        ByteBuffer plan = ByteBuffer.allocate(CapturePlans.PLAN_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        plan.put((byte) argumentCount).put((byte) countUpTo(1)).put((byte) countUpTo(0));
        plan.put((byte) captures.size())
                .put((byte) flags)
                .put((byte) tests.size())
                .put((byte) descriptors)
                .put((byte) directories);
        tests.forEach(test -> test.write(plan));
        plan.position(CAPTURES_AT);
        captures.forEach(capture -> capture.write(plan));
        plan.position(POINTERS_AT);
        plan.putShort((short) firstPointer).put((byte) pointers);
        return plan.array();
    }

    /** 0: entry only; 1: both; 2: exit only. */
    private static int group(ArgumentRead capture) {
        if (!capture.hasExitPart()) {
            return 0;
        }
        return capture.hasEntryPart() ? 1 : 2;
    }

    private int countUpTo(int last) {
        int count = 0;
        for (ArgumentRead capture : captures) {
            count += group(capture) <= last ? 1 : 0;
        }
        return count;
    }
}
