// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A HashMap is the oracle. Few keys, so that they collide, are replaced and removed often. */
class IntTableTest {
    @Test
    void behavesAsAMap() {
        Property.holds(IntTableTest::compareWithMap);
    }

    private static void compareWithMap(Any any) {
        IntTable<String> table = new IntTable<>();
        Map<Integer, String> map = new HashMap<>();
        for (int i = any.integer(0, 2000); i > 0; i--) {
            int key = any.integer(0, 300) * 64;
            if (any.nextBoolean()) {
                table.remove(key);
                map.remove(key);
            } else {
                table.put(key, "value " + i);
                map.put(key, "value " + i);
            }
        }
        assertThat(table.size()).isEqualTo(map.size());
        for (int key = 0; key <= 300; key++) {
            assertThat(table.get(key * 64)).isEqualTo(map.get(key * 64));
        }
    }
}
