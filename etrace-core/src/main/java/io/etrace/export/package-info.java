// SPDX-License-Identifier: Apache-2.0
/**
 * The seam between recordings and documents of other tools: an {@link io.etrace.export.Exporter} writes what comes first, what
 * each record says, and what comes last. Formats that need a library of their own live in modules of their own, which are
 * found as services; those that need none are here.
 */
@NullMarked
package io.etrace.export;

import org.jspecify.annotations.NullMarked;
