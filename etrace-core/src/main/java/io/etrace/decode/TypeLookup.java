// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import java.util.Optional;

/** The types that no parameter names, as one ABI lays them out. */
final class TypeLookup {
    private final Btf btf;
    private final boolean compat;

    TypeLookup(Btf btf, boolean compat) {
        this.btf = btf;
        this.compat = compat;
    }

    /** A type by its C spelling. */
    Optional<BtfType> type(String cType) {
        return btf.resolve(cType);
    }

    /** A struct by its name without the word struct. Structs with another layout for 32 bits have one of another name. */
    Optional<Composite> struct(String name) {
        Optional<BtfType> wanted = compat ? btf.find("struct compat_" + name) : Optional.empty();
        return wanted.or(() -> btf.find("struct " + name))
                .filter(Composite.class::isInstance)
                .map(Composite.class::cast);
    }

    /** The struct user_msghdr, which 32-bit programs know as struct compat_msghdr. */
    Optional<Composite> message() {
        return compat ? struct("msghdr") : struct("user_msghdr");
    }
}
