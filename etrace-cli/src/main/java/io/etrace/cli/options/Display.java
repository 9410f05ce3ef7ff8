// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.render.Notation;
import io.etrace.render.json.JsonNotation;

/**
 * How events and the run are shown.
 *
 * @param text how lines of text look
 * @param json how JSON looks
 * @param statistics whether a table ends the run
 * @param level how much is written to the standard error
 */
public record Display(Notation text, JsonNotation json, boolean statistics, LogLevel level) {
    /** The notation of an output: the one place that knows them by name. */
    public Notation notation(Output.Format format) {
        return switch (format) {
            case TEXT -> text;
            case JSON -> json;
            case RAW, DOCUMENT -> throw new IllegalArgumentException(format + " has no notation");
        };
    }
}
