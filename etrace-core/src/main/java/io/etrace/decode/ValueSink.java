// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * Receives the values of an event: for each one {@link #begin} or {@link #item}, its content, then {@link #end}.
 * Positions are
 * those in the {@link RecordBytes} that the sink was given at the start of the event.
 */
public interface ValueSink {
    /** An argument or a member; its {@code size} bytes are at {@code at}. */
    void begin(Label label, int at, int size);

    /** An element of a list. The label's name means nothing. */
    void item(Label label, int index, int at, int size);

    void end();

    /** What follows, up to its {@link #end}, is an argument that the call does not look at. */
    void unused();

    /** @param typed whether people want to read the types of the members */
    void openStruct(boolean typed);

    void closeStruct();

    void openList();

    void closeList();

    /** What follows is a single number that a pointer points to. */
    void openPointee();

    void closePointee();

    /** The rest of the struct or list was not captured. */
    void cut();

    void number(long value, Format format, ConstantNames symbols);

    /** The file that the descriptor refers to whose number came last; valid during the call. */
    void file(OpenFile file);

    /** An address of which more is not known. */
    void pointer(long address);

    /** Characters in an unknown encoding, usually UTF-8. */
    void text(int at, int length);

    /** Bytes of any kind: text, or not. */
    void data(int at, int length);

    /** An internet address of 4 or 16 bytes. */
    void inet(int at, int size);

    /** A set of signals, bit 0 for signal 1. */
    void signals(long set, ConstantNames names);

    /** A set of numbers below {@code count}, bit 0 of the first byte for 0. */
    void bits(int at, int count);

    /** The value is what the register held. */
    void complete();

    /** The value comes from a chunk, whose state says how it was read. */
    void captured(ChunkIndex chunks, int chunk);

    /** The call wrote something else to the memory: what follows, {@code size} bytes at {@code at}. */
    void openExit(Label label, int at, int size);

    void closeExit();

    /** The memory of an input held something else at exit: what follows, {@code size} bytes at {@code at}. */
    void openChanged(Label label, int at, int size);

    void closeChanged();

    /** The value could not be read, and its address is not known. */
    void unreadable();

    /** The argument has no value but the pointer itself. */
    void absent(long address, MissingReason why);
}
