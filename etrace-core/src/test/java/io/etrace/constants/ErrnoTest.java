// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.text.Utf8Buffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrnoTest {
    private static final String PRINT_ALL = """
            #define _GNU_SOURCE
            #include <stdio.h>
            #include <string.h>
            int main(void) {
                for (int i = 1; i <= 133; i++)
                    if (strerrorname_np(i))
                        printf("%d %s %s\\n", i, strerrorname_np(i), strerror(i));
                return 0;
            }
            """;

    @Test
    void saysTheSameAsTheCLibrary(@TempDir Path folder) throws Exception {
        List<String> expected = Gcc.run(List.of(Gcc.compile(folder, PRINT_ALL).toString()));
        assertThat(expected).hasSizeGreaterThan(130).allSatisfy(line -> {
            int number = Integer.parseInt(line.substring(0, line.indexOf(' ')));
            assertThat(number + " " + name(number) + " " + message(number)).isEqualTo(line);
            assertThat(Errno.number(name(number))).hasValue(number);
        });
    }

    @Test
    void knowsWhatOnlyTheKernelSees() {
        assertThat(name(512)).isEqualTo("ERESTARTSYS");
        assertThat(name(516)).isEqualTo("ERESTART_RESTARTBLOCK");
        assertThat(message(514)).isEqualTo("Interrupted: restarted unless a handler runs");
        assertThat(List.of(512, 513, 514, 516)).allMatch(Errno::isRestart);
        assertThat(List.of(4, 511, 515, 517)).noneMatch(Errno::isRestart);
    }

    @Test
    void namesUnknownErrorsByNumber() {
        assertThat(name(200)).isEqualTo("200");
        assertThat(message(200)).isEqualTo("Unknown error 200");
        assertThat(name(4095)).isEqualTo("4095");
        assertThat(name(4096)).isEqualTo("4096");
        assertThat(name(-1)).isEqualTo("-1");
        assertThat(name(0)).isEqualTo("0");
    }

    @Test
    void findsAliases() {
        assertThat(Errno.number("EWOULDBLOCK")).hasValue(11);
        assertThat(Errno.number("EDEADLOCK")).hasValue(35);
        assertThat(Errno.number("ENOSUCH")).isEmpty();
    }

    @Test
    void tellsErrorsFromResults() {
        assertThat(List.of(-1L, -2L, -4095L)).allMatch(Errno::isError);
        assertThat(List.of(0L, 1L, -4096L, Long.MIN_VALUE, 0x7fff_f000_0000L)).noneMatch(Errno::isError);
        assertThat(Errno.describe(2)).isEqualTo("No such file or directory (ENOENT)");
    }

    private static String name(int number) {
        Utf8Buffer out = new Utf8Buffer(16);
        Errno.writeName(out, number);
        return out.toString();
    }

    private static String message(int number) {
        Utf8Buffer out = new Utf8Buffer(16);
        Errno.writeMessage(out, number);
        return out.toString();
    }
}
