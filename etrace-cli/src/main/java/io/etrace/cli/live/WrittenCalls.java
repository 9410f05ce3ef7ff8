// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

import io.etrace.pipeline.Destination;
import io.etrace.pipeline.RecordFilter;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.render.Loss;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * How many calls have reached their destinations. A call is counted when it is rendered, and has arrived when the next write
 * succeeds: lines are written in batches. One thread writes, another asks when that has ended.
 */
final class WrittenCalls implements RecordFilter {
    private final List<Arrivals> destinations = new ArrayList<>();
    private long rendered;

    /** A destination, whose writes are watched. */
    private final class Arrivals implements WritableByteChannel {
        private final WritableByteChannel channel;
        private long arrived;

        Arrivals(WritableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int write(ByteBuffer lines) throws IOException {
            int written = channel.write(lines);
            arrived = rendered;
            return written;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The same destination, from now on watched. */
    Destination watch(Destination destination) {
        Arrivals arrivals = new Arrivals(destination.channel());
        destinations.add(arrivals);
        return new Destination(destination.notation(), arrivals);
    }

    @Override
    public boolean accepts(RecordCursor record) {
        if (record.type() == RecordType.SYSCALL) {
            rendered++;
        }
        return true;
    }

    @Override
    public boolean accepts(Loss loss) {
        return true;
    }

    /** Calls that have arrived everywhere; all when nothing is watched. */
    long count() {
        return destinations.stream()
                .mapToLong(destination -> destination.arrived)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
