// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.Semantics;

/** A number, or an address of the internet, in as many bytes as an attribute has. */
final class AttributeValueDecoder implements ValueDecoder {
    private static final int MOST = 16;

    private final ValueDecoder[] bySize = new ValueDecoder[MOST + 1];

    AttributeValueDecoder(ScalarDecoders scalars, Semantics meaning) {
        for (int size = 0; size <= MOST; size++) {
            boolean whole = size == 1 || size == 2 || size == 4 || size == 8 || size == MOST;
            bySize[size] = whole ? scalars.decoder(size, false, meaning, ConstantNames.NONE) : DataDecoder.ALL;
        }
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int size = window.end() - at;
        (size <= MOST ? bySize[size] : DataDecoder.ALL).decode(window, at, sink);
    }
}
