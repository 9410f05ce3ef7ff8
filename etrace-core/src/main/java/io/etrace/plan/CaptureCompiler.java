// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.syscalls.LengthSpec;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Syscall;
import java.util.Optional;

/** Compiles what the model says of one parameter's memory. */
final class CaptureCompiler {
    private static final int PAGE_SHIFT = 12;
    private static final int SIGSET_LENGTH = 8;
    private static final int IOVEC_POINTERS = 2;
    private static final BtfType UNKNOWN = new BtfType.Void();

    private CaptureCompiler() {}

    /** Empty for values that are no pointers, and for pointers whose memory nothing is known of. */
    static Optional<ArgumentRead> compile(Syscall syscall, Parameter parameter) {
        Semantics meaning = parameter.meaning();
        if (!meaning.pointer()) {
            return Optional.empty();
        }
        int flags = flags(meaning);
        ArgumentRead capture = switch (meaning.kind()) {
            case PATH, STRING ->
                meaning.extent() == LengthSpec.NONE
                        ? ArgumentRead.of(parameter.index(), ArgumentRead.STRING, flags | ArgumentRead.LIMITED, 1)
                        : sized(parameter, ArgumentRead.BYTES, flags | ArgumentRead.LIMITED, 1);
            case STRINGS -> ArgumentRead.of(parameter.index(), ArgumentRead.LIST, flags, 1);
            case BUFFER, PACKET, STRING_LIST -> sized(parameter, ArgumentRead.BYTES, flags | ArgumentRead.LIMITED, 1);
            case SOCKADDR, BITS -> sized(parameter, ArgumentRead.BYTES, flags, 1);
            case SIGSET ->
                sized(parameter, ArgumentRead.BYTES, flags, meaning.extent() == LengthSpec.NONE ? SIGSET_LENGTH : 1);
            case FD_SET -> sized(parameter, ArgumentRead.BYTES, flags, 1).grouped(Long.SIZE - 1, 6, Long.BYTES);
            case IOVEC ->
                sized(
                        parameter,
                        ArgumentRead.IOVEC,
                        flags | ArgumentRead.LIMITED,
                        IOVEC_POINTERS * syscall.abi().pointerSize());
            case MSGHDR -> ArgumentRead.of(parameter.index(), ArgumentRead.MSGHDR, flags | ArgumentRead.LIMITED, 1);
            case MMSGHDR -> sized(parameter, ArgumentRead.MMSGHDR, flags | ArgumentRead.LIMITED, 1);
            case CALL, POINTERS ->
                sized(parameter, ArgumentRead.BYTES, flags, syscall.abi().pointerSize());
            default -> struct(parameter, flags);
        };
        return capture.scale() == 0 ? Optional.empty() : Optional.of(narrowed(syscall, capture));
    }

    /** How much of each message was sent: the kernel writes it into the array that it reads. */
    static Optional<ArgumentRead> sent(Parameter parameter) {
        Semantics meaning = parameter.meaning();
        return meaning.kind() == Semantics.Kind.MMSGHDR && meaning.direction() == Semantics.Direction.IN
                ? Optional.of(ArgumentRead.of(parameter.index(), ArgumentRead.SENT, ArgumentRead.OUT, 1)
                        .from(ArgumentRead.FROM_RESULT, 0))
                : Optional.empty();
    }

    /** Of a register the kernel takes as many bits as the parameter's type has, and refuses an int below 0. */
    private static ArgumentRead narrowed(Syscall syscall, ArgumentRead capture) {
        boolean number = capture.source() == ArgumentRead.FROM_ARGUMENT && isNarrow(syscall, capture.reference());
        boolean limit = capture.limit() != ArgumentRead.NO_REFERENCE && isNarrow(syscall, capture.limit());
        ArgumentRead narrow =
                number ? capture.from(narrow(syscall, capture.reference()), capture.reference()) : capture;
        return limit ? narrow.withNarrowLimit() : narrow;
    }

    private static int narrow(Syscall syscall, int parameter) {
        return syscall.parameters().get(parameter).signed() ? ArgumentRead.FROM_SIGNED : ArgumentRead.FROM_NARROW;
    }

    private static boolean isNarrow(Syscall syscall, int parameter) {
        return syscall.parameters().get(parameter).width() <= Integer.BYTES;
    }

