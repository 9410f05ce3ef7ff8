// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etrace.syscalls.SyscallFormat.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatParserTest {
    private static final String HEAD = """
            name: sys_enter_test
            ID: 782
            format:
            \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;
            \tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;

            \tfield:int __syscall_nr;\toffset:8;\tsize:4;\tsigned:1;
            """;

    private static String field(String declaration) {
        return "\tfield:" + declaration + ";\toffset:16;\tsize:8;\tsigned:0;\n";
    }

    @Test
    void readsNameAndParametersInOrder() {
        SyscallFormat format = FormatParser.parse(
                HEAD + field("int dfd") + field("const char * filename") + "\nprint fmt: \"dfd: 0x%08lx\", REC->dfd\n");

        assertThat(format.name()).isEqualTo("test");
        assertThat(format.fields()).containsExactly(new Field("int", "dfd"), new Field("const char *", "filename"));
    }

    @Test
    void readsASyscallWithoutParameters() {
        assertThat(FormatParser.parse(HEAD).fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            const char * filename,          const char *,           filename
            const char *filename,           const char *,           filename
            const char __user * filename,   const char *,           filename
            const char __user *filename,    const char *,           filename
            char const*p,                   char const *,           p
            const char *const * argv,       const char *const *,    argv
            struct iocb * * iocbpp,         struct iocb **,         iocbpp
            struct robust_list_head ** h,   struct robust_list_head **, h
            unsigned   nr_events,           unsigned,               nr_events
            const struct a *const attr,     const struct a *const,  attr
            __u64 mask,                     __u64,                  mask
            """)
    void understandsTheSpellingsOfDifferentKernels(String declaration, String type, String name) {
        assertThat(FormatParser.parse(HEAD + field(declaration)).fields()).containsExactly(new Field(type, name));
    }

    @Test
    void leavesOutTheStringsThatNewerKernelsAppend() {
        SyscallFormat format =
                FormatParser.parse(HEAD + field("const char * name") + field("__data_loc char[] __name_val"));

        assertThat(format.fields()).containsExactly(new Field("const char *", "name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name: sys_exit_open\n", "garbage", "name: sys_enter_x\nformat:\n"})
    void refusesWhatIsNoFormat(String text) {
        assertThatThrownBy(() -> FormatParser.parse(text)).isInstanceOf(TracefsException.class);
    }

    @Test
    void namesTheSyscallOfACutOrStrangeFile() {
        assertThatThrownBy(() -> FormatParser.parse(HEAD + "\tfield:int d"))
                .hasMessage("the format of sys_enter_test ends within a field: field:int d");
        assertThatThrownBy(() -> FormatParser.parse(HEAD + field("filename")))
                .hasMessage("the format of sys_enter_test declares \"filename\", not a type and a name");
        assertThatThrownBy(() -> FormatParser.parse(HEAD + field("int a").repeat(7)))
                .hasMessage("the format of sys_enter_test has 7 parameters; a syscall takes at most 6");
    }
}
