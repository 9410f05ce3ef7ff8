// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "5.10.0-32-cloud-amd64, 5, 11, true",
        "5.11, 5, 11, false",
        "6.1.0-50-cloud-amd64, 5, 11, false",
        "6.12.117+deb13-cloud-amd64, 7, 0, true",
        "7.0-rc1, 7, 0, false",
        "10.0.1, 7, 3, false",
        "unknown, 5, 11, false",
        "7, 5, 11, false"
    })
    void releasesAreComparedByTheirNumbers(String release, int major, int minor, boolean before) {
        assertThat(KernelRelease.parse(release).isBefore(major, minor)).isEqualTo(before);
    }
}
