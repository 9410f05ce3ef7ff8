// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etrace.cli.options.Arguments.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void optionsEndAtTwoDashes() {
        Arguments arguments = parse("--json", "--", "ls", "--json", "--", "-l");
        assertThat(arguments.settings()).containsExactly(new Setting(EtraceFlag.JSON, ""));
        assertThat(arguments.command()).containsExactly("ls", "--json", "--", "-l");
    }

    @Test
    void optionsEndAtTheFirstWordThatIsNone() {
        Arguments arguments = parse("-c", "cat", "sh", "-c", "echo --stats=false", "--", "--bogus");
        assertThat(arguments.settings()).containsExactly(new Setting(EtraceFlag.COMM, "cat"));
        assertThat(arguments.command()).containsExactly("sh", "-c", "echo --stats=false", "--", "--bogus");
    }

    @Test
    void theCommandMayBeginWithADashAfterTwoDashes() {
        assertThat(parse("--", "-odd", "--stats=false").command()).containsExactly("-odd", "--stats=false");
    }

    @Test
    void theCommandsWordsStayAsTheyAre() {
        assertThat(parse("echo", "\"quoted\"", "", "a b", "'").command())
                .containsExactly("echo", "\"quoted\"", "", "a b", "'");
    }

    @ParameterizedTest
    @CsvSource({"-ocat", "-o=cat", "--output=cat"})
    void valuesMayBeGlued(String word) {
        assertThat(parse(word).settings()).containsExactly(new Setting(EtraceFlag.OUTPUT, "cat"));
    }

    @Test
    void valuesKeepQuotesAndEqualsSigns() {
        assertThat(parse("--output=a=b", "-o", "\"x\"").settings())
                .containsExactly(new Setting(EtraceFlag.OUTPUT, "a=b"), new Setting(EtraceFlag.OUTPUT, "\"x\""));
    }

    @Test
    void aSingleDashIsAValue() {
        assertThat(parse("-o", "-").settings()).containsExactly(new Setting(EtraceFlag.OUTPUT, "-"));
    }

    @ParameterizedTest
    @CsvSource({
        "--stats=false, NO_STATS",
        "--stats=true, STATS",
        "--no-stats=false, STATS",
        "--follow=false, NO_FOLLOW",
        "--follow=true, FOLLOW",
        "--no-follow=false, FOLLOW",
        "--json=true, JSON"
    })
    void goBooleansAreUnderstood(String word, EtraceFlag flag) {
        Arguments arguments = parse(word, "--numeric", "ls");
        assertThat(arguments.settings()).containsExactly(new Setting(flag, ""), new Setting(EtraceFlag.NUMERIC, ""));
        assertThat(arguments.command()).containsExactly("ls");
    }

    @Test
    void aGoBooleanThatIsFalseIsNotThere() {
        assertThat(parse("--json=false", "--raw=false", "--stdout").settings())
                .containsExactly(new Setting(EtraceFlag.STDOUT, ""));
    }

    @Test
    void otherBooleansAreRefused() {
        assertUsage("--json takes no value but true or false, not in --json=maybe", "--json=maybe");
    }

    @Test
    void unknownOptionsAreNamedWithWhatIsNear() {
        assertUsage("unknown option --jsn (did you mean --json?)", "--jsn");
        assertUsage("unknown option --statz (did you mean --stats?)", "--statz=false");
        assertUsage("unknown option --frobnicate", "--frobnicate", "ls");
        assertUsage("unknown option -x", "-x");
        assertUsage("unknown option -x", "-hx");
    }

    @Test
    void namesMayBeShortenedWhereOneIsMeant() {
        assertThat(parse("--std", "--comp").settings())
                .containsExactly(new Setting(EtraceFlag.STDOUT, ""), new Setting(EtraceFlag.COMPRESS, ""));
        assertThat(parse("--stats").settings()).containsExactly(new Setting(EtraceFlag.STATS, ""));
        assertUsage(
                "--st may be any of --string-limit, --stats, --stats-only, --stdout: write more letters of it", "--st");
    }

    @Test
    void anotherNameMeansTheSame() {
        assertThat(parse("--detect-toctou", "--no-symbols").settings())
                .containsExactly(new Setting(EtraceFlag.WITNESS, ""), new Setting(EtraceFlag.NUMERIC, ""));
    }

    @Test
    void lettersMayBeJoined() {
        assertThat(parse("-yccat").settings())
                .containsExactly(new Setting(EtraceFlag.DECODE_FDS, ""), new Setting(EtraceFlag.COMM, "cat"));
    }

    @Test
    void wordsAmongTheOptionsAreMoreInput() {
        Arguments arguments = parse("--input", "a", "-", "b", "--stdout", "c");
        assertThat(arguments.settings())
                .containsExactly(
                        new Setting(EtraceFlag.INPUT, "a"),
                        new Setting(EtraceFlag.INPUT, "-"),
                        new Setting(EtraceFlag.INPUT, "b"),
                        new Setting(EtraceFlag.STDOUT, ""),
                        new Setting(EtraceFlag.INPUT, "c"));
        assertThat(arguments.command()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c", "--comm"})
    void missingValuesAreNamed(String word) {
        assertUsage("--comm wants a value: --comm NAME,...", word);
        assertUsage("--comm wants a value: --comm NAME,...", word, "--json");
        assertUsage("--comm wants a value: --comm NAME,...", word, "--", "ls");
    }

    @Test
    void twoDashesWantACommand() {
        assertUsage("no COMMAND after --", "--json", "--");
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(List.of(words));
    }

    private static void assertUsage(String message, String... words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
