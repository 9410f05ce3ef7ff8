// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.TraceException;
import io.etrace.capture.DamagedCaptureException;
import io.etrace.cli.options.Invocation;
import io.etrace.cli.options.UsageException;
import io.etrace.linux.Libc;
import io.etrace.replay.Capture;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The captures that are read, opened: at least one. */
final class OpenCaptures implements AutoCloseable {
    private static final int STANDARD_INPUT = 0;

    private final List<Capture> captures = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private OpenCaptures() {}

    /**
     * Of several, those are skipped that begin too damaged to be decoded, as long as there are others.
     *
     * @throws io.etrace.TraceException when one of them is not there, or none can be read; the message is for the user
     */
    static OpenCaptures open(List<Path> inputs) throws IOException {
        OpenCaptures opened = new OpenCaptures();
        try {
            for (int i = 0; i < inputs.size(); i++) {
                opened.add(inputs.get(i), i + 1 == inputs.size());
            }
            opened.checkHost();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void add(Path input, boolean last) {
        try {
            Capture capture = open(input);
            captures.add(capture);
            capture.share(captures.getFirst());
        } catch (TraceException e) {
            boolean alone = last && captures.isEmpty();
            if (alone || !(e.getCause() instanceof DamagedCaptureException)) {
                throw e;
            }
            skipped.add(String.valueOf(e.getMessage()));
        }
    }

    /** Why captures are missing here, a line each. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** @throws io.etrace.TraceException when it is no capture; the message is for the user */
    static Capture open(Path input) {
        if (!input.equals(Invocation.Replay.STANDARD_INPUT)) {
            return Capture.open(input);
        }
        if (Libc.isTerminal(STANDARD_INPUT)) {
            throw new UsageException("- reads a capture from the standard input, which is a terminal:"
                    + " pipe one in, as in etrace --raw -o - ... | etrace --input -");
        }
        return Capture.read("standard input", new FileInputStream(FileDescriptor.in));
    }

    /** Process ids of several hosts in one output would say nothing. */
    private void checkHost() {
        Capture first = captures.getFirst();
        for (Capture capture : captures) {
            if (!sameBoot(first, capture) && !fact(first, "host").equals(fact(capture, "host"))) {
                throw new UsageException("captures of different hosts cannot be read as one: " + first.name()
                        + " is of " + fact(first, "host") + ", " + capture.name() + " of " + fact(capture, "host")
                        + "; read one after the other");
            }
        }
    }

    private static boolean sameBoot(Capture one, Capture other) {
        return fact(one, "boot_id").equals(fact(other, "boot_id"));
    }

    private static String fact(Capture capture, String key) {
        return capture.metadata().value(key);
    }

    /** What to add to a capture's times for those of the first one. The clock of the records starts with each boot. */
    long shift(Capture capture) {
        Capture first = captures.getFirst();
        return sameBoot(first, capture)
                ? 0
                : capture.metadata().start().realtimeOffset()
                        - first.metadata().start().realtimeOffset();
    }

    List<Capture> all() {
        return List.copyOf(captures);
    }

    /** Bytes of all files; empty when one is a pipe. */
    OptionalLong size() {
        if (captures.stream().anyMatch(capture -> capture.size().isEmpty())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(captures.stream()
                .mapToLong(capture -> capture.size().getAsLong())
                .sum());
    }

    /** Bytes read so far. */
    long position() {
        return captures.stream().mapToLong(Capture::position).sum();
    }

    @Override
    public void close() throws IOException {
        for (Capture capture : captures) {
            capture.close();
        }
    }
}
