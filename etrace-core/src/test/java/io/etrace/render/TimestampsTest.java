// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import io.etrace.text.Utf8Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** java.time is the oracle. */
class TimestampsTest {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long OFFSET = 1_632_606_851_000_000_000L;

    private final Timestamps timestamps = new Timestamps(OFFSET);

    private String text(long monotonic) {
        Utf8Buffer out = new Utf8Buffer(16);
        timestamps.append(out, monotonic);
        return out.toString();
    }

    private static String expected(long time) {
        return FORMAT.format(Instant.ofEpochSecond(time / 1_000_000_000L, time % 1_000_000_000L));
    }

    @Test
    void anyTime() {
        Property.holds(any -> {
            long time = any.number(0, Long.MAX_VALUE);
            assertThat(new TimestampsTest().text(time - OFFSET)).isEqualTo(expected(time));
        });
    }

    @Test
    void everyDayThatSixtyFourBitsCount() {
        long day = 86_400L * 1_000_000_000L;
        for (long time = 0; time >= 0 && time < 365L * 280 * day; time += day) {
            assertThat(text(time - OFFSET)).isEqualTo(expected(time));
        }
    }

    @Test
    void timesThatCannotBe() {
        assertThat(text(-OFFSET - 1)).isEqualTo("1970-01-01T00:00:00.000000000Z");
        assertThat(text(Long.MAX_VALUE)).as("beyond the range of 64 bits").startsWith("1970-01-01");
    }
}
