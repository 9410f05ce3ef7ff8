// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.TraceOptions;

/**
 * What tracing may take of the memory that there is: where a cgroup allows little, the rings and what waits in memory are
 * small, and where it allows too little that is said, instead of the kernel killing the tracer.
 *
 * @param ringBytes of each CPU's ring, a power of two
 * @param spoolBytes of what waits in memory for a decoder, or for a compressor, before a file takes it
 */
record MemoryBudget(long ringBytes, long spoolBytes) {
    private static final long MEGABYTE = 1L << 20;
    private static final long LARGEST_RING = 32 * MEGABYTE;
    private static final long SMALLEST_RING = MEGABYTE;
    private static final long ALL_RINGS = 256 * MEGABYTE;
    private static final long LARGEST_SPOOL = 64 * MEGABYTE;
    private static final long SMALLEST_SPOOL = 4 * MEGABYTE;
    /** Of what is free, for the rings, and again for the spool; the rest is for what nobody counts. */
    private static final long SHARE = 4;

    /** What the JVM takes besides its heap. */
    private static final long JVM = 50 * MEGABYTE;
    /** The programs in the kernel, and what each CPU counts. */
    private static final long PROGRAMS = 12 * MEGABYTE;

    private static final long EACH_CPU = 3 * MEGABYTE;
    /** Decoders and compressors, and the compilation of either. */
    private static final long DECODING = 28 * MEGABYTE;

    private static final long SMALL_HEAP = 16 * MEGABYTE;
    private static final String SMALL_HEAP_OPTIONS = "ETRACE_JAVA_OPTS='-Xms16m -Xmn8m -Xmx40m'";

    /** @throws TraceException when a cgroup allows less than tracing takes at least */
    static MemoryBudget of(TraceOptions options, int cpus) {
        return of(options, cpus, Runtime.getRuntime().totalMemory(), MemoryLimit.ofThisProcess());
    }

    /** @param heap bytes that the JVM's has now */
    static MemoryBudget of(TraceOptions options, int cpus, long heap, MemoryLimit limit) {
        if (least(options, cpus, heap) > limit.bytes()) {
            throw tooLittle(options, cpus, heap, limit);
        }
        long free = (limit.bytes() - least(options, cpus, heap)) / SHARE;
        long share = Long.highestOneBit(Math.max(1, Math.min(ALL_RINGS, free) / cpus));
        return new MemoryBudget(
                options.bufferSize() > 0 ? options.bufferSize() : Math.clamp(share, SMALLEST_RING, LARGEST_RING),
                Math.clamp(free, SMALLEST_SPOOL, LARGEST_SPOOL));
    }

    private static long least(TraceOptions options, int cpus, long heap) {
        long ring = options.bufferSize() > 0 ? options.bufferSize() : SMALLEST_RING;
        long events = options.events() ? cpus * ring + SMALLEST_SPOOL + DECODING : 0;
        return JVM + heap + PROGRAMS + cpus * EACH_CPU + events;
    }

    private static TraceException tooLittle(TraceOptions options, int cpus, long heap, MemoryLimit limit) {
        StringBuilder message = new StringBuilder(
                        "cannot trace within " + megabytes(limit.bytes()) + " of memory, which ")
                .append(limit.file())
                .append(" allows: it takes ")
                .append(megabytes(least(options, cpus, heap)));
        if (options.bufferSize() > SMALLEST_RING && options.events()) {
            message.append("; less with a smaller --buffer-size");
        }
        if (heap > SMALL_HEAP) {
            message.append("; with ")
                    .append(SMALL_HEAP_OPTIONS)
                    .append(' ')
                    .append(megabytes(least(options, cpus, SMALL_HEAP)));
        }
        if (options.events()) {
            long counting = JVM + Math.min(heap, SMALL_HEAP) + PROGRAMS + cpus * EACH_CPU;
            message.append(", and with --stats-only ").append(megabytes(counting));
        }
        return new TraceException(
                message.append("; or run etrace outside of this cgroup").toString());
    }

    private static String megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE + "M";
    }
}
