// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A HashMap is the oracle. Few keys, so that they collide, are replaced and removed often. */
class IntTableProperties {
    @Property
    void behavesAsAMap(@ForAll @Size(max = 2000) List<@IntRange(min = -300, max = 300) Integer> steps) {
        IntTable<String> table = new IntTable<>();
        Map<Integer, String> map = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int key = Math.abs(steps.get(i)) * 64;
            if (steps.get(i) < 0) {
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
