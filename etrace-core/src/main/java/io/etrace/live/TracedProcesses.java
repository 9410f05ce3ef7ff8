// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceOptions;
import io.etrace.process.ProcessInfo;
import java.util.function.Predicate;

/** Which of the processes that are there when tracing begins are traced for sure; of the whole machine, none is special. */
record TracedProcesses(TraceOptions options) implements Predicate<ProcessInfo> {
    @Override
    public boolean test(ProcessInfo process) {
        boolean selects = !options.pids().isEmpty()
                || !options.comms().isEmpty()
                || !options.uids().isEmpty();
        return selects
                && (options.pids().isEmpty() || options.pids().contains(process.pid()))
                && (options.comms().isEmpty() || options.comms().contains(process.comm()))
                && (options.uids().isEmpty() || options.uids().contains(process.uid()));
    }
}
