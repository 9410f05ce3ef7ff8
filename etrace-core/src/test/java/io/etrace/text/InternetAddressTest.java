// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class InternetAddressTest {
    private static String text(byte[] address) {
        Utf8Buffer out = new Utf8Buffer(16);
        InternetAddress.append(out, address, 0, address.length);
        return out.toString();
    }

    private static String ofHex(String hex) {
        return text(HexFormat.of().parseHex(hex));
    }

    @Test
    void v4IsReadBack() {
        Property.holds(any -> {
            byte[] address = any.bytes(4, 4);
            assertThat(InetAddress.getByName(text(address)).getAddress()).isEqualTo(address);
        });
    }

    /** Zeros are frequent enough for gaps of all lengths. */
    @Test
    void v6IsReadBack() {
        Property.holds(any -> {
            byte[] address = any.bytes(16, 16);
            for (int i = any.integer(0, 16); i < address.length; i++) {
                address[i] = (byte) (address[i] < 64 ? 0 : 1);
            }
            address[0] = 0x20;
            assertThat(Inet6Address.getByName(text(address)).getAddress()).isEqualTo(address);
        });
    }

    /** From RFC 5952, sections 4 and 5. */
    @Test
    void v6IsWrittenInOneWay() {
        assertThat(ofHex("20010db8000000000001000000000001")).isEqualTo("2001:db8::1:0:0:1");
        assertThat(ofHex("20010db8000100010001000100000001")).isEqualTo("2001:db8:1:1:1:1:0:1");
        assertThat(ofHex("00000000000000000000000000000000")).isEqualTo("::");
        assertThat(ofHex("00000000000000000000000000000001")).isEqualTo("::1");
        assertThat(ofHex("20010db8000000000000000000000000")).isEqualTo("2001:db8::");
        assertThat(ofHex("20010000000000010000000000000001")).isEqualTo("2001:0:0:1::1");
        assertThat(ofHex("00000000000000000000ffffc0000201")).isEqualTo("::ffff:192.0.2.1");
    }
}
