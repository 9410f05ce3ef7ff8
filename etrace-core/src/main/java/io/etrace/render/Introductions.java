// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/** Is told where a renderer has written the line of a context that what follows refers to. */
@FunctionalInterface
public interface Introductions {
    /**
     * A line was written.
     *
     * @param context how many contexts were told to the renderer before this one
     * @param start where the line begins in the buffer that the renderer appends to
     * @param end where the line ends
     */
    void add(int context, int start, int end);
}
