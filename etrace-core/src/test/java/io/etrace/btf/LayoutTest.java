// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Newer kernels write down how large the records of each kind are, so that older readers can pass over new kinds. */
class LayoutTest {
    private static final int NEW_KIND = 21;

    private final Blob blob = new Blob();

    /** Puts a layout section behind the others; all but the new kind are as this code knows them. */
    private byte[] withLayout(int fixedBytes, int elementBytes) {
        byte[] plain = blob.bytes();
        ByteBuffer layout = ByteBuffer.allocate(4 * (NEW_KIND + 1));
        layout.put(4 * NEW_KIND, (byte) fixedBytes).put(4 * NEW_KIND + 1, (byte) elementBytes);
        ByteBuffer out =
                ByteBuffer.allocate(plain.length + 8 + layout.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        out.put(plain, 0, 24).putInt(plain.length - 24).putInt(layout.capacity());
        out.put(plain, 24, plain.length - 24).put(layout);
        return out.putInt(4, 32).array();
    }

    @Test
    void passesOverKindsItDoesNotKnow() {
        int strange = blob.addRaw(blob.name("strange"), NEW_KIND << 24 | 2, 0, 1, 2, 3, 4, 5);
        int number = blob.number();
        int user = blob.struct("user", 8, "m", strange, 0);
        Btf btf = Btf.parse(withLayout(4, 8));

        assertThat(btf.find("int")).isPresent();
        assertThat(btf.type(number).size()).isEqualTo(4);
        assertThat(btf.find("strange")).isEmpty();
        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> btf.type(user))
                .withMessageContaining("(UNKNOWN strange)");
    }

    @Test
    void refusesALayoutThatIsNotInWords() {
        blob.number();

        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> Btf.parse(withLayout(4, 6)))
                .withMessageContaining("kind 21")
                .withMessageContaining("6 bytes");
    }

    @Test
    void knowsNoMoreKindsThanTheLayoutTells() {
        blob.addRaw(0, (NEW_KIND + 1) << 24, 0);

        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> Btf.parse(withLayout(0, 0)))
                .withMessageContaining("kind 22");
    }
}
