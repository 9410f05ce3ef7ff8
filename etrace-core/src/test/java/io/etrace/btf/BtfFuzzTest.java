// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they are read or refused by a {@link BtfException}, soon and with little memory. */
class BtfFuzzTest {
    private static final int TYPES = 40;

    @Test
    void bytes() {
        Property.holds(500, any -> read(any.bytes(0, 400)));
    }

    @Test
    void bytesBehindAHeader() {
        Property.holds(500, any -> read(behindAHeader(any.bytes(0, 400))));
    }

    private static byte[] behindAHeader(byte[] types) {
        byte[] bytes = Arrays.copyOf(new Blob().bytes(), 24 + types.length + 1);
        int typeBytes = types.length & ~3;
        System.arraycopy(types, 0, bytes, 24, types.length);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(12, typeBytes)
                .putInt(16, typeBytes)
                .putInt(20, types.length + 1 - typeBytes);
        bytes[24 + typeBytes] = 0;
        return bytes;
    }

    /** Records of right lengths whose numbers are small: most refer to each other, in every possible circle. */
    @Test
    void tangledTypes() {
        Property.holds(2000, any -> read(tangle(any)));
    }

    @Test
    void tangledTypesWithWrongWords() {
        Property.holds(1000, any -> {
            byte[] bytes = tangle(any);
            for (int errors = any.integer(1, 8); errors > 0; errors--) {
                int at = any.nextInt(bytes.length - 3);
                ByteBuffer.wrap(bytes).putInt(at, any.nextInt() >> any.nextInt(32));
            }
            read(bytes);
        });
    }

    @Test
    void cutTypes() {
        Property.holds(500, any -> {
            byte[] bytes = tangle(any);
            read(Arrays.copyOf(bytes, any.nextInt(bytes.length)));
        });
    }

    private static byte[] tangle(RandomGenerator random) {
        Blob blob = new Blob();
        for (int i = 0; i < TYPES; i++) {
            Kind kind = Kind.of(1 + random.nextInt(Kind.UNKNOWN.ordinal() - 1));
            int elements = random.nextInt(4);
            int[] words = new int[kind.fixedWords + elements * kind.elementWords];
            for (int w = 0; w < words.length; w++) {
                words[w] = word(blob, kind.role(w + Kind.COMMON_WORDS), random);
            }
            blob.add(kind, random.nextBoolean(), elements, name(random), word(blob, kind.role(2), random), words);
        }
        return blob.bytes();
    }

    private static int word(Blob blob, char role, RandomGenerator random) {
        return switch (role) {
            case Kind.NAME -> blob.name(name(random));
            case Kind.TYPE -> random.nextInt(TYPES + 1);
            default -> random.nextBoolean() ? random.nextInt(4) * 8 : 1 << random.nextInt(32);
        };
    }

    private static String name(RandomGenerator random) {
        return List.of("", "a", "b", "int", "long name").get(random.nextInt(5));
    }

    private static void read(byte[] bytes) {
        Btf btf;
        try {
            btf = Btf.parse(bytes);
        } catch (BtfException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*\\d\\p{Print}*");
            return;
        }
        for (String name : List.of("a", "struct a", "union b", "enum a", "int", "long name", "unsigned long *")) {
            lookUp(btf, name);
        }
    }

    private static void lookUp(Btf btf, String name) {
        try {
            btf.resolve(name).ifPresent(BtfFuzzTest::walk);
            read(btf, name);
        } catch (BtfException e) {
            assertThat(e).hasMessageMatching("\\p{Print}*\\d\\p{Print}*");
        }
    }

    /** A subset is valid when what it is taken from is. */
    private static void read(Btf btf, String name) {
        Btf subset = Btf.parse(btf.subset(List.of(name)));
        assertThat(btf.resolve(name).map(BtfType::size))
                .isEqualTo(subset.resolve(name).map(BtfType::size));
    }

    /** Visits all that a type leads to, by values recursively as a renderer would. */
    private static void walk(BtfType root) {
        Set<BtfType> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<BtfType> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            walkValue(open.pop(), seen, open);
        }
    }

    private static void walkValue(BtfType type, Set<BtfType> seen, Deque<BtfType> pointedTo) {
        assertThat(type.cName()).isNotNull();
        assertThat(type.size()).isNotNegative();
        switch (type) {
            case Composite composite ->
                composite.members().forEach(member -> walkMember(composite, member, seen, pointedTo));
            case BtfType.Array array -> walkValue(array.element(), seen, pointedTo);
            case Pointer pointer -> {
                if (seen.add(pointer)) {
                    pointedTo.push(pointer.target());
                }
            }
            case Enumeration names -> {
                for (int i = 0; i < names.count(); i++) {
                    assertThat(names.value(names.indexOf(names.value(i)))).isEqualTo(names.value(i));
                }
            }
            default -> {}
        }
    }

    private static void walkMember(Composite composite, Member member, Set<BtfType> seen, Deque<BtfType> pointedTo) {
        long bits = member.isBitField() ? member.bitSize() : 8L * member.type().size();
        assertThat((long) member.bitOffset()).isBetween(0L, 8L * composite.size() - bits);
        walkValue(member.type(), seen, pointedTo);
    }
}
