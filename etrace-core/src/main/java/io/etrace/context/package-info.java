// SPDX-License-Identifier: Apache-2.0
/**
 * Who made a call: the process contexts and cgroup paths reported so far, kept in the form in which a renderer writes
 * them. The renderers use it, and the selection of records.
 */
@NullMarked
package io.etrace.context;

import org.jspecify.annotations.NullMarked;
