// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/**
 * How JSON lines look.
 *
 * @param symbols whether values have the names of their constants beside them
 * @param contextReferences whether a process context is written once, as an object of its own before the first event that
 *     refers to its id, instead of being part of every event
 * @param firstContext what is added to the ids of contexts that are referred to: several recordings in one output have the
 *     same ids
 */
public record JsonOptions(boolean symbols, boolean contextReferences, long firstContext) {
    public static final JsonOptions DEFAULT = new JsonOptions(true, false, 0);

    public JsonOptions withSymbols(boolean shown) {
        return new JsonOptions(shown, contextReferences, firstContext);
    }

    public JsonOptions withContextReferences(boolean references) {
        return new JsonOptions(symbols, references, firstContext);
    }

    /** For a recording of several in one output, counted from 0: no other one has its ids. */
    public JsonOptions ofRecording(int recording) {
        return new JsonOptions(symbols, contextReferences, (long) recording << Integer.SIZE);
    }
}
