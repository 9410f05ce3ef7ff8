// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitStatusTest {
    /** Statuses as `python3 -c 'import os; print(os.waitstatus_to_exitcode(STATUS))'` explains them. */
    @ParameterizedTest
    @CsvSource({"0x0000, 0", "0x0100, 1", "0xff00, 255", "0x2a00, 42", "0x0009, 137", "0x008b, 139", "0x0002, 130"})
    void isWhatAShellReports(String status, int exit) {
        assertThat(WaitStatus.exitStatus(Integer.decode(status))).isEqualTo(exit);
    }
}
