// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Types, and by which names they were asked for: who has these has all that the asker found. */
final class AskedTypes implements Types {
    private final Types types;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    AskedTypes(Types types) {
        this.types = types;
    }

    @Override
    public Optional<BtfType> resolve(String cType) {
        names.add(cType);
        return types.resolve(cType);
    }

    Set<String> names() {
        return names;
    }
}
