// SPDX-License-Identifier: Apache-2.0
package io.etrace.export;

import io.etrace.model.RenderModel;
import io.etrace.pipeline.Sink;
import java.io.IOException;

/** Writes one document, of one recording or of several that are read as one. One thread at a time. */
public interface Exporter {
    /**
     * Where the records of a recording go, in order of time. Sinks of several recordings may be fed in turns.
     *
     * @param model of the kernel that the recording is from
     * @param recording which of several it is, counted from 0
     */
    Sink sink(RenderModel model, int recording);

    /** Writes what comes first. Called once, before any record. */
    void begin() throws IOException;

    /** Writes what comes last, and all that waited. Called once, unless something failed before. */
    void end() throws IOException;
}
