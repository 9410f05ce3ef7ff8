// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/**
 * How JSON lines look.
 *
 * @param symbols whether values have the names of their constants beside them
 * @param contextReferences whether a process context is written once, as an object of its own before the first event that
 *     refers to its id, instead of being part of every event
 */
public record JsonOptions(boolean symbols, boolean contextReferences) {
    public static final JsonOptions DEFAULT = new JsonOptions(true, false);

    public JsonOptions withSymbols(boolean shown) {
        return new JsonOptions(shown, contextReferences);
    }

    public JsonOptions withContextReferences(boolean references) {
        return new JsonOptions(symbols, references);
    }
}
