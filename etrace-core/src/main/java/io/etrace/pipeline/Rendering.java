// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.model.RenderModel;
import java.io.IOException;
import java.util.List;

/** How records that are read become lines in the outputs. */
public interface Rendering {
    /**
     * Sinks for the records of one recording; those for others write to the same destinations.
     *
     * @param recording which of several it is, counted from 0
     */
    List<Sink> sinks(RenderModel model, int recording);

    /** Runs a pump that hands records to these sinks until it ends and all is written. */
    void run(Pump pump) throws IOException;
}
