// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

/**
 * One run of a workload under a tracer.
 *
 * @param round from 0
 * @param sample what the workload says of itself
 * @param events what the tracer says that it saw and lost
 * @param usage what the tracer used, the workload included
 * @param outputBytes what the tracer wrote to its file
 */
record Measurement(
        int round,
        Workload workload,
        Tracer tracer,
        Sample sample,
        EventCount.Counts events,
        Usage usage,
        long outputBytes) {

    /** Nanoseconds per call, or per iteration where their calls are not known. */
    double typical() {
        return sample.typical() / workload.unit();
    }

    double mean() {
        return sample.mean() / workload.unit();
    }

    /** Seconds of CPU time that went neither into the workload nor into starting the tracer. */
    double tracerCpu(double startUp) {
        return Math.max(0, usage.cpuSeconds() - sample.cpuMicroseconds() / 1e6 - startUp);
    }
}
