// SPDX-License-Identifier: Apache-2.0
/** A line of comma-separated values per event. Only the export format of that name calls it. */
@NullMarked
package io.etrace.render.csv;

import org.jspecify.annotations.NullMarked;
