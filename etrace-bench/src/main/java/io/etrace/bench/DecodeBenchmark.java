// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench;

import io.etrace.record.ChunkCursor;
import io.etrace.record.RecordCursor;
import io.etrace.record.SyscallRecord;
import io.etrace.render.Renderer;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.text.Utf8Buffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one system call costs from its record to a line, by the output; times are those of a call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(DecodeBenchmark.CALLS)
public class DecodeBenchmark {
    static final int CALLS = 512;

    /** What a listing calls; or only what has a struct of 256 bytes and a path, 64 bytes of data, or nothing. */
    @Param({"all", "statx", "write", "getppid"})
    public String calls = "all";

    private final Utf8Buffer out = new Utf8Buffer(1 << 16);
    private final SyscallRecord syscall = new SyscallRecord();
    private final ChunkCursor chunks = new ChunkCursor();
    private final Recorded recorded = Recorded.read();
    private final Renderer text = new TextRenderer(recorded.model(), TextNotation.DEFAULT);
    private final Renderer json = new JsonRenderer(recorded.model(), JsonNotation.DEFAULT);
    private final Renderer references =
            new JsonRenderer(recorded.model(), JsonNotation.DEFAULT.withContextReferences(true));
    private RecordCursor[] records = {};

    @Setup
    public void choose() {
        records = calls.equals("all") ? recorded.calls(CALLS) : recorded.calls(calls, CALLS);
        recorded.introduce(text);
        recorded.introduce(json);
        recorded.introduce(references);
    }

    /** Walks the fields and chunks, and reads the first byte of each. */
    @Benchmark
    public long cursor() {
        long sum = 0;
        for (RecordCursor record : records) {
            syscall.wrap(record);
            sum += syscall.number() + syscall.ret() + syscall.duration();
            chunks.wrap(syscall);
            while (chunks.next()) {
                sum += chunks.argument() + (chunks.length() > 0 ? chunks.byteAt(0) : 0);
            }
        }
        return sum;
    }

    @Benchmark
    public long text() {
        return render(text);
    }

    /** With references to contexts. */
    @Benchmark
    public long jsonReferences() {
        return render(references);
    }

    /** With both contexts in full. */
    @Benchmark
    public long jsonFull() {
        return render(json);
    }

    private long render(Renderer renderer) {
        long bytes = 0;
        for (RecordCursor record : records) {
            out.clear();
            renderer.record(record, out);
            bytes += out.length();
        }
        return bytes;
    }
}
