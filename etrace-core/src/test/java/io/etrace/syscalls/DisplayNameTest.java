// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {
    @ParameterizedTest
    @CsvSource({
        "newfstat, SysNewfstat",
        "arch_prctl, SysArchPrctl",
        "fadvise64, SysFadvise64",
        "rt_sigprocmask, SysRtSigprocmask",
        "_llseek, SysLlseek",
        "read, SysRead"
    })
    void capitalizesEachPartAfterAnUnderscore(String syscall, String shown) {
        assertThat(DisplayName.of(syscall)).isEqualTo(shown);
    }
}
