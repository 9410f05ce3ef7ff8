// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

import io.etrace.model.RenderModel;
import io.etrace.render.Notation;
import io.etrace.render.Renderer;

/**
 * Short lines for people.
 *
 * @param symbols whether constants are shown by name; otherwise as numbers
 * @param bytesShown how many bytes of a buffer are shown; 0 and more
 * @param time how lines begin
 */
public record BriefNotation(boolean symbols, int bytesShown, TimeStyle time) implements Notation {
    /** Buffers are cut where strace cuts them. */
    public static final BriefNotation DEFAULT = new BriefNotation(true, 32, TimeStyle.CLOCK);

    public BriefNotation {
        if (bytesShown < 0) {
            throw new IllegalArgumentException("bytes shown: " + bytesShown + " is less than 0");
        }
    }

    @Override
    public Renderer open(RenderModel model, int sharers) {
        return new BriefRenderer(model, this, sharers);
    }
}
