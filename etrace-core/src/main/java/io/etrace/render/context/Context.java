// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.context;

import org.jspecify.annotations.Nullable;

/** A process context as a renderer writes it. */
public final class Context {
    /** Bytes that one takes besides what is rendered: this object, a table's slot and an entry of a map. */
    private static final int OVERHEAD = 160;

    private final int id;
    private final byte[] rendered;
    private @Nullable Context earlier;
    private boolean told;

    Context(int id, byte[] rendered) {
        this.id = id;
        this.rendered = rendered;
    }

    public int id() {
        return id;
    }

    /** Bytes of memory, about. */
    int size() {
        return OVERHEAD + rendered.length;
    }

    /** What the format made of it; never to be changed. */
    public byte[] rendered() {
        return rendered;
    }

    /** True once: when this is asked for the first time. */
    public boolean tellFirst() {
        boolean first = !told;
        told = true;
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
