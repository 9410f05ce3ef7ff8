// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.LengthSpec;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.SyscallModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes decoders of the arguments of syscalls that stand in memory. */
final class CallDecoders {
    private final SyscallModel model;
    private final Function<Parameter, ValueDecoder> values;
    private final Function<Parameter, ValueDecoder> memory;

    /**
     * Of one ABI.
     *
     * @param values makes decoders of arguments that are plain values
     * @param memory makes decoders of what arguments point to
     */
    CallDecoders(
            SyscallModel model, Function<Parameter, ValueDecoder> values, Function<Parameter, ValueDecoder> memory) {
        this.model = model;
        this.values = values;
        this.memory = memory;
    }

    /** The arguments of the syscall that a parameter means, as many as its extent says. */
    ValueDecoder decoder(Parameter parameter) {
        int width = model.abi().pointerSize();
        int count = parameter.meaning().extent() instanceof LengthSpec.Fixed fixed ? fixed.count() : 0;
        List<MemberDecoder> members = new ArrayList<>();
        for (Parameter argument : model.argumentsOf(parameter.meaning().name())) {
            if (argument.index() < count) {
                Label label = Label.of(argument.type(), argument.name());
                members.add(new MemberDecoder(label, argument.index() * width, value(argument, width)));
            }
        }
        return new CompositeDecoder(count * width, members, true);
    }

    private ValueDecoder value(Parameter argument, int width) {
        return argument.meaning().pointer()
                ? new FollowedDecoder(width, memory.apply(argument))
                : values.apply(argument);
    }
}
