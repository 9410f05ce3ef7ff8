// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import io.etrace.capture.DrainSink;
import io.etrace.record.RecordType;
import io.etrace.record.SyscallRecord;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayList;
import java.util.List;

/** Writes what is drained to a capture. One thread writes. */
public final class CaptureWriter implements DrainSink {
    private final CaptureFile file;
    private final Standing standing = new Standing();
    private final List<CpuRecords> cpus = new ArrayList<>();
    private final SpanCursor record = new SpanCursor();
    private final SyscallRecord syscall = new SyscallRecord();

    /** Writes the file header and what decoding needs to know. */
    public CaptureWriter(GatheringByteChannel channel, CaptureFacts facts) throws IOException {
        file = new CaptureFile(channel, facts, standing);
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        while (cpus.size() <= cpu) {
            cpus.add(new CpuRecords(cpus.size()));
        }
        CpuRecords records = cpus.get(cpu);
        for (record.start(span); record.next(); ) {
            records.add(record);
            if (record.type() == RecordType.SYSCALL) {
                syscall.wrap(record);
                file.process(syscall.tgid());
            } else {
                standing.follow(record);
            }
        }
        file.block(records.summary(), span);
    }

    @Override
    public void round(long watermark) throws IOException {
        file.round(watermark, standing);
    }

    /** Ends the capture. */
    public void end(byte[] statistics, ClockReading clocks) throws IOException {
        file.end(statistics, clocks);
    }

    /** Bytes written so far. */
    public long written() {
        return file.written();
    }
}
