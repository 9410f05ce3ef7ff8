// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.bpf.CapturePlans;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reads behind pointers of all plans, one after the other; plans with the same reads share them. */
final class PointerTable {
    private final List<byte[]> written = new ArrayList<>();
    private final Map<List<PointerRead>, Integer> places = new HashMap<>();

    /** Where the reads of a plan begin. */
    int indexOf(List<PointerRead> reads) {
        Integer known = places.get(reads);
        if (known != null) {
            return known;
        }
        int place = written.size();
        places.put(List.copyOf(reads), place);
        reads.forEach(read -> written.add(bytes(read)));
        return place;
    }

    private static byte[] bytes(PointerRead read) {
        ByteBuffer bytes = ByteBuffer.allocate(CapturePlans.POINTER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        read.write(bytes);
        return bytes.array();
    }

    List<byte[]> written() {
        return List.copyOf(written);
    }
}
