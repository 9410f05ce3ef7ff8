// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A temporary file, made when it is first needed, which has no name and is emptied whenever all of it was read. */
final class FileFrameQueue implements FrameQueue {
    private static final Path LARGE_FILES = Path.of("/var/tmp");

    private final ByteBuffer header =
            ByteBuffer.allocateDirect(Frame.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private ByteBuffer taken = ByteBuffer.allocateDirect(0);
    private @Nullable FileChannel file;
    private long head;
    private long tail;

    @Override
    public boolean isEmpty() {
        return head == tail;
    }

    @Override
    public boolean offer(int cpu, long watermark, MemorySegment data) throws IOException {
        FileChannel channel = channel();
        header.clear()
                .putInt(cpu)
                .putInt((int) data.byteSize())
                .putLong(watermark)
                .flip();
        write(channel, header, tail);
        write(channel, data.asByteBuffer(), tail + Frame.HEADER_LENGTH);
        tail += Frame.HEADER_LENGTH + data.byteSize();
        return true;
    }

    private FileChannel channel() throws IOException {
        FileChannel channel = file;
        if (channel == null) {
            Path path = Files.createTempFile(directory(), "etrace-spool-", "");
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
            file = channel;
        }
        return channel;
    }

    /** On a disk: /tmp is often memory, of which there may be little. */
    private static Path directory() {
        return Files.isWritable(LARGE_FILES) ? LARGE_FILES : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public Frame poll() throws IOException {
        FileChannel channel = channel();
        read(channel, header.clear(), head);
        header.flip();
        int cpu = header.getInt();
        int length = header.getInt();
        long watermark = header.getLong();
        if (taken.capacity() < length) {
            taken = ByteBuffer.allocateDirect(Math.max(length, DrainSink.MAX_SPAN));
        }
        read(channel, taken.clear().limit(length), head + Frame.HEADER_LENGTH);
        head += Frame.HEADER_LENGTH + length;
        if (head == tail) {
            channel.truncate(0);
            head = tail = 0;
        }
        return new Frame(cpu, watermark, MemorySegment.ofBuffer(taken.flip()));
    }

    private static void read(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                throw new EOFException("the spool file ends at " + at);
            }
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = file;
        if (channel != null) {
            channel.close();
        }
    }
}