    static int flags(Semantics meaning) {
        int flags = (meaning.direction().in() ? ArgumentRead.IN : 0)
                | (meaning.direction().out() ? ArgumentRead.OUT : 0);
        return flags
                | switch (meaning.written()) {
                    case ON_SUCCESS -> 0;
                    case ON_POSITIVE -> ArgumentRead.ON_POSITIVE;
                    case ON_INTERRUPT -> ArgumentRead.ON_INTERRUPT;
                    case ALWAYS -> ArgumentRead.ON_ERROR;
                };
    }

    private static ArgumentRead struct(Parameter parameter, int flags) {
        BtfType type = parameter.pointee().orElse(UNKNOWN);
        ArgumentRead capture = sized(parameter, ArgumentRead.BYTES, flags, type.size());
        LengthSpec extent = parameter.meaning().extent();
        return extent instanceof LengthSpec.Member member
                ? memberSized(capture, type, member)
                : tailed(capture, type, extent);
    }

    private static ArgumentRead memberSized(ArgumentRead capture, BtfType type, LengthSpec.Member extent) {
        int offset = type instanceof Composite composite
                ? composite.member(extent.name()).map(Member::offset).orElse(0)
                : 0;
        ArgumentRead sized = capture.from(ArgumentRead.FROM_MEMBER, offset).grouped(0, 0, 1);
        return extent.unit() == LengthSpec.Unit.TAIL
                ? tail(sized, type)
                : sized.withFallback(extent.fallback() == 0 ? type.size() : extent.fallback());
    }

    private static ArgumentRead tailed(ArgumentRead capture, BtfType type, LengthSpec extent) {
        return extent.unit() == LengthSpec.Unit.TAIL ? tail(capture, type) : capture;
    }

    /** The elements of the last member, and what stands before it: as many elements as that takes. */
    private static ArgumentRead tail(ArgumentRead capture, BtfType type) {
        boolean array = type instanceof Composite struct
                && !struct.members().isEmpty()
                && struct.members().getLast().type() instanceof BtfType.Array;
        int size = array
                ? ((BtfType.Array) ((Composite) type).members().getLast().type())
                        .element()
                        .size()
                : 1;
        return capture.grouped(head(type) / Math.max(size, 1), 0, size);
    }

    /** The bytes before the last member: struct msgbuf has 8 before its text, but a size of 16. */
    private static int head(BtfType type) {
        return type instanceof Composite struct && !struct.members().isEmpty()
                ? struct.members().getLast().offset()
                : type.size();
    }

    /** @param scale bytes of one of what the extent counts */
    private static ArgumentRead sized(Parameter parameter, int kind, int flags, int scale) {
        LengthSpec extent = parameter.meaning().extent();
        ArgumentRead one = ArgumentRead.of(parameter.index(), kind, flags, scale);
        ArgumentRead capture = switch (extent) {
            case LengthSpec.None none -> one;
            case LengthSpec.Argument argument -> one.from(ArgumentRead.FROM_ARGUMENT, argument.index());
            case LengthSpec.Result result ->
                one.from(ArgumentRead.FROM_RESULT, 0)
                        .limitedBy(result.limit() < 0 ? ArgumentRead.NO_REFERENCE : result.limit());
            case LengthSpec.ResultWithin within -> one;
            case LengthSpec.Pointed pointed ->
                one.from(ArgumentRead.FROM_POINTED, pointed.index()).grouped(0, pointed.shift(), scale);
            case LengthSpec.Member member -> one;
            case LengthSpec.Fixed fixed -> one.grouped(fixed.count() - 1, 0, scale);
            case LengthSpec.IoctlSize ioctl ->
                one.from(ArgumentRead.FROM_IOCTL, ioctl.index()).grouped(0, 0, 1);
        };
        return switch (extent.unit()) {
            case NATURAL, TAIL, KEY, VALUE -> capture;
            case BYTES -> capture.grouped(capture.add(), 0, 1);
            case PAGES -> capture.grouped((1 << PAGE_SHIFT) - 1, PAGE_SHIFT, 1);
            case NODES -> capture.grouped(Long.SIZE - 2, 6, Long.BYTES);
        };
    }
}
