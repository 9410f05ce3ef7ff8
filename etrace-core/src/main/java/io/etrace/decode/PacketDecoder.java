// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.Map;

/**
 * What passes through a socket: bytes, or messages when it is one of netlink.
 *
 * @param netlink by protocol; {@code other} for the rest
 */
record PacketDecoder(Map<Integer, ValueDecoder> netlink, ValueDecoder other) implements ValueDecoder {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int protocol = window.chunks().netlinkProtocol();
        ValueDecoder decoder = protocol == ChunkIndex.NONE ? DataDecoder.ALL : netlink.getOrDefault(protocol, other);
        (window.has(at, decoder.least()) ? decoder : DataDecoder.ALL).decode(window, at, sink);
    }
}
