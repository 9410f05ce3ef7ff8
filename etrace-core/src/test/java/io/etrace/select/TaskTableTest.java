// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class TaskTableTest {
    private static final int MOST = 10;
    private static final int NUMBERS = 20;

    @Test
    void keepsTheLatest() {
        Property.holds(TaskTableTest::compareWithMap);
    }

    private static void compareWithMap(Any any) {
        TaskTable<String> table = new TaskTable<>(MOST);
        SequencedMap<Integer, String> map = new LinkedHashMap<>();
        for (int i = any.integer(0, 200); i > 0; i--) {
            int number = any.integer(1, NUMBERS);
            if (any.nextInt(3) == 0) {
                table.remove(number);
                map.remove(number);
            } else {
                table.put(number, "value " + i);
                map.putLast(number, "value " + i);
            }
            if (map.size() > MOST) {
                map.pollFirstEntry();
            }
        }
        for (int number = 1; number <= NUMBERS; number++) {
            assertThat(table.get(number)).isEqualTo(map.get(number));
        }
    }
}
