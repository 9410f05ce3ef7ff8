// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.stream.DrainSink;
import java.io.IOException;

/** A stage on the way of drained bytes to a file. One thread calls it. */
interface CaptureSink extends DrainSink {
    /** Nothing more comes. */
    void end() throws IOException;
}
