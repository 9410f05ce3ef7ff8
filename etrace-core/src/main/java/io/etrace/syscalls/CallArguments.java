// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.PointedMember.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a syscall where they stand in memory, one after the other, and not in registers. */
final class CallArguments {
    private CallArguments() {}

    /**
     * Those that point to memory.
     *
     * @param width the bytes of each
     */
    static List<PointedMember> pointers(List<Parameter> parameters, int width) {
        List<PointedMember> pointers = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.meaning().pointer()) {
                pointer(parameter, width).ifPresent(pointers::add);
            }
        }
        return pointers;
    }

    /** Nothing for what only registers can tell: a vector, a message, a length behind a pointer. */
    private static Optional<PointedMember> pointer(Parameter parameter, int width) {
        Semantics meaning = parameter.meaning();
        LengthSpec extent = extent(meaning.extent());
        boolean known = switch (meaning.kind()) {
            case IOVEC, MSGHDR, MMSGHDR, STRINGS, FD_SET -> false;
            default -> !(extent instanceof LengthSpec.Pointed);
        };
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(new PointedMember(
                parameter.index() * width,
                width,
                meaning.withExtent(extent),
                parameter.pointee(),
                number(meaning.extent(), width),
                Place.NONE,
                List.of(),
                parameter.pointers()));
    }

    /** What was another argument is a member now. */
    private static LengthSpec extent(LengthSpec extent) {
        return switch (extent) {
            case LengthSpec.Argument argument -> new LengthSpec.Member("", argument.unit(), 0);
            case LengthSpec.Result result when result.limit() >= 0 -> new LengthSpec.ResultWithin("", result.unit());
            default -> extent;
        };
    }

    private static Place number(LengthSpec extent, int width) {
        return extent.lastArgument() < 0 ? Place.NONE : new Place(extent.lastArgument() * width, width);
    }
}
