// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:16:00Z,           2026-11-23T09:16:00Z",
        "2026-11-23T09:16:00.000000001Z, 2026-11-23T09:16:00.000000001Z",
        "2026-11-23T09:16:00-03:30,      2026-11-23T12:46:00Z",
        "2026-11-23T09:16:00+01:00,      2026-11-23T08:16:00Z",
        "2026-11-23T09:16:00,            2026-11-23T08:16:00Z",
        "23:59:59.5,                     2026-11-23T22:59:59.5Z",
        "12:00,                          2026-11-23T11:00:00Z",
        "09:16,                          2026-11-24T08:16:00Z",
        "00:05:00,                       2026-11-23T23:05:00Z",
        "+1.5s,                          2026-11-23T22:50:01.5Z",
        "+2h,                            2026-11-24T00:50:00Z",
    })
    void isGivenAsADateAsATimeOfDayOrAsAnOffset(String text, String expected) {
        ZonedDateTime start = ZonedDateTime.parse("2026-11-23T23:50:00+01:00");
        assertThat(TimePoint.parse(EtraceFlag.FROM, text).in(start))
                .isEqualTo(ZonedDateTime.parse(expected).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "9:16", "25:00", "2026-11-23", "2026-11-23T25:00Z", "+5", "+x", "T", ""})
    void nothingElseIsATime(String text) {
        assertThatThrownBy(() -> TimePoint.parse(EtraceFlag.FROM, text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--from wants a time")
                .hasMessageContaining("'" + (text.startsWith("+") ? text.substring(1) : text) + "'");
    }

    @Test
    void becomesARangeOfTheRecordsClock() {
        long start = 1_000_000_000_000L;
        assertThat(window("+1s", "+2s").range(start, 400_000_000_000L))
                .isEqualTo(new io.etrace.select.TimeRange(601_000_000_000L, 602_000_000_000L));
        assertThat(window("1000-01-01T00:00:00Z", "9999-01-01T00:00:00Z").range(start, 5))
                .matches(range -> range.from() < 0 && range.to() > start);
        assertThatThrownBy(() -> window("+2s", "+1s").range(start, 0)).isInstanceOf(UsageException.class);
    }

    private static TimeWindow window(String from, String to) {
        return ((Invocation.Replay)
                        EtraceCommandLine.parse(java.util.List.of("--input", "f", "--from", from, "--to", to)))
                .times();
    }
}
