// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class InternetAddressProperties {
    private static String text(byte[] address) {
        Utf8Buffer out = new Utf8Buffer(16);
        InternetAddress.append(out, address, 0, address.length);
        return out.toString();
    }

    private static String ofHex(String hex) {
        return text(HexFormat.of().parseHex(hex));
    }

    @Property
    void v4IsReadBack(@ForAll @Size(4) byte[] address) throws UnknownHostException {
        assertThat(InetAddress.getByName(text(address)).getAddress()).isEqualTo(address);
    }

    /** Bytes below 3 are frequent enough for gaps of all lengths. */
    @Property
    void v6IsReadBack(@ForAll @Size(16) byte[] address, @ForAll boolean sparse) throws UnknownHostException {
        byte[] bytes = address.clone();
        for (int i = 0; sparse && i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] < 64 ? 0 : 1);
        }
        bytes[0] = 0x20;
        assertThat(Inet6Address.getByName(text(bytes)).getAddress()).isEqualTo(bytes);
    }

    /** From RFC 5952, sections 4 and 5. */
    @Example
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
