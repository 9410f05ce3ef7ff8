// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.stream.DrainSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Notes down all that a reader hands on. */
final class Handed implements DrainSink {
    /** What was called, each followed by the bytes that it was given. */
    final List<Object> calls = new ArrayList<>();

    final SortedMap<Integer, ByteArrayOutputStream> cpus = new TreeMap<>();
    final ByteArrayOutputStream stateDump = new ByteArrayOutputStream();

    static Handed by(CaptureReader reader) throws IOException {
        Handed handed = new Handed();
        while (reader.transferTo(handed)) {}
        return handed;
    }

    @Override
    public void bytes(int cpu, MemorySegment span) {
        byte[] bytes = span.toArray(ValueLayout.JAVA_BYTE);
        calls.add("bytes " + cpu);
        calls.add(ByteBuffer.wrap(bytes));
        cpus.computeIfAbsent(cpu, key -> new ByteArrayOutputStream()).writeBytes(bytes);
    }

    @Override
    public void begin(int cpu, int sequence) {
        calls.add("begin " + cpu + " " + sequence);
    }

    @Override
    public void stateDump(MemorySegment records) {
        byte[] bytes = records.toArray(ValueLayout.JAVA_BYTE);
        calls.add("standing");
        calls.add(ByteBuffer.wrap(bytes));
        stateDump.writeBytes(bytes);
    }

    @Override
    public void round(long watermark) {
        calls.add("round " + watermark);
    }
}
