// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench;

import io.etrace.constants.Architecture;
import io.etrace.constants.ConstantSet;
import io.etrace.constants.ConstantSets;
import io.etrace.render.json.JsonStrings;
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

/** What single values cost: names of flags, and strings in JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ValueBenchmark {
    private final ConstantSet openFlags = ConstantSets.of(Architecture.X86_64).get("open");
    private final byte[] path = utf8("/usr/lib/python3/dist-packages/cryptography/hazmat");
    private final byte[] escaped = utf8("\"name\"\t\\\u0007 of 50 bytes with \"eleven\" \r\n \"escapes\"");
    private final byte[] invalid = path.clone();
    private final Utf8Buffer out = new Utf8Buffer(1 << 10);
    private long flags = 0x8_8241; // O_WRONLY|O_CREAT|O_TRUNC|O_LARGEFILE|O_CLOEXEC

    public ValueBenchmark() {
        invalid[invalid.length / 2] = (byte) 0xff;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public int flagSet() {
        out.clear();
        openFlags.write(out, flags, Integer.BYTES);
        return out.length();
    }

    @Benchmark
    public int jsonPlainString() {
        return string(path);
    }

    @Benchmark
    public int jsonEscapedString() {
        return string(escaped);
    }

    /** Bytes that are not UTF-8. */
    @Benchmark
    public int jsonInvalidString() {
        return string(invalid);
    }

    private int string(byte[] bytes) {
        out.clear();
        JsonStrings.append(out, bytes, 0, bytes.length);
        return out.length();
    }
}
