// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0ns",
        "999, 999ns",
        "1000, 1.00us",
        "1234, 1.23us",
        "1099, 1.09us",
        "12345, 12.3us",
        "99999, 99.9us",
        "123456, 123us",
        "999999, 999us",
        "1000000, 1.00ms",
        "1500000000, 1.50s",
        "3600000000000, 3600s",
        "9223372036854775807, 9223372036s"
    })
    void hasThreeDigits(long nanos, String shown) {
        assertThat(HumanTime.of(nanos)).isEqualTo(shown);
    }
}
