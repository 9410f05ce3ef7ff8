// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import java.util.Arrays;
import java.util.Collection;

/** Processes, or single threads, that were named by their numbers. */
final class PidSet {
    private final int[] numbers;

    /** @param numbers tgids or tids; when there are none, every task is meant */
    PidSet(Collection<Integer> numbers) {
        this.numbers = numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    boolean hold(int tid, int tgid) {
        return numbers.length == 0 || Arrays.binarySearch(numbers, tgid) >= 0 || Arrays.binarySearch(numbers, tid) >= 0;
    }
}
