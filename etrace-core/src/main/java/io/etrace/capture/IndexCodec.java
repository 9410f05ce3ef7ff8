// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The index: one entry after another, little endian.
 *
 * <pre>
 *  0                8               16               24               32
 *  +----------------+----------------+----------------+----------------+
 *  | position       | first time     | last time      | records        |
 *  +----------------+-------+--------+----------------+----------------+
 *  | lost           | n     | n thread group ids (u32), ascending ...  |
 *  +----------------+-------+------------------------------------------+
 * </pre>
 */
final class IndexCodec {
    private static final int FIXED_LENGTH = 44;

    private IndexCodec() {}

    static ByteBuffer write(List<Segment> segments) {
        int length = segments.stream()
                .mapToInt(segment -> FIXED_LENGTH + 4 * segment.processes().length)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (Segment segment : segments) {
            out.putLong(segment.position()).putLong(segment.firstTime()).putLong(segment.lastTime());
            out.putLong(segment.records()).putLong(segment.lost()).putInt(segment.processes().length);
            for (int tgid : segment.processes()) {
                out.putInt(tgid);
            }
        }
        return out.flip();
    }

    /** @throws DamagedCaptureException when the bytes are no index */
    static List<Segment> read(ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Segment> segments = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                segments.add(new Segment(
                        in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), processes(in)));
            }
        } catch (BufferUnderflowException e) {
            throw new DamagedCaptureException("its index ends within an entry");
        }
        return segments;
    }

    private static int[] processes(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / 4) {
            throw new DamagedCaptureException("its index claims " + Integer.toUnsignedString(count) + " processes");
        }
        int[] processes = new int[count];
        for (int i = 0; i < count; i++) {
            processes[i] = in.getInt();
        }
        return processes;
    }
}
