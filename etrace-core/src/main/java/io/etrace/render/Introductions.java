// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/** Receives the place of each line in which a renderer defines a context that later lines refer to. */
@FunctionalInterface
public interface Introductions {
    /**
     * A line was written.
     *
     * @param context how many contexts the renderer read before this one
     * @param start where the line begins in the buffer that the renderer appends to
     * @param end where the line ends
     */
    void add(int context, int start, int end);
}
