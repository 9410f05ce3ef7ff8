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
import java.util.function.Function;

/** Makes parameters of fields and meanings, with what BTF says of their types. Safe for use by any number of threads. */
final class ParameterTypes {
    private static final int INT_WIDTH = 4;

    private final Abi abi;
    private final Types types;
    private final MemberPointers pointers;
    private final Function<String, List<Parameter>> calls;
    private final Map<String, Optional<BtfType>> resolved = new ConcurrentHashMap<>();

    /** @param calls the parameters of a syscall by its name in tracefs */
    ParameterTypes(
            Abi abi,
            Types types,
            SemanticsTable table,
            NamedConstants constants,
            Function<String, List<Parameter>> calls) {
        this.calls = calls;
        this.abi = abi;
        this.types = types;
        this.pointers = new MemberPointers(table, constants, this);
    }

    Parameter parameter(int index, Field field, Semantics meaning, List<Condition> used) {
        Optional<BtfType> pointee = meaning.pointer() ? pointee(field, meaning) : Optional.empty();
        boolean undescribed = meaning.kind() == Kind.STRUCT && meaning.pointer() && pointee.isEmpty();
        Semantics effective = undescribed ? Semantics.of(Kind.ADDRESS) : meaning;
        boolean whole = !meaning.pointer() && isInt(meaning.kind());
        NumberForm form = meaning.pointer() ? NumberForm.OF_C_TYPE : meaning.form();
        int width = form.bytes(whole ? INT_WIDTH : width(field));
        boolean signed = form.isSigned(whole || signed(field));
        return Parameter.of(index, field, width, signed, effective, pointee, pointers(effective, pointee), used);
    }

    private List<PointedMember> pointers(Semantics meaning, Optional<BtfType> pointee) {
        if (meaning.kind() == Kind.POINTERS) {
            return pointee.map(pointer -> pointers.each(pointer, meaning)).orElse(List.of());
        }
        if (meaning.kind() == Kind.CALL) {
            return CallArguments.pointers(calls.apply(meaning.name()), abi.pointerSize());
        }
        return pointee.map(type -> pointers.of(type, meaning)).orElse(List.of());
    }

    /** The parameters of a syscall. */
    List<Parameter> argumentsOf(String syscall) {
        return calls.apply(syscall);
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
        return element(meaning, target(field));
    }

    /**
     * The type of what memory consists of.
     *
     * @param pointee what the pointer's own type says
     */
    Optional<BtfType> element(Semantics meaning, Optional<BtfType> pointee) {
        if (meaning.kind() == Kind.POINTERS) {
            return pointer();
        }
        if (!meaning.name().isEmpty() && meaning.kind() == Kind.STRUCT) {
            return named(meaning.typeName());
        }
        Optional<BtfType> target = pointee.filter(type -> type.size() > 0);
        if (abi.compat() && target.orElse(null) instanceof Pointer) {
            return pointer();
        }
        if (meaning.form().bytes() > 0) {
            return resolve(meaning.form().typedef());
        }
        if (meaning.kind().scalar() && target.filter(type -> type.size() > 1).isEmpty()) {
            return resolve(meaning.kind() == Kind.ADDRESS || meaning.kind() == Kind.SIZE ? "unsigned long" : "int");
        }
        return target;
    }

    /** A pointer in memory. */
    private Optional<BtfType> pointer() {
        return resolve(abi.compat() ? "compat_uptr_t" : "void *");
    }

    /** A type as the table names it. */
    Optional<BtfType> named(String name) {
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
