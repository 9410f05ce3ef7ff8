// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes all it is given or fails with an {@link OutputException}. A file of our own then holds only whole lines, or whole
 * writes when it is no text. Not thread safe.
 */
public final class OutputChannel implements GatheringByteChannel {
    private static final int FILE_TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;
    /** The JDK copies what is on the heap first: so much stays in the CPU's cache. */
    private static final int MOST_AT_ONCE = 1 << 16;

    /** What is written to. */
    public enum Kind {
        /** Something that others write to as well, or that cannot be cut. */
        STREAM,
        /** A new file; each write is of one buffer from its start, and ends with the end of a line. */
        LINES,
        /** A new file; each write is of use only as a whole. */
        FRAMES
    }

    private final String name;
    private final Path path;
    private final FileChannel channel;
    private final Kind kind;
    /** Bytes of the writes that succeeded. */
    private long whole;

    /**
     * @param name for messages
     * @param path leads to what is open
     */
    public OutputChannel(String name, Path path, FileChannel channel, Kind kind) {
        this.name = name;
        this.path = path;
        this.channel = channel;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    @Override
    public int write(ByteBuffer source) throws OutputException {
        int written = source.remaining();
        int end = source.limit();
        try {
            while (source.position() < end) {
                source.limit(Math.min(end, source.position() + MOST_AT_ONCE));
                channel.write(source);
            }
        } catch (IOException e) {
            throw failure(e, source);
        }
        whole += written;
        return written;
    }

    @Override
    public long write(ByteBuffer[] sources) throws OutputException {
        return write(sources, 0, sources.length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws OutputException {
        long written = 0;
        try {
            while (hasRemaining(sources, offset, length)) {
                written += channel.write(sources, offset, length);
            }
        } catch (IOException e) {
            throw failure(e, sources[offset]);
        }
        whole += written;
        return written;
    }

    private static boolean hasRemaining(ByteBuffer[] sources, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (sources[i].hasRemaining()) {
                return true;
            }
        }
        return false;
    }

    private OutputException failure(IOException cause, ByteBuffer source) {
        if (isPipe()) {
            return new OutputException("the reader of " + name + " has gone", cause, true);
        }
        return new OutputException(
                "cannot write to " + name + ": " + IoErrors.of(cause) + keepWhole(source)
                        + "; make room, or write elsewhere with -o FILE",
                cause);
    }

    /** Cuts off what is not whole; returns what is left, in words. */
    private String keepWhole(ByteBuffer source) {
        if (kind == Kind.STREAM) {
            return "";
        }
        int lines = kind == Kind.LINES ? source.position() : 0;
        while (lines > 0 && source.get(lines - 1) != '\n') {
            lines--;
        }
        try {
            channel.truncate(whole + lines);
            return "; the " + (whole + lines) + " bytes written before can be read";
        } catch (IOException e) {
            return "; what was written before may end in the middle of a line: " + IoErrors.of(e);
        }
    }

    private boolean isPipe() {
        try {
            int type = (int) Files.getAttribute(path, "unix:mode") & FILE_TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Removes a file of our own, of which nothing came. */
    void discard() throws OutputException {
        close();
        if (kind != Kind.STREAM) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new OutputException("cannot remove " + name + ": " + IoErrors.of(e), e);
            }
        }
    }

    /** Streams stay open until the process ends. Some file systems tell only now that there was no room. */
    @Override
    public void close() throws OutputException {
        try {
            if (kind != Kind.STREAM) {
                channel.close();
            }
        } catch (IOException e) {
            throw new OutputException("cannot write to " + name + ": " + IoErrors.of(e), e);
        }
    }
}
