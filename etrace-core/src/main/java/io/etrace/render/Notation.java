// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.model.RenderModel;

/**
 * A way to write events down. Immutable: the options of a notation are a part of it. Whoever renders depends on this
 * interface alone, so a new notation is a new implementation and one more name where the command opens them.
 */
public interface Notation {
    /**
     * A renderer of one recording's records.
     *
     * @param model of the kernel that the recording is from
     * @param sharers how many renderers share the memory for the contexts of that recording, at least 1
     */
    Renderer open(RenderModel model, int sharers);

    /**
     * This notation for one of several recordings that are written to the same output.
     *
     * @param recording counted from 0
     */
    default Notation ofRecording(int recording) {
        return this;
    }
}
