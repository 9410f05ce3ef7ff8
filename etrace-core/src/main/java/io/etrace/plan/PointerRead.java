// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.syscalls.PointedMember.Place;
import java.nio.ByteBuffer;

/**
 * struct pointer_read of bpf/abi/plan.h: memory that captured memory points to. Its length is
 * {@code (number + add) * scale} bytes.
 *
 * @param argument 0 to 5
 * @param kind {@link ArgumentRead#BYTES} or {@link ArgumentRead#STRING}
 * @param flags the sum of some of those of {@link ArgumentRead}
 * @param source where the number comes from: one of the constants below
 * @param parent 0 for the memory of the argument, or one more than the index of the read that holds the pointer
 * @param pointerSize 4 or 8
 * @param pointerAt where the pointer is in an element of the parent's memory
 * @param stride the bytes of such an element; 0 when there is one only
 * @param number where the number is in the element
 * @param test where the element says whether this applies; of size 0 when it always does
 * @param value what stands there then
 */
record PointerRead(
        int argument,
        int kind,
        int flags,
        int source,
        int parent,
        int pointerSize,
        int pointerAt,
        int stride,
        Place number,
        Place test,
        int value,
        int add,
        int scale) {
    static final int FROM_ONE = 0;
    static final int FROM_MEMBER = 1;
    static final int FROM_RESULT = 2;
    static final int FROM_MAP_KEY = 3;
    static final int FROM_MAP_VALUE = 4;

    /** The parent's memory is captured at exit only. */
    static final int PARENT_OUT = 64;

    void write(ByteBuffer target) {
        target.put((byte) argument).put((byte) kind).put((byte) flags).put((byte) source);
        target.put((byte) parent)
                .put((byte) pointerSize)
                .put((byte) number.size())
                .put((byte) test.size());
        target.putShort((short) pointerAt).putShort((short) stride);
        target.putShort((short) number.at()).putShort((short) test.at());
        target.putInt(value).putInt(add).putInt(scale).putInt(0);
    }
}
