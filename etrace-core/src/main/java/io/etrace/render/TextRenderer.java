// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.record.RecordCursor;
import io.etrace.text.Utf8Buffer;

/** To come. */
public final class TextRenderer implements Renderer {
    public TextRenderer(RenderModel model, TextOptions options) {}

    @Override
    public void record(RecordCursor record, Utf8Buffer out) {}

    @Override
    public void loss(Loss loss, Utf8Buffer out) {}
}
