// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.text.Utf8Buffer;

/** Names of values: {@code O_RDONLY|O_CLOEXEC}. They hold printable ASCII. */
@FunctionalInterface
public interface ConstantNames {
    ConstantNames NONE = (value, out) -> false;

    /** Appends the name of a value; appends nothing and returns false when it has none. Allocates nothing. */
    boolean write(long value, Utf8Buffer out);
}
