// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.syscalls.Extent;
import io.etrace.syscalls.Meaning;
import io.etrace.syscalls.Parameter;
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
    static Optional<Capture> compile(Syscall syscall, Parameter parameter) {
        Meaning meaning = parameter.meaning();
        if (!meaning.pointer()) {
            return Optional.empty();
        }
        int flags = flags(meaning);
        Capture capture = switch (meaning.kind()) {
            case PATH, STRING ->
                meaning.extent() == Extent.NONE
                        ? Capture.of(parameter.index(), Capture.STRING, flags | Capture.LIMITED, 1)
                        : sized(parameter, Capture.BYTES, flags | Capture.LIMITED, 1);
            case STRINGS -> Capture.of(parameter.index(), Capture.LIST, flags, 1);
            case BUFFER -> sized(parameter, Capture.BYTES, flags | Capture.LIMITED, 1);
            case SOCKADDR -> sized(parameter, Capture.BYTES, flags, 1);
            case SIGSET -> sized(parameter, Capture.BYTES, flags, meaning.extent() == Extent.NONE ? SIGSET_LENGTH : 1);
            case FD_SET -> sized(parameter, Capture.BYTES, flags, 1).grouped(Long.SIZE - 1, 6, Long.BYTES);
            case IOVEC ->
                sized(
                        parameter,
                        Capture.IOVEC,
                        flags | Capture.LIMITED,
                        IOVEC_POINTERS * syscall.abi().pointerSize());
            case MSGHDR -> Capture.of(parameter.index(), Capture.MSGHDR, flags | Capture.LIMITED, 1);
            case MMSGHDR -> sized(parameter, Capture.MMSGHDR, flags | Capture.LIMITED, 1);
            default -> struct(parameter, flags);
        };
        return capture.scale() == 0 ? Optional.empty() : Optional.of(narrowed(syscall, capture));
    }

    /** Of a register the kernel takes as many bits as the parameter's type has. */
    private static Capture narrowed(Syscall syscall, Capture capture) {
        boolean number = capture.source() == Capture.FROM_ARGUMENT && isNarrow(syscall, capture.reference());
        boolean limit = capture.limit() != Capture.NO_REFERENCE && isNarrow(syscall, capture.limit());
        Capture narrow = number ? capture.from(Capture.FROM_NARROW, capture.reference()) : capture;
        return limit ? narrow.withNarrowLimit() : narrow;
    }

    private static boolean isNarrow(Syscall syscall, int parameter) {
        return syscall.parameters().get(parameter).width() <= Integer.BYTES;
    }

    private static int flags(Meaning meaning) {
        int flags = (meaning.direction().in() ? Capture.IN : 0)
                | (meaning.direction().out() ? Capture.OUT : 0);
        return flags
                | switch (meaning.written()) {
                    case ON_SUCCESS -> 0;
                    case ON_POSITIVE -> Capture.ON_POSITIVE;
                    case ON_INTERRUPT -> Capture.ON_INTERRUPT;
                    case ALWAYS -> Capture.ON_ERROR;
                };
    }

    private static Capture struct(Parameter parameter, int flags) {
        BtfType type = parameter.pointee().orElse(UNKNOWN);
        Capture capture = sized(parameter, Capture.BYTES, flags, type.size());
        Extent extent = parameter.meaning().extent();
        return extent instanceof Extent.Member member
                ? memberSized(capture, type, member)
                : tailed(capture, type, extent);
    }

    private static Capture memberSized(Capture capture, BtfType type, Extent.Member extent) {
        int offset = type instanceof Composite composite
                ? composite.member(extent.name()).map(Member::offset).orElse(0)
                : 0;
        Capture sized = capture.from(Capture.FROM_MEMBER, offset).grouped(0, 0, 1);
        return extent.unit() == Extent.Unit.TAIL ? sized.grouped(head(type), 0, 1) : sized.withFallback(type.size());
    }

    private static Capture tailed(Capture capture, BtfType type, Extent extent) {
        return extent.unit() == Extent.Unit.TAIL ? capture.grouped(head(type), 0, 1) : capture;
    }

    /** The bytes before the last member: struct msgbuf has 8 before its text, but a size of 16. */
    private static int head(BtfType type) {
        return type instanceof Composite struct && !struct.members().isEmpty()
                ? struct.members().getLast().offset()
                : type.size();
    }

    /** @param scale bytes of one of what the extent counts */
    private static Capture sized(Parameter parameter, int kind, int flags, int scale) {
        Extent extent = parameter.meaning().extent();
        Capture one = Capture.of(parameter.index(), kind, flags, scale);
        Capture capture = switch (extent) {
            case Extent.None none -> one;
            case Extent.Argument argument -> one.from(Capture.FROM_ARGUMENT, argument.index());
            case Extent.Result result ->
                one.from(Capture.FROM_RESULT, 0).limitedBy(result.limit() < 0 ? Capture.NO_REFERENCE : result.limit());
            case Extent.Pointed pointed -> one.from(Capture.FROM_POINTED, pointed.index());
            case Extent.Member member -> one;
            case Extent.Fixed fixed -> one.grouped(fixed.count() - 1, 0, scale);
            case Extent.IoctlSize ioctl ->
                one.from(Capture.FROM_IOCTL, ioctl.index()).grouped(0, 0, 1);
        };
        return switch (extent.unit()) {
            case NATURAL, TAIL -> capture;
            case BYTES -> capture.grouped(capture.add(), 0, 1);
            case PAGES -> capture.grouped((1 << PAGE_SHIFT) - 1, PAGE_SHIFT, 1);
            case NODES -> capture.grouped(Long.SIZE - 2, 6, Long.BYTES);
        };
    }
}
