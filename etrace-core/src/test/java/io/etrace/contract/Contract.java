// SPDX-License-Identifier: Apache-2.0
package io.etrace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What a package of the library takes for granted of the programs' structs and numbers: a table of the C name and what Java
 * makes of it. A member is named {@code struct.member}, where the member may be one of a nested struct or an element.
 */
public final class Contract {
    /** Larger than any struct, so that readers find whatever they look for. */
    private static final int MEMORY = 4096;

    private static final int[] BACKGROUNDS = {0, 0xff};

    /** No two bytes are the same, none has its top bit set. */
    private static final long SAMPLE = 0x5a5b5c5d5e5f6061L;

    private final Map<String, Consumer<ProgramTypes>> terms = new LinkedHashMap<>();

    /** Memory that words may be read from, of at least so many bytes. */
    public static MemorySegment zeros(int bytes) {
        return MemorySegment.ofArray(new long[(bytes + Long.BYTES - 1) / Long.BYTES]);
    }

    /** A term of its own kind; further ones of the same name hold as well. */
    public Contract term(String name, Consumer<ProgramTypes> check) {
        terms.merge(name, check, Consumer::andThen);
        return this;
    }

    /** What the programs put into a member, the reader returns, whatever surrounds it. */
    public Contract reads(String path, ToLongFunction<MemorySegment> reader) {
        return term(path, types -> read(types.place(path), SAMPLE, reader));
    }

    /** The same with a value that the reader does not take for damaged. */
    public Contract reads(String path, long value, ToLongFunction<MemorySegment> reader) {
        return term(path, types -> read(types.place(path), value, reader));
    }

    private static void read(Place place, long value, ToLongFunction<MemorySegment> reader) {
        for (int background : BACKGROUNDS) {
            MemorySegment memory = zeros(MEMORY).fill((byte) background);
            place.put(memory, value);
            assertThat(reader.applyAsLong(memory)).isEqualTo(place.cut(value));
        }
    }

    /** Of the bits of a byte the reader tests the one that the constant has, and no other. */
    public Contract flag(String constant, String path, Predicate<MemorySegment> reader) {
        return term(constant, types -> {
            MemorySegment memory = zeros(MEMORY);
            for (int bit = 1; bit <= 1 << 7; bit <<= 1) {
                types.place(path).put(memory, bit);
                assertThat(reader.test(memory)).as("bit " + bit).isEqualTo(bit == types.constant(constant));
            }
        });
    }

    /** A member of what Java wrote holds the value. */
    public Contract writes(String path, MemorySegment written, long value) {
        return term(path, types -> {
            Place place = types.place(path);
            assertThat(place.get(written)).isEqualTo(place.cut(value));
        });
    }

    /** A struct has as many bytes as Java thinks. */
    public Contract size(String struct, long bytes) {
        return term("sizeof " + struct, types -> assertThat(types.size(struct)).isEqualTo((int) bytes));
    }

    /** A member is where Java thinks. */
    public Contract at(String path, long offset) {
        return term(
                "offset of " + path,
                types -> assertThat(types.place(path).offset()).isEqualTo((int) offset));
    }

    /** A constant has the value that Java's has. */
    public Contract same(String constant, long value) {
        return term(
                constant,
                types -> assertThat(types.constant(constant) & 0xffff_ffffL).isEqualTo(value));
    }

    /** Members and constants that Java does not know: they concern the programs alone, or fill a gap. */
    public Contract unknown(String... names) {
        for (String name : names) {
            term(name, types -> {
                if (name.contains(".")) {
                    types.place(name);
                } else {
                    types.constant(name);
                }
            });
        }
        return this;
    }

    /** Which terms do not hold for an object, and why, a line for each. */
    static List<String> broken(List<Contract> contracts, ProgramTypes types) {
        List<String> broken = new ArrayList<>();
        for (Contract contract : contracts) {
            contract.terms.forEach((name, check) -> {
                try {
                    check.accept(types);
                } catch (AssertionError | RuntimeException e) {
                    broken.add(name + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
                }
            });
        }
        return broken;
    }
}
