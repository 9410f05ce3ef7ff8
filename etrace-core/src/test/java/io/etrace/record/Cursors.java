// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Cursors over all of a piece of memory. */
final class Cursors {
    private Cursors() {}

    static <C extends RecordCursor> C wrap(C cursor, MemorySegment memory) {
        cursor.wrap(memory, 0, (int) memory.byteSize());
        return cursor;
    }

    static <C extends RecordCursor> ToLongFunction<MemorySegment> reader(Supplier<C> cursor, ToLongFunction<C> reader) {
        return memory -> reader.applyAsLong(wrap(cursor.get(), memory));
    }

    static <C extends RecordCursor> Predicate<MemorySegment> test(Supplier<C> cursor, Predicate<C> test) {
        return memory -> test.test(wrap(cursor.get(), memory));
    }
}
