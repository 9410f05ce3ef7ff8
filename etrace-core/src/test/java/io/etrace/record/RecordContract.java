// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.contract.Contract;
import java.lang.foreign.MemorySegment;
import java.util.function.ToLongFunction;

/** What all records begin with, and the records of signals, exits and losses (bpf/abi/record.h). */
public final class RecordContract {
    private RecordContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        header(contract);
        signal(contract);
        exit(contract);
        loss(contract);
        lossKinds(contract);
        return contract;
    }

    private static ToLongFunction<MemorySegment> header(ToLongFunction<RecordCursor> reader) {
        return Cursors.reader(RecordCursor::new, reader);
    }

    private static void header(Contract contract) {
        contract.size("record_header", RecordCursor.HEADER_LENGTH)
                .at("record_header.time", RecordCursor.TIME)
                .reads("record_header.type", header(RecordCursor::type))
                .reads("record_header.flags", header(RecordCursor::flags))
                .reads("record_header.length", header(RecordCursor::count))
                .reads("record_header.sequence", header(RecordCursor::sequence))
                .reads("record_header.time", header(RecordCursor::time))
                .same("RECORD_SYSCALL", RecordType.SYSCALL)
                .same("RECORD_CONTEXT", RecordType.CONTEXT)
                .same("RECORD_CGROUP", RecordType.CGROUP)
                .same("RECORD_SIGNAL", RecordType.SIGNAL)
                .same("RECORD_EXIT", RecordType.EXIT)
                .same("RECORD_LOSS", RecordType.LOSS)
                .same("RECORD_FORK", RecordType.FORK)
                .same("RECORD_CLOCK", RecordType.CLOCK)
                .unknown("NUMBER_OUTSIDE");
    }

    private static ToLongFunction<MemorySegment> signal(ToLongFunction<SignalRecord> reader) {
        return Cursors.reader(SignalRecord::new, reader);
    }

    /** The head of the siginfo begins with si_signo and si_errno, of 4 bytes each. */
    private static void signal(Contract contract) {
        contract.size("signal_record", SignalRecord.LENGTH)
                .at("signal_record.header", 0)
                .reads("signal_record.tid", signal(SignalRecord::tid))
                .reads("signal_record.tgid", signal(SignalRecord::tgid))
                .reads("signal_record.context", signal(SignalRecord::context))
                .reads("signal_record.signal", signal(SignalRecord::signal))
                .reads("signal_record.handler", signal(SignalRecord::handler))
                .term("signal_record.info", types -> {
                    MemorySegment memory = Contract.zeros(SignalRecord.LENGTH);
                    types.place("signal_record.info[4]").put(memory, 17);
                    assertThat(Cursors.wrap(new SignalRecord(), memory).errno()).isEqualTo(17);
                })
                .same("SIGNAL_INFO", SignalRecord.LENGTH - SignalRecord.INFO);
    }

    private static ToLongFunction<MemorySegment> fork(ToLongFunction<ForkRecord> reader) {
        return Cursors.reader(ForkRecord::new, reader);
    }

    private static void forks(Contract contract) {
        contract.size("fork_record", ForkRecord.LENGTH)
                .at("fork_record.header", 0)
                .reads("fork_record.tid", fork(ForkRecord::tid))
                .reads("fork_record.tgid", fork(ForkRecord::tgid))
                .reads("fork_record.creator", fork(ForkRecord::creator))
                .reads("fork_record.context", fork(ForkRecord::context))
                .reads("fork_record.start_time", fork(ForkRecord::startTime));
    }

    private static void clocks(Contract contract) {
        MemorySegment written = ClockRecord.of(3, 4, 5, 6).asSlice(RingHeader.LENGTH);
        contract.size("clock_record", ClockRecord.LENGTH)
                .at("clock_record.header", 0)
                .writes("clock_record.boottime", written, 5)
                .writes("clock_record.realtime", written, 6);
    }

    private static ToLongFunction<MemorySegment> exit(ToLongFunction<ExitRecord> reader) {
        return Cursors.reader(ExitRecord::new, reader);
    }

    private static void exit(Contract contract) {
        forks(contract);
        clocks(contract);
        contract.size("exit_record", ExitRecord.LENGTH)
                .at("exit_record.header", 0)
                .reads("exit_record.tid", exit(ExitRecord::tid))
                .reads("exit_record.tgid", exit(ExitRecord::tgid))
                .reads("exit_record.context", exit(ExitRecord::context))
                .reads("exit_record.status", exit(ExitRecord::status))
                .flag("EXIT_LAST", "exit_record.header.flags", Cursors.test(ExitRecord::new, ExitRecord::isLast));
    }

    private static ToLongFunction<MemorySegment> loss(ToLongFunction<LossRecord> reader) {
        return Cursors.reader(LossRecord::new, reader);
    }

    private static void loss(Contract contract) {
        contract.at("loss_record.header", 0)
                .at("loss_record.kinds", LossRecord.FIXED_LENGTH)
                .reads("loss_record.after", loss(LossRecord::after))
                .reads("loss_record.first", loss(LossRecord::first))
                .reads("loss_record.last", loss(LossRecord::last))
                .reads("loss_record.cpu", loss(LossRecord::cpu))
                .reads("loss_record.numbered", loss(LossRecord::numbered))
                .reads("loss_record.count", loss(LossRecord::lost))
                .flag("LOSS_AT_END", "loss_record.header.flags", Cursors.test(LossRecord::new, LossRecord::isAtEnd))
                .same("LOSS_FULL", LossRecord.FULL)
                .same("LOSS_STORAGE", LossRecord.STORAGE)
                .same("LOSS_TOO_LARGE", LossRecord.TOO_LARGE);
    }

    private static void lossKinds(Contract contract) {
        contract.reads("loss_record.kinds[2].reason", loss(loss -> loss.reason(2)))
                .reads("loss_record.kinds[2].count", loss(loss -> loss.lost(2)))
                .reads("loss_record.kinds[2].what", 300, loss(loss -> loss.number(2)))
                .term("kinds of other records", types -> {
                    MemorySegment memory = Contract.zeros(types.size("loss_record"));
                    long first = types.constant("LOSS_OTHER_RECORD");
                    types.place("loss_record.kinds[0].what").put(memory, first + RecordType.SIGNAL);
                    types.place("loss_record.kinds[1].what").put(memory, first - 1);
                    LossRecord loss = Cursors.wrap(new LossRecord(), memory);
                    assertThat(loss.type(0)).isEqualTo(RecordType.SIGNAL);
                    assertThat(loss.isSyscall(0)).isFalse();
                    assertThat(loss.isSyscall(1)).isTrue();
                })
                .term("kinds of 32-bit syscalls", types -> {
                    MemorySegment memory = Contract.zeros(types.size("loss_record"));
                    long compat = types.constant("ABI_SLOTS");
                    types.place("loss_record.kinds[0].what").put(memory, compat + 5);
                    types.place("loss_record.kinds[1].what").put(memory, compat - 1);
                    LossRecord loss = Cursors.wrap(new LossRecord(), memory);
                    assertThat(loss.isCompat(0)).isTrue();
                    assertThat(loss.number(0)).isEqualTo(5);
                    assertThat(loss.isCompat(1)).isFalse();
                });
    }
}
