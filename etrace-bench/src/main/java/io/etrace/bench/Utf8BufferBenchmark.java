// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a line of a trace costs before anything is decoded: its fixed text and its numbers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Utf8BufferBenchmark {
    private final byte[] name = "SysRead".getBytes(StandardCharsets.US_ASCII);
    private final Utf8Buffer buffer = new Utf8Buffer(256);
    private long pid = 10_609;
    private long address = 0x7ffd_5bd7_2d10L;
    private long result = -2;

    @Benchmark
    public int line() {
        buffer.clear();
        buffer.append('(').appendDecimal(pid).append(')').append(name);
        buffer.appendHex(address).append(' ').appendDecimal(result);
        return buffer.length();
    }
}
