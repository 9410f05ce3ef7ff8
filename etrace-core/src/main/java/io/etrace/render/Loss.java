// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/**
 * Records of a CPU that are missing from the trace without a reported reason, as in a damaged capture.
 *
 * @param cpu the number of the CPU
 * @param count how many records are missing
 * @param after CLOCK_MONOTONIC nanoseconds of the last record of that CPU before the gap; 0 when there is none
 * @param before CLOCK_MONOTONIC nanoseconds of the first one after it
 */
public record Loss(int cpu, long count, long after, long before) {}
