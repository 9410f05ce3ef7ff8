// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "4096B, 4096",
        "64K, 65536",
        "64k, 65536",
        "64KiB, 65536",
        "16M, 16777216",
        "2G, 2147483648",
        "8589934591G, 9223372035781033984"
    })
    void readsSizes(String text, long bytes) {
        assertThat(Quantity.bytes(EtraceFlag.BUFFER_SIZE, text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "-1", "1.5M", "64 K", "64KK", "0x10", "8589934592G", "99999999999999999999", "١K"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> Quantity.bytes(EtraceFlag.BUFFER_SIZE, text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--buffer-size wants a size such as 4096, 64K or 16M, not '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "0ns, 0",
        "10us, 10000",
        "10µs, 10000",
        "500ms, 500000000",
        "2s, 2000000000",
        "1.5s, 1500000000",
        "0.25ms, 250000",
        "1m, 60000000000",
        "2h, 7200000000000"
    })
    void readsTimes(String text, long nanos) {
        assertThat(Quantity.time(EtraceFlag.DURATION, text).toNanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.s2", "1,5s", "1e3s", "1 s", "1d", "0.1ns", "9999999999h"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Quantity.time(EtraceFlag.DURATION, text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--duration wants a time with its unit such as 10us, 500ms, 2s or 1m, not '" + text + "'");
    }
}
