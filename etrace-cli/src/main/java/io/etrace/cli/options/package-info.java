// SPDX-License-Identifier: Apache-2.0
/**
 * From the words of the command line to an {@link io.etrace.cli.options.Invocation}, with the help that is made from
 * the same table. {@link io.etrace.cli.options.Getopt} knows how words become options, for every table of them.
 * Nothing here opens a file or traces.
 */
@NullMarked
package io.etrace.cli.options;

import org.jspecify.annotations.NullMarked;
