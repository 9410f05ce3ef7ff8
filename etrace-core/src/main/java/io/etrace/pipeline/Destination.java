// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.render.Notation;
import java.nio.channels.WritableByteChannel;

/**
 * Where lines go, and the notation that they are in.
 *
 * @param channel takes whole lines; it writes all that it is given, or fails with a message for the user
 */
public record Destination(Notation notation, WritableByteChannel channel) {}
