// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Statistics as the last block of a capture: counts and longs in network byte order, buckets that are not 0 as pairs. */
public final class StatisticsCodec {
    private static final int MOST_SYSCALLS = 4096;
    private static final int BUCKETS = 304;

    private StatisticsCodec() {}

    static byte[] encode(Statistics statistics) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            encode(statistics, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory has no such trouble.
        }
        return bytes.toByteArray();
    }

    private static void encode(Statistics statistics, DataOutputStream out) throws IOException {
        out.writeLong(statistics.lostOther());
        out.writeLong(statistics.untracked());
        out.writeInt(statistics.syscalls().size());
        for (SyscallStatistics syscall : statistics.syscalls()) {
            encode(syscall, out);
        }
        out.writeLong(statistics.reasons().ringFull());
        out.writeLong(statistics.reasons().noMemory());
        out.writeLong(statistics.reasons().tooLarge());
        out.writeLong(statistics.missedRuns());
    }

    private static void encode(SyscallStatistics syscall, DataOutputStream out) throws IOException {
        out.writeUTF(syscall.name());
        out.writeLong(syscall.seen());
        out.writeLong(syscall.errors());
        out.writeLong(syscall.sent());
        out.writeLong(syscall.lost());
        out.writeLong(syscall.filtered());
        out.writeLong(syscall.totalNanos());
        out.writeLong(syscall.maxNanos());
        for (int i = 0; i < syscall.buckets().length; i++) {
            if (syscall.buckets()[i] != 0) {
                out.writeShort(i);
                out.writeLong(syscall.buckets()[i]);
            }
        }
        out.writeShort(-1);
    }

    /** @throws IOException when the bytes are no statistics; the message says why */
    public static Statistics decode(byte[] bytes) throws IOException {
        try {
            return statistics(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (EOFException e) {
            throw new IOException("they are cut: their " + bytes.length + " bytes end before they do", e);
        } catch (UTFDataFormatException e) {
            throw new IOException("the name of a syscall is no text", e);
        }
    }

    private static Statistics statistics(DataInputStream in) throws IOException {
        long lostOther = in.readLong();
        long untracked = in.readLong();
        int count = in.readInt();
        if (count < 0 || count > MOST_SYSCALLS) {
            throw new IOException("they claim " + count + " syscalls");
        }
        List<SyscallStatistics> syscalls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            syscalls.add(decode(in));
        }
        LossReasons reasons = new LossReasons(in.readLong(), in.readLong(), in.readLong(), 0);
        return new Statistics(syscalls, lostOther, untracked, reasons, in.readLong());
    }

    private static SyscallStatistics decode(DataInputStream in) throws IOException {
        String name = in.readUTF();
        long[] counters = new long[7];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = in.readLong();
        }
        return new SyscallStatistics(
                name,
                counters[0],
                counters[1],
                counters[2],
                counters[3],
                counters[4],
                counters[5],
                counters[6],
                buckets(in));
    }

    private static long[] buckets(DataInputStream in) throws IOException {
        long[] buckets = new long[BUCKETS];
        for (int index = in.readShort(); index >= 0; index = in.readShort()) {
            if (index >= BUCKETS) {
                throw new IOException("they claim bucket " + index);
            }
            buckets[index] = in.readLong();
        }
        return buckets;
    }
}
