// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets threads do something one after the other, in the order of their numbers. */
final class Sequencer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long next;
    private boolean abandoned;

    /** Waits until all before {@code turn} are over; false when it will not come. */
    boolean await(long turn) {
        lock.lock();
        try {
            while (next < turn && !abandoned) {
                changed.awaitUninterruptibly();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** The turn is over. */
    void end() {
        lock.lock();
        try {
            next++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** No further turn will come. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
