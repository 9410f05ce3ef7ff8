// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.function.Supplier;

/** The address of a target. The target is resolved when it is asked for: types may refer to themselves through pointers. */
public final class Pointer implements BtfType {
    /** ETrace runs on 64-bit kernels only. */
    private static final int BYTES = 8;

    private final String cName;
    private final Supplier<BtfType> target;

    private Pointer(String cName, Supplier<BtfType> target) {
        this.cName = cName;
        this.target = target;
    }

    static Pointer to(BtfType target) {
        String name = target.cName();
        return new Pointer(name.concat(name.endsWith("*") ? "*" : " *"), new Known(target));
    }

    static Pointer to(TypeGraph types, int id, String cName) {
        return new Pointer(cName, new ById(types, id));
    }

    /**
     * Allocates nothing from the second call on.
     *
     * @throws BtfException when what the BTF says of the target makes no sense
     */
    public BtfType target() {
        return target.get();
    }

    @Override
    public String cName() {
        return cName;
    }

    @Override
    public int size() {
        return BYTES;
    }

    @Override
    public String toString() {
        return cName;
    }

    private record Known(BtfType get) implements Supplier<BtfType> {}

    private record ById(TypeGraph types, int id) implements Supplier<BtfType> {
        @Override
        public BtfType get() {
            return types.type(id);
        }
    }
}
