// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.context.Contexts;
import io.etrace.decode.SyscallDecoders;
import io.etrace.decode.SyscallEvent;
import io.etrace.model.RenderModel;
import io.etrace.record.ClockRecord;
import io.etrace.record.ExitRecord;
import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SignalRecord;
import io.etrace.text.Utf8Buffer;

/** What the renderers share: records are told apart, and those that are too short are kept from the rest of the code. */
public abstract class EventRenderer implements Renderer {
    protected final Contexts contexts;
    protected final SyscallDecoders decoders;
    private final SyscallEvent event = new SyscallEvent();
    private final SignalRecord signal = new SignalRecord();
    private final ExitRecord exit = new ExitRecord();
    private final LossRecord loss = new LossRecord();
    private final ClockRecord clock = new ClockRecord();
    protected final Timestamps timestamps;

    protected EventRenderer(RenderModel model, Contexts contexts) {
        this.contexts = contexts;
        this.timestamps = new Timestamps(model.realtimeOffset());
        this.decoders = new SyscallDecoders(
                model.syscalls(), model.compatSyscalls(), model.btf(), model.semantics(), model.constants());
    }

    @Override
    public final void record(RecordCursor record, Utf8Buffer out) {
        if (record.length() < RecordCursor.HEADER_LENGTH || !render(record, out)) {
            unreadable(record.length() == 0 ? 0 : record.type(), record.length(), out);
        }
    }

    @Override
    public final void skip(RecordCursor record) {
        if (record.length() < RecordCursor.HEADER_LENGTH) {
            return;
        }
        switch (record.type()) {
            case RecordType.CONTEXT -> contexts.addContext(record);
            case RecordType.CGROUP -> contexts.addCgroup(record);
            case RecordType.EXIT -> skipExit(record);
            case RecordType.CLOCK -> clock(record);
            default -> {}
        }
    }

    private void skipExit(RecordCursor record) {
        if (record.length() >= ExitRecord.LENGTH) {
            exit.wrap(record);
            contexts.forgetTask(exit.tid());
        }
    }

    /** Whether the record makes sense. */
    private boolean render(RecordCursor record, Utf8Buffer out) {
        return switch (record.type()) {
            case RecordType.SYSCALL -> syscall(record, out);
            case RecordType.CONTEXT -> contexts.addContext(record);
            case RecordType.CGROUP -> contexts.addCgroup(record);
            case RecordType.SIGNAL -> signal(record, out);
            case RecordType.EXIT -> exit(record, out);
            case RecordType.LOSS -> loss(record, out);
            case RecordType.FORK -> true;
            case RecordType.CLOCK -> clock(record);
            default -> false;
        };
    }

    private boolean clock(RecordCursor record) {
        if (record.length() < ClockRecord.LENGTH) {
            return false;
        }
        clock.wrap(record);
        timestamps.moveTo(clock.realtimeOffset());
        return true;
    }

    private boolean syscall(RecordCursor record, Utf8Buffer out) {
        if (!event.load(record)) {
            return false;
        }
        syscall(event, out);
        return true;
    }

    private boolean signal(RecordCursor record, Utf8Buffer out) {
        if (record.length() < SignalRecord.LENGTH) {
            return false;
        }
        signal.wrap(record);
        signal(signal, out);
        return true;
    }

    private boolean exit(RecordCursor record, Utf8Buffer out) {
        if (record.length() < ExitRecord.LENGTH) {
            return false;
        }
        exit.wrap(record);
        exit(exit, out);
        contexts.forgetTask(exit.tid());
        return true;
    }

    private boolean loss(RecordCursor record, Utf8Buffer out) {
        if (record.length() < LossRecord.FIXED_LENGTH) {
            return false;
        }
        loss.wrap(record);
        loss(loss, out);
        return true;
    }

    protected abstract void syscall(SyscallEvent event, Utf8Buffer out);

    protected abstract void signal(SignalRecord signal, Utf8Buffer out);

    protected abstract void exit(ExitRecord exit, Utf8Buffer out);

    protected abstract void loss(LossRecord loss, Utf8Buffer out);

    /** A record that is too short for its type, or of a type that does not exist. */
    protected abstract void unreadable(int type, int length, Utf8Buffer out);
}
