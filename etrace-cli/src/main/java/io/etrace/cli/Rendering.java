// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.render.RenderModel;
import java.io.IOException;
import java.util.List;

/** How records that are read become lines in the outputs. */
interface Rendering {
    /** Sinks for the records of one recording; those for others write to the same outputs. */
    List<Sink> sinks(RenderModel model, Display display);

    /** Runs a pump that hands records to these sinks until it ends and all is written. */
    void run(Pump pump) throws IOException;
}
