// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1023, 1023",
        "1024, 1.0K",
        "1535, 1.4K",
        "102399, 99.9K",
        "102400, 100K",
        "1048575, 1023K",
        "1048576, 1.0M",
        "5368709120, 5.0G",
        "9223372036854775807, 7.9E",
    })
    void isRoundedDown(long bytes, String shown) {
        assertThat(HumanSize.of(bytes)).isEqualTo(shown);
    }
}
