// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;

/** The captures of the test resources, which the recorder made: one of each way to store, for each version of the format. */
final class Golden {
    static final Path DIRECTORY = Path.of("src/test/resources/io/etrace/capture");

    private Golden() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(DIRECTORY.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads from front to back, as from a pipe. */
    static CaptureReader reader(byte[] capture) throws IOException {
        return new CaptureReader(Channels.newChannel(new ByteArrayInputStream(capture)));
    }
}
