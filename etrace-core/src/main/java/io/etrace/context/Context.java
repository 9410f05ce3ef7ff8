// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import org.jspecify.annotations.Nullable;

/** A process context as a renderer writes it. */
public final class Context {
    /** Bytes that one takes besides what is rendered: this object, a table's slot and an entry of a map. */
    private static final int OVERHEAD = 160;

    private final int id;
    private final int number;
    private final byte[] rendered;
    private @Nullable Context earlier;
    private int introducedIn;

    /** @param number how many contexts were told before */
    Context(int id, int number, byte[] rendered) {
        this.id = id;
        this.number = number;
        this.rendered = rendered;
    }

    public int id() {
        return id;
    }

    /** How many contexts were read before this one: unique, even where ids are not. */
    public int number() {
        return number;
    }

    /** Bytes of memory, about. */
    int size() {
        return OVERHEAD + rendered.length;
    }

    /** What the format made of it; never to be changed. */
    public byte[] rendered() {
        return rendered;
    }

    /**
     * True when this is asked for the first time in a part of the output.
     *
     * @param part counted from 1
     */
    public boolean isNewIn(int part) {
        boolean first = introducedIn != part;
        introducedIn = part;
        return first;
    }

    @Nullable
    Context earlier() {
        return earlier;
    }

    void follow(@Nullable Context context) {
        earlier = context;
    }
}
