// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One parameter of a syscall.
 *
 * @param index 0 to 5: which argument register holds it
 * @param name its name in the kernel's source, from tracefs
 * @param type its C type as tracefs spells it: {@code const char *}
 * @param width the bytes of the register that count: 1, 2, 4 or 8
 * @param signed whether the highest of those bits is a sign
 * @param meaning what the semantics table or the C type says of it; never without a direction for captured memory
 * @param pointee the type of one element of captured memory; empty for bytes and where BTF does not know it
 * @param pointers the members of the captured memory that point to memory in their turn
 * @param used all must hold, or the call does not look at the argument; empty when it always does
 * @param nameUtf8 {@code name} for renderers, never to be changed
 * @param typeUtf8 {@code type} for renderers, never to be changed
 */
public record Parameter(
        int index,
        String name,
        String type,
        int width,
        boolean signed,
        Semantics meaning,
        Optional<BtfType> pointee,
        List<PointedMember> pointers,
        List<Condition> used,
        byte[] nameUtf8,
        byte[] typeUtf8) {

    static Parameter of(
            int index,
            SyscallFormat.Field field,
            int width,
            boolean signed,
            Semantics meaning,
            Optional<BtfType> pointee,
            List<PointedMember> pointers,
            List<Condition> used) {
        byte[] name = utf8(field.name());
        byte[] type = utf8(field.type());
        return new Parameter(
                index, field.name(), field.type(), width, signed, meaning, pointee, pointers, used, name, type);
    }

    /** The value that the kernel takes from a register: the highest bits of an int's register mean nothing. */
    public long value(long register) {
        int unused = Long.SIZE - width * Byte.SIZE;
        return signed ? register << unused >> unused : register << unused >>> unused;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
