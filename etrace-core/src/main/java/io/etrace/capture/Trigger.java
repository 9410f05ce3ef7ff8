// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.record.ExitRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SyscallRecord;
import java.util.Set;

/** What makes a flight recorder write what it remembers. */
public sealed interface Trigger {
    /** The least result of a call that is an error, and the greatest, negated. */
    int MOST_ERRNO = 4095;

    /** As the command line spells it: {@code failed:fsync}. */
    String text();

    /**
     * A call of some syscalls returns.
     *
     * @param name of the syscall
     * @param numbers of 64-bit programs
     * @param compatNumbers of 32-bit programs
     * @param failing whether only a call that fails matters
     */
    record Call(String name, Set<Integer> numbers, Set<Integer> compatNumbers, boolean failing) implements Trigger {
        @Override
        public String text() {
            return (failing ? "failed:" : "call:") + name;
        }
    }

    /** A process ends with a status, 0 to 255. */
    record Exit(int status) implements Trigger {
        @Override
        public String text() {
            return "exit:" + status;
        }
    }

    /** A signal kills a process. */
    record Killed() implements Trigger {
        @Override
        public String text() {
            return "killed";
        }
    }

    /** Tracing ends. */
    record End() implements Trigger {
        @Override
        public String text() {
            return "end";
        }
    }

    /** Looks at records one by one. Not thread safe. */
    final class Watch {
        private final SyscallRecord syscall = new SyscallRecord();
        private final ExitRecord exit = new ExitRecord();

        boolean fires(Trigger trigger, RecordCursor record) {
            return switch (trigger) {
                case Call call -> record.type() == RecordType.SYSCALL && fires(call, record);
                case Exit wanted -> ended(record) && exit.status() == wanted.status() << 8;
                case End() -> false;
                case Killed() -> ended(record) && (exit.status() & 0x7f) != 0;
            };
        }

        /** The process that made the record with which a trigger fired. */
        int process(RecordCursor record) {
            return record.type() == RecordType.EXIT ? exit.tgid() : syscall.tgid();
        }

        private boolean fires(Call call, RecordCursor record) {
            syscall.wrap(record);
            boolean failed = syscall.ret() < 0 && syscall.ret() >= -MOST_ERRNO;
            Set<Integer> numbers = syscall.isCompat() ? call.compatNumbers() : call.numbers();
            return (failed || !call.failing()) && !syscall.isUnfinished() && numbers.contains(syscall.number());
        }

        /** Whether it is the end of a process, not of a thread. */
        private boolean ended(RecordCursor record) {
            return record.type() == RecordType.EXIT && exit.wrap(record) == exit && exit.tid() == exit.tgid();
        }
    }
}
