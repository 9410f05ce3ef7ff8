// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etrace.Outcome;
import io.etrace.TraceOptions;
import io.etrace.cli.options.Output.Format;
import io.etrace.render.text.TextNotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtraceCommandLineTest {
    private static final Output TEXT_TO_STDERR = new Output(Format.TEXT, new Output.StandardError());
    private static final Output TEXT_TO_STDOUT = new Output(Format.TEXT, new Output.StandardOutput());

    @Test
    void withoutAnythingTheMachineIsCounted() {
        Invocation.Live live = live();
        assertThat(live.options())
                .isEqualTo(TraceOptions.builder().events(false).build());
        assertThat(live.outputs()).isEmpty();
        assertThat(live.display().statistics()).isTrue();
        assertThat(live.display().level()).isEqualTo(LogLevel.INFO);
        assertThat(live.limit()).isEmpty();
    }

    @Test
    void aCommandIsShownAsTextOnTheStandardError() {
        Invocation.Live live = live("--", "cat", "/etc/hosts");
        assertThat(live.options().command()).containsExactly("cat", "/etc/hosts");
        assertThat(live.options().events()).isTrue();
        assertThat(live.outputs()).containsExactly(TEXT_TO_STDERR);
    }

    @Test
    void aCommandMayBeCountedOnly() {
        Invocation.Live live = live("--stats-only", "ls");
        assertThat(live.options().events()).isFalse();
        assertThat(live.outputs()).isEmpty();
    }

    @Test
    void everythingThatSelectsReachesTheTracer() {
        TraceOptions options =
                live("-c cat,ls --comm sh -s openat,read --syscall write -p 1,2 --pid 3 -u 0 --uid=1000,1001"
                                + " --cgroup /sys/fs/cgroup/x --no-follow --failed --min-duration 10us"
                                + " -y --string-limit 64K --buffer-size 16M --stdout")
                        .options();
        assertThat(options)
                .isEqualTo(TraceOptions.builder()
                        .comm("cat")
                        .comm("ls")
                        .comm("sh")
                        .syscall("openat")
                        .syscall("read")
                        .syscall("write")
                        .pid(1)
                        .pid(2)
                        .pid(3)
                        .uid(0)
                        .uid(1000)
                        .uid(1001)
                        .cgroup(Path.of("/sys/fs/cgroup/x"))
                        .follow(false)
                        .outcome(Outcome.FAILED)
                        .minDuration(Duration.ofNanos(10_000))
                        .decodeDescriptors(true)
                        .stringLimit(65_536)
                        .bufferSize(16 << 20)
                        .build());
        assertThat(live("--succeeded").options().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void everythingThatShowsReachesTheDisplay() {
        Display display = live("--bytes 32 --numeric --json-context=ref --no-stats -l debug --stdout")
                .display();
        assertThat(display.text()).isEqualTo(new TextNotation(false, 32));
        assertThat(display.json().symbols()).isFalse();
        assertThat(display.json().contextReferences()).isTrue();
        assertThat(display.statistics()).isFalse();
        assertThat(display.level()).isEqualTo(LogLevel.DEBUG);
    }

    @Test
    void noSymbolsMeansNumeric() {
        assertThat(live("--no-symbols").display()).isEqualTo(live("--numeric").display());
    }

    @Test
    void bytesAreEightAndContextsInFullUnlessSaid() {
        Display display = live("--json-context full").display();
        assertThat(display.text()).isEqualTo(TextNotation.DEFAULT);
        assertThat(display.json().contextReferences()).isFalse();
    }

    @Test
    void theLastOfTwoOppositesWins() {
        assertThat(live("--no-stats --stats").display().statistics()).isTrue();
        assertThat(live("--stats --no-stats --stdout").display().statistics()).isFalse();
        assertThat(live("--no-follow --follow").options().follow()).isTrue();
        assertThat(live("--follow --follow=false").options().follow()).isFalse();
    }

    @Test
    void outputsAreWhereTheyAreAskedFor() {
        assertThat(live("--stdout").outputs()).containsExactly(TEXT_TO_STDOUT);
        assertThat(live("--json").outputs()).containsExactly(new Output(Format.JSON, new Output.AnyFile()));
        assertThat(live("--raw", "ls").outputs()).containsExactly(new Output(Format.RAW, new Output.AnyFile()));
        assertThat(live("-o", "f").outputs()).containsExactly(new Output(Format.TEXT, named("f")));
        assertThat(live("--json", "-o", "f").outputs()).containsExactly(new Output(Format.JSON, named("f")));
        assertThat(live("--raw", "-o", "f").outputs()).containsExactly(new Output(Format.RAW, named("f")));
        assertThat(live("--json", "-o", "-").outputs())
                .containsExactly(new Output(Format.JSON, new Output.StandardOutput()));
    }

    @Test
    void textOnTheConsoleAndJsonInAFileGoTogether() {
        assertThat(live("--stdout", "--json", "-o", "f").outputs())
                .containsExactly(TEXT_TO_STDOUT, new Output(Format.JSON, named("f")));
        assertThat(live("--stdout", "--raw", "-o", "f").outputs())
                .containsExactly(TEXT_TO_STDOUT, new Output(Format.RAW, named("f")));
    }

    @Test
    void contradictingOutputsAreRefused() {
        assertUsage(
                "--json and --raw exclude each other: write --raw, and turn it into JSON with --input", "--json --raw");
        assertUsage("--stdout and --output - are the same place: drop one of them", "--stdout --json -o -");
        assertUsage("--stdout and --output - are the same place: drop one of them", "--stdout --raw -o -");
        assertUsage(
                "--failed and --succeeded exclude each other: without either, all calls are traced",
                "--failed --succeeded");
        assertUsage(
                "--stats-only writes no events: drop --stdout, --json, --raw and --output", "--stats-only --stdout");
    }

    @Test
    void theDurationLimitsTheRun() {
        assertThat(live("--duration", "1.5s").limit()).contains(Duration.ofMillis(1500));
    }

    @Test
    void aFileIsReplayed() {
        Invocation.Replay replay = replay("--input trace.raw --json --stdout");
        assertThat(replay.inputs()).containsExactly(Path.of("trace.raw"));
        assertThat(replay.outputs()).containsExactly(TEXT_TO_STDOUT, new Output(Format.JSON, new Output.AnyFile()));
        assertThat(replay("--input f").outputs()).isEmpty();
    }

    @Test
    void severalFilesAreReplayedAndOptionsMayFollowThem() {
        Invocation.Replay replay = replay("--input a b - c,d --json -o e --input=f g --failed");
        assertThat(replay.inputs())
                .containsExactly(Path.of("a"), Path.of("b"), Path.of("-"), Path.of("c,d"), Path.of("f"), Path.of("g"));
        assertThat(replay.outputs()).containsExactly(new Output(Format.JSON, named("e")));
        assertThat(replay.options().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatIsReplayedIsSelectedAsWhatIsTraced() {
        String selection = "-c cat -s openat -p 1 -u 0 --cgroup /x --no-follow --failed --min-duration 1us --stdout";
        assertThat(replay("--input f " + selection).options())
                .isEqualTo(live(selection).options());
    }

    @Test
    void aReplayTracesNothing() {
        assertUsage("--input reads a file and runs no COMMAND: drop ls", "--input f -- ls");
        assertUsage("--duration says how to trace: it has no effect on --input", "--input f --duration 1s");
        assertUsage("--input reads what --raw wrote: write --json, --stdout or -o FILE", "--input f --raw");
        assertUsage("--from is about the reading of captures: add --input FILE", "--from 09:00 --stdout");
        assertUsage("--to is about the reading of captures: add --input FILE", "--to +1s -- ls");
        assertUsage("--input wants FILE..., not an empty name", "--input= --stdout");
    }

    @Test
    void threadsAreCountedOrOneForEachCpu() {
        assertThat(replay("--input f").threads()).isOne();
        assertThat(replay("--input f --threads 3").threads()).isEqualTo(3);
        assertThat(replay("--input f --threads 0").threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(replay("--input f --threads 1000000").threads()).isEqualTo(64);
        assertUsage("--threads is about the reading of captures: add --input FILE", "--threads 2 --stdout");
        assertUsage("--threads wants a number, not 'all'", "--input f --threads all");
    }

    @Test
    void infoIsNoCommandUnlessTwoDashesSaySo() {
        assertThat(parse("info", "a", "-")).isEqualTo(new Invocation.Info(List.of(Path.of("a"), Path.of("-"))));
        assertThat(parse("info", "--help")).isInstanceOf(Invocation.ShowHelp.class);
        assertThat(live("--", "info", "a").options().command()).containsExactly("info", "a");
        assertThat(live("--stdout", "info", "a").options().command()).containsExactly("info", "a");
        assertUsage("info wants FILE...; to trace a program called info, put -- before it", "info");
        assertUsage("info takes no option, only files: drop --json", "info a --json");
    }

    @Test
    void theStandardInputIsReadOnce() {
        assertUsage("there is one standard input: give - once", "--input - - --stdout");
        assertUsage("there is one standard input: give - once", "info - a -");
    }

    @Test
    void somethingHasToBeShown() {
        String message = "--no-stats leaves nothing to show: add --stdout, --json, --raw or -o FILE";
        assertUsage(message, "--no-stats");
        assertUsage(message, "--input f --no-stats");
        assertUsage(message, "--stats-only --no-stats ls");
    }

    @Test
    void wrongValuesAreNamed() {
        assertUsage("--pid wants a number, not 'init'", "-p init");
        assertUsage("--pid wants a number, not '-1'", "-p -1");
        assertUsage("--uid 4294967296 is too large", "-u 4294967296");
        assertUsage("--comm wants NAME,..., and 'a,,b' has an empty one", "-c a,,b");
        assertUsage("--bytes wants a number, not '8K'", "--bytes 8K");
        assertUsage("--json-context wants ref or full, not 'none'", "--json-context none");
        assertUsage("--log-level wants panic, fatal, error, warn, info, debug or trace, not 'loud'", "-l loud");
        assertUsage("the string limit is 1 to 65536 bytes, not 131072", "--string-limit 128K");
    }

    @Test
    void helpAndVersionWinOverTheRest() {
        assertThat(parse("--json", "--raw", "-h")).isInstanceOf(Invocation.ShowHelp.class);
        assertThat(parse("--version", "--failed", "--succeeded")).isInstanceOf(Invocation.ShowVersion.class);
        assertThat(live("ls", "-h").options().command()).containsExactly("ls", "-h");
    }

    private static Output.NamedFile named(String name) {
        return new Output.NamedFile(Path.of(name));
    }

    private static Invocation parse(String... words) {
        return EtraceCommandLine.parse(List.of(words));
    }

    private static Invocation.Live live(String... words) {
        String[] split = words.length == 1 ? words[0].split(" ") : words;
        return (Invocation.Live) parse(split);
    }

    private static Invocation.Replay replay(String words) {
        return (Invocation.Replay) parse(words.split(" "));
    }

    private static void assertUsage(String message, String words) {
        assertThatThrownBy(() -> parse(words.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
