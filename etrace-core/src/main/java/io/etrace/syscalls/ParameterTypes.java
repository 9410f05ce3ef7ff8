// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import io.etrace.btf.Enumeration;
import io.etrace.btf.Pointer;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SyscallFormat.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes parameters of fields and meanings, with what BTF says of their types. Safe for use by any number of threads. */
final class ParameterTypes {
    private static final int INT_WIDTH = 4;

    private final Abi abi;
    private final Types types;
    private final Map<String, Optional<BtfType>> resolved = new ConcurrentHashMap<>();

    ParameterTypes(Abi abi, Types types) {
        this.abi = abi;
        this.types = types;
    }

    Parameter parameter(int index, Field field, Semantics meaning, List<Condition> used) {
        Optional<BtfType> pointee = meaning.pointer() ? pointee(field, meaning) : Optional.empty();
        boolean undescribed = meaning.kind() == Kind.STRUCT && meaning.pointer() && pointee.isEmpty();
        Semantics effective = undescribed ? Semantics.of(Kind.ADDRESS) : meaning;
        boolean whole = !meaning.pointer() && isInt(meaning.kind());
        NumberForm form = meaning.pointer() ? NumberForm.OF_C_TYPE : meaning.form();
        int width = form.bytes(whole ? INT_WIDTH : width(field));
        boolean signed = form.isSigned(whole || signed(field));
        return Parameter.of(index, field, width, signed, effective, pointee, used);
    }

    /** What is an int to the kernel also where a call takes a long: fcntl, keyctl, mmap. */
    private static boolean isInt(Kind kind) {
        return switch (kind) {
            case FD, DIRFD, PID, SIGNAL, KEY -> true;
            default -> false;
        };
    }

    /** The bytes of a register that count. */
    int width(Field field) {
        int size = resolve(field.type()).map(BtfType::size).orElse(0);
        boolean whole = size == 0 || CType.pointer(field.type());
        return whole ? abi.pointerSize() : Math.min(size, abi.pointerSize());
    }

    private boolean signed(Field field) {
        return resolve(field.type()).map(ParameterTypes::signed).orElse(false);
    }

    private static boolean signed(BtfType type) {
        return type instanceof BtfType.Int integer && integer.signed()
                || type instanceof Enumeration enumeration && enumeration.signed();
    }

    /** Values behind a pointer to bytes, those of socket options, are ints. */
    private Optional<BtfType> pointee(Field field, Semantics meaning) {
        if (!meaning.name().isEmpty() && meaning.kind() == Kind.STRUCT) {
            return named(meaning.name());
        }
        if (meaning.form().bytes() > 0) {
            return resolve(meaning.form().typedef());
        }
        Optional<BtfType> target = target(field).filter(type -> type.size() > 0);
        if (meaning.kind().scalar() && target.filter(type -> type.size() > 1).isEmpty()) {
            return resolve(meaning.kind() == Kind.ADDRESS || meaning.kind() == Kind.SIZE ? "unsigned long" : "int");
        }
        return target;
    }

    private Optional<BtfType> named(String name) {
        return name.indexOf(' ') >= 0
                ? resolve(name)
                : resolve("struct " + name).or(() -> resolve(name));
    }

    /** A typedef may hide the star: {@code cap_user_header_t}. */
    private Optional<BtfType> target(Field field) {
        String type = CType.unqualified(field.type());
        if (CType.pointer(type)) {
            return resolve(CType.pointee(type));
        }
        return resolve(type)
                .flatMap(found -> found instanceof Pointer pointer ? Optional.of(pointer.target()) : Optional.empty());
    }

    private Optional<BtfType> resolve(String type) {
        return resolved.computeIfAbsent(CType.unqualified(type), types::resolve);
    }
}
