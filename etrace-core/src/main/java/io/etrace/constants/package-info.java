// SPDX-License-Identifier: Apache-2.0
/**
 * The names of the constants that system calls take and give: flag sets, enums, ioctl numbers and errors. They are data
 * that {@code tools/constants/generate} makes from the kernel's headers; the syscall model, the renderers and filters
 * read them.
 */
@NullMarked
package io.etrace.constants;

import org.jspecify.annotations.NullMarked;
