// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.model.RenderModel;
import io.etrace.render.Notation;
import io.etrace.render.Renderer;

/**
 * The full notation: lines with the type and name of each argument.
 *
 * @param symbols whether constants are shown by name; otherwise as numbers
 * @param bytesShown how many bytes of a buffer that is no text are shown, in hexadecimal; 0 and more
 */
public record TextNotation(boolean symbols, int bytesShown) implements Notation {
    public static final TextNotation DEFAULT = new TextNotation(true, 8);

    public TextNotation {
        if (bytesShown < 0) {
            throw new IllegalArgumentException("bytes shown: " + bytesShown + " is less than 0");
        }
    }

    @Override
    public Renderer open(RenderModel model, int sharers) {
        return new TextRenderer(model, this, sharers);
    }

    public TextNotation withSymbols(boolean shown) {
        return new TextNotation(shown, bytesShown);
    }

    public TextNotation withBytesShown(int bytes) {
        return new TextNotation(symbols, bytes);
    }
}
