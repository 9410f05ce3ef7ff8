// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.render.JsonOptions;
import io.etrace.render.TextOptions;

/**
 * How events and the run are shown.
 *
 * @param text how lines of text look
 * @param json how JSON looks
 * @param statistics whether a table ends the run
 * @param level how much is told on the standard error
 */
record Display(TextOptions text, JsonOptions json, boolean statistics, LogLevel level) {
    /** For the events of one recording, counted from 0, of several in one output. */
    Display ofRecording(int recording) {
        return new Display(text, json.ofRecording(recording), statistics, level);
    }
}
