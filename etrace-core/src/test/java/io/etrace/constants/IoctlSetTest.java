// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IoctlSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "0x5401;TCGETS",
                "0xffffffff80045430;TIOCGPTN",
                "0x541b;FIONREAD",
                "0x3b72;VFIO_DEVICE_QUERY_GFX_PLANE or VFIO_IOMMU_UNMAP_DMA",
                "0xc0047a01;_IOC(_IOC_READ|_IOC_WRITE, 'z', 0x1, 0x4)",
                "0xffffffffbfff2700;_IOC(_IOC_READ, 0x27, 0x0, 0x3fff)",
                "0x40080a7f;_IOC(_IOC_WRITE, 0xa, 0x7f, 0x8)",
                "0;_IOC(_IOC_NONE, 0x0, 0x0, 0x0)",
            })
    void writesRequests(String request, String expected) {
        ConstantSet ioctl = ConstantSets.of(Architecture.X86_64).get("ioctl");
        assertThat(Written.by(ioctl, Members.number(request), Integer.BYTES)).isEqualTo(expected);
        assertThat(Written.by(ioctl, Members.number(request), Long.BYTES)).isEqualTo(expected);
    }
}
