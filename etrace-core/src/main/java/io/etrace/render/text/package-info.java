// SPDX-License-Identifier: Apache-2.0
/**
 * Values as text for people: one line per event, whatever the bytes are. For the text renderer only; knows nothing of
 * records.
 */
@NullMarked
package io.etrace.render.text;

import org.jspecify.annotations.NullMarked;
