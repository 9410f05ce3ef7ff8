// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.render.Notation;
import io.etrace.render.brief.BriefNotation;
import io.etrace.render.brief.TimeStyle;
import io.etrace.render.text.TextNotation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The notations of lines for people, by the names that users give. */
record TextNotations(Settings settings) {
    private static final String BRIEF = "brief";
    private static final String FULL = "full";

    /** @param symbols whether constants are shown by name */
    Notation chosen(boolean symbols) {
        String name = settings.value(EtraceFlag.NOTATION).orElse(FULL);
        return switch (name) {
            case BRIEF -> new BriefNotation(symbols, bytes(BriefNotation.DEFAULT.bytesShown()), time());
            case FULL -> full(symbols);
            default -> throw new UsageException("--notation wants brief or full, not '" + name + "'");
        };
    }

    private Notation full(boolean symbols) {
        if (settings.has(EtraceFlag.TIME)) {
            throw new UsageException("--time is about brief lines: add --notation brief");
        }
        return new TextNotation(symbols, bytes(TextNotation.DEFAULT.bytesShown()));
    }

    private int bytes(int otherwise) {
        return settings.value(EtraceFlag.BYTES)
                .map(text -> Quantity.number(EtraceFlag.BYTES, text))
                .orElse(otherwise);
    }

    private TimeStyle time() {
        return settings.value(EtraceFlag.TIME).map(TextNotations::time).orElse(BriefNotation.DEFAULT.time());
    }

    private static TimeStyle time(String text) {
        for (TimeStyle style : TimeStyle.values()) {
            if (name(style).equals(text)) {
                return style;
            }
        }
        throw new UsageException("--time wants one of "
                + Arrays.stream(TimeStyle.values()).map(TextNotations::name).collect(Collectors.joining(", "))
                + ", not '" + text + "'");
    }

    private static String name(TimeStyle style) {
        return style.name().toLowerCase(Locale.ROOT);
    }
}
