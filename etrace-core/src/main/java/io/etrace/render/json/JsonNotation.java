// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.model.RenderModel;
import io.etrace.render.Notation;
import io.etrace.render.Renderer;

/**
 * JSON objects, a line each.
 *
 * @param symbols whether values have the names of their constants beside them
 * @param contextReferences whether a process context is written once, as an object of its own before the first event that
 *     refers to its id, instead of being part of every event
 * @param firstContext what is added to the ids of contexts that are referred to: several recordings in one output have the
 *     same ids
 */
public record JsonNotation(boolean symbols, boolean contextReferences, long firstContext) implements Notation {
    public static final JsonNotation DEFAULT = new JsonNotation(true, false, 0);

    public JsonNotation withSymbols(boolean shown) {
        return new JsonNotation(shown, contextReferences, firstContext);
    }

    public JsonNotation withContextReferences(boolean references) {
        return new JsonNotation(symbols, references, firstContext);
    }

    @Override
    public Renderer open(RenderModel model, int sharers) {
        return new JsonRenderer(model, this, sharers);
    }

    /** No other recording has the same context ids. */
    @Override
    public JsonNotation ofRecording(int recording) {
        return new JsonNotation(symbols, contextReferences, (long) recording << Integer.SIZE);
    }
}
