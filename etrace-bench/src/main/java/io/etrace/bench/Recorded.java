// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench;

import io.etrace.model.RenderModel;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SyscallRecord;
import io.etrace.render.Renderer;
import io.etrace.replay.Capture;
import io.etrace.stream.EventStream;
import io.etrace.text.Utf8Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The records of a real trace on Linux 6.18, which stay in memory as long as the JVM. It was recorded by
 *
 * <pre>
 * etrace --raw --compress -o calls.bin -- sh -c '
 *     ls -lR /usr/share/doc/libc6 /usr/share/perl5 /etc/ssl
 *     dd if=/dev/zero of=/dev/null bs=64 count=520
 *     perl -e "getppid for 1..520"'
 * </pre>
 */
final class Recorded {
    private static final String CAPTURE = "calls.bin";

    private final RenderModel model;
    private final List<RecordCursor> contexts = new ArrayList<>();
    private final List<RecordCursor> calls = new ArrayList<>();

    private Recorded(Capture capture) throws IOException {
        model = capture.model().renderModel();
        EventStream events = capture.events();
        RecordCursor record = new RecordCursor();
        while (events.next(record)) {
            switch (record.type()) {
                case RecordType.SYSCALL -> calls.add(copy(record));
                case RecordType.CONTEXT, RecordType.CGROUP -> contexts.add(copy(record));
                default -> {} // Signals, ends and losses are rare.
            }
        }
    }

    static Recorded read() {
        try {
            Path file = Files.createTempFile("etrace-bench-", ".etrace");
            try (InputStream resource = Objects.requireNonNull(Recorded.class.getResourceAsStream(CAPTURE))) {
                Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
                try (Capture capture = Capture.open(file)) {
                    return new Recorded(capture);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + CAPTURE, e);
        }
    }

    private static RecordCursor copy(RecordCursor record) {
        MemorySegment memory = Arena.global().allocate(record.length(), Long.BYTES);
        MemorySegment.copy(record.memory(), record.offset(), memory, 0, record.length());
        return new RecordCursor().wrap(memory, 0, record.length());
    }

    RenderModel model() {
        return model;
    }

    /** The first calls of the trace; there must be so many. */
    RecordCursor[] calls(int count) {
        return calls.subList(0, count).toArray(RecordCursor[]::new);
    }

    /** The first calls of one syscall, by the name that programmers know; there must be so many. */
    RecordCursor[] calls(String name, int count) {
        int wanted = model.syscalls().byName(name).orElseThrow().number();
        return calls.stream()
                .filter(call -> number(call) == wanted)
                .toList()
                .subList(0, count)
                .toArray(RecordCursor[]::new);
    }

    private static int number(RecordCursor call) {
        SyscallRecord syscall = new SyscallRecord();
        syscall.wrap(call);
        return syscall.number();
    }

    /** Tells a renderer of all contexts. */
    void introduce(Renderer renderer) {
        Utf8Buffer lines = new Utf8Buffer(1 << 16);
        contexts.forEach(context -> renderer.record(context, lines));
    }
}
