// SPDX-License-Identifier: Apache-2.0
/**
 * Reading captures: {@link io.etrace.replay.Capture} opens one and gives its records in order of time, those that are
 * wanted only. Programs that read captures begin here.
 */
@NullMarked
package io.etrace.replay;

import org.jspecify.annotations.NullMarked;
