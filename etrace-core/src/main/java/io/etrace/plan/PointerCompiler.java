// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.btf.BtfType;
import io.etrace.syscalls.LengthSpec;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.PointedMember;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import java.util.ArrayList;
import java.util.List;

/** Compiles what the model says of pointers in a plan's memory. */
final class PointerCompiler {
    private final List<PointerRead> reads = new ArrayList<>();

    List<PointerRead> reads() {
        return reads;
    }

    /** Adds the pointers in the memory of a parameter. */
    void add(Parameter parameter) {
        boolean written = parameter.meaning().direction() == Direction.OUT;
        int stride = isArray(parameter.meaning())
                ? parameter.pointee().map(BtfType::size).orElse(0)
                : 0;
        for (PointedMember member : parameter.pointers()) {
            add(parameter.index(), member, 0, stride, written);
        }
    }

    /** Whether memory may hold more than one element. */
    private static boolean isArray(Semantics meaning) {
        return meaning.extent() != LengthSpec.NONE
                && meaning.extent().unit() == LengthSpec.Unit.NATURAL
                && !(meaning.extent() instanceof LengthSpec.Member);
    }

    private void add(int argument, PointedMember member, int parent, int stride, boolean written) {
        for (long value : member.values().isEmpty() ? List.of(0L) : member.values()) {
            PointerRead read = read(argument, member, parent, stride, (int) value, written);
            if (read.kind() == ArgumentRead.BYTES && read.scale() == 0) {
                continue;
            }
            reads.add(read);
            int index = reads.size();
            boolean array = member.meaning().extent() != LengthSpec.NONE;
            int size = member.element().map(BtfType::size).orElse(0);
            boolean out = written || member.meaning().direction() == Direction.OUT;
            member.inner().forEach(inner -> add(argument, inner, index, array ? size : 0, out));
        }
    }

    private static PointerRead read(
            int argument, PointedMember member, int parent, int stride, int value, boolean written) {
        Semantics meaning = member.meaning();
        boolean string = isText(meaning.kind()) && meaning.extent() == LengthSpec.NONE;
        int limited = isText(meaning.kind()) || meaning.kind() == Kind.BUFFER || meaning.kind() == Kind.PACKET
                ? ArgumentRead.LIMITED
                : 0;
        int flags = CaptureCompiler.flags(meaning) | limited | (written ? PointerRead.PARENT_OUT : 0);
        return new PointerRead(
                argument,
                string ? ArgumentRead.STRING : ArgumentRead.BYTES,
                flags,
                source(meaning.extent()),
                parent,
                member.width(),
                member.at(),
                stride,
                member.number(),
                member.test(),
                value,
                meaning.extent() instanceof LengthSpec.Fixed fixed ? fixed.count() - 1 : 0,
                scale(member));
    }

    private static boolean isText(Kind kind) {
        return kind == Kind.PATH || kind == Kind.STRING;
    }

    private static int source(LengthSpec extent) {
        return switch (extent.unit()) {
            case KEY -> PointerRead.FROM_MAP_KEY;
            case VALUE -> PointerRead.FROM_MAP_VALUE;
            default ->
                switch (extent) {
                    case LengthSpec.Member member -> PointerRead.FROM_MEMBER;
                    case LengthSpec.Result result -> PointerRead.FROM_RESULT;
                    case LengthSpec.ResultWithin within -> PointerRead.FROM_RESULT;
                    default -> PointerRead.FROM_ONE;
                };
        };
    }

    /** The bytes of what the extent counts. */
    private static int scale(PointedMember member) {
        boolean bytes = member.meaning().extent().unit() != LengthSpec.Unit.NATURAL
                || switch (member.meaning().kind()) {
                    case PATH, STRING, BUFFER, PACKET, SOCKADDR -> true;
                    case SIGSET -> member.meaning().extent() != LengthSpec.NONE;
                    default -> false;
                };
        boolean signals = member.meaning().kind() == Kind.SIGSET;
        return bytes
                ? 1
                : signals ? Long.BYTES : member.element().map(BtfType::size).orElse(0);
    }
}
