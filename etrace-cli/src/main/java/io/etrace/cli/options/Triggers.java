// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.capture.Trigger;
import io.etrace.model.TraceModel;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.SyscallModel;
import io.etrace.text.Nearest;
import java.util.Optional;
import java.util.Set;

/** Reads {@code --trigger}: {@code call:NAME}, {@code failed:NAME}, {@code exit:N}, {@code killed}, {@code end}. */
final class Triggers {
    private static final int MOST_STATUS = 255;

    private Triggers() {}

    /** @throws IllegalArgumentException when it is none, or names a syscall that the kernel does not have */
    static Trigger of(String text, TraceModel model) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        return switch (colon < 0 ? text : text.substring(0, colon)) {
            case "call" -> call(value, model, false);
            case "failed" -> call(value, model, true);
            case "exit" -> new Trigger.Exit(status(value));
            case "killed" -> new Trigger.Killed();
            case "end" -> new Trigger.End();
            default ->
                throw new UsageException(
                        "--trigger wants call:NAME, failed:NAME, exit:N, killed or end, not '" + text + "'");
        };
    }

    private static Trigger call(String name, TraceModel model, boolean failing) {
        if (!model.names().contains(name)) {
            throw new UsageException("--trigger: unknown syscall " + name + Nearest.hint(name, model.names()));
        }
        return new Trigger.Call(name, number(name, model.syscalls()), number(name, model.compatSyscalls()), failing);
    }

    private static Set<Integer> number(String name, SyscallModel model) {
        Optional<Syscall> syscall = model.byName(name);
        return syscall.map(known -> Set.of(known.number())).orElse(Set.of());
    }

    private static int status(String text) {
        int status = Quantity.number(EtraceFlag.TRIGGER, text);
        if (status > MOST_STATUS) {
            throw new UsageException("--trigger exit:" + status + " never happens: a status is 0 to 255");
        }
        return status;
    }
}
