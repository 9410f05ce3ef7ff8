// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The options of the command: the parser and the help text both derive from this table. */
public enum EtraceFlag {
    COMM(
            Group.SELECT,
            "c",
            "comm",
            "NAME,...",
            "only these names of processes (comm of the main thread), programs (file name) or threads"),
    SYSCALL(Group.SELECT, "s", "syscall", "NAME,...", "only these syscalls: fstat, newfstat, SysNewfstat"),
    PID(
            Group.SELECT,
            "p",
            "pid",
            "PID,...",
            "only these processes, with all their threads; tracing ends when they have, and all that they created"),
    UID(Group.SELECT, "u", "uid", "UID,...", "only processes of these users, by number"),
    CGROUP(
            Group.SELECT,
            "",
            "cgroup",
            "PATH",
            "only processes in this cgroup and below it, also when it is removed and made again"),
    FOLLOW(Group.SELECT, "", "follow", "", "children created later, too (the default)"),
    NO_FOLLOW(Group.SELECT, "", "no-follow", "", "not the children created later"),
    FAILED(Group.SELECT, "", "failed", "", "only calls that returned an error"),
    SUCCEEDED(Group.SELECT, "", "succeeded", "", "only calls that returned no error"),
    MIN_DURATION(Group.SELECT, "", "min-duration", "TIME", "only calls that took this long: 10us, 5ms"),
    DURATION(
            Group.TRACE,
            "",
            "duration",
            "TIME",
            "stop after this time: 500ms, 2s, 1m; a COMMAND that still runs is left running"),
    UNTIL(
            Group.TRACE,
            "",
            "until",
            "WHAT",
            "stop when the COMMAND has ended (command), or also all processes that it started (all, the default)"),
    KILL_ON_EXIT(
            Group.TRACE,
            "",
            "kill-on-exit",
            "",
            "kill the COMMAND, and all that it started, when tracing ends before they do"),
    STRING_LIMIT(Group.TRACE, "", "string-limit", "SIZE", "bytes captured per argument, up to 64K (default 1024)"),
    WITNESS(
            Group.TRACE,
            "",
            "witness",
            "",
            "read inputs again at exit, and show both contents when they differ (also --detect-toctou)",
            "detect-toctou"),
    DECODE_FDS(Group.TRACE, "y", "decode-fds", "", "show what file descriptors refer to: 3</etc/hosts>"),
    BUFFER_SIZE(Group.TRACE, "", "buffer-size", "SIZE", "ring buffer of each CPU: 4M, 64M (default: by need)"),

    INPUT(
            Group.READ,
            "",
            "input",
            "FILE...",
            "read what --raw wrote instead of tracing; - is the standard input. Several files of one host are read as one"),
    FROM(
            Group.READ,
            "",
            "from",
            "TIME",
            "only events from this time on: 2026-11-23T09:16:00Z, 09:16:00.5 (local time) or +1.5s after the start"),
    TO(Group.READ, "", "to", "TIME", "only events until this time"),
    THREADS(
            Group.READ,
            "",
            "threads",
            "N",
            "decode with N threads, in the same order; 0: one for each CPU (default 1)"),

    NOTATION(
            Group.SHOW,
            "",
            "notation",
            "brief|full",
            "lines of text: short ones as strace has them, with time and duration, or with type and name of each argument (default)"),
    TIME(
            Group.SHOW,
            "",
            "time",
            "STYLE",
            "how brief lines begin: clock (the default), unix, relative, delta (since the line before) or none"),
    BYTES(Group.SHOW, "", "bytes", "N", "bytes of binary data shown per buffer in text (default 8, in brief lines 32)"),
    NUMERIC(
            Group.SHOW,
            "",
            "numeric",
            "",
            "numbers instead of the names of constants (also --no-symbols)",
            "no-symbols"),
    JSON_CONTEXT(
            Group.SHOW,
            "",
            "json-context",
            "ref|full",
            "process contexts in JSON: in full in every event (default), or written once and referred to"),
    STATS(Group.SHOW, "", "stats", "", "show the table of syscalls at the end (the default)"),
    NO_STATS(Group.SHOW, "", "no-stats", "", "show no table at the end"),
    STATS_ONLY(Group.SHOW, "", "stats-only", "", "show nothing but the table: counted in the kernel, no event is sent"),

    STDOUT(Group.WRITE, "", "stdout", "", "text to the standard output"),
    JSON(Group.WRITE, "", "json", "", "JSON, an object per line, to a new file in /tmp or to -o"),
    RAW(
            Group.WRITE,
            "",
            "raw",
            "",
            "record events undecoded, to a new file in /tmp or to -o: the least work; decode it later with --input. With --stdout also as text"),
    OUTPUT(
            Group.WRITE,
            "o",
            "output",
            "FILE",
            "write to this new file, as text unless --json or --raw is given; - is the standard output"),

    COMPRESS(Group.RECORD, "", "compress", "", "compress, with zstd, in a thread of its own"),
    ROTATE(
            Group.RECORD,
            "",
            "rotate",
            "SIZE|TIME",
            "begin a new file after this size (100M) or time (10m): FILE.000001, FILE.000002, ..."),
    KEEP(Group.RECORD, "", "keep", "N", "keep the last N files of --rotate or --ring"),
    RING(
            Group.RECORD,
            "",
            "ring",
            "SIZE",
            "keep the last events in this much memory, and write them to a new file at SIGUSR1 or a --trigger"),
    TRIGGER(
            Group.RECORD,
            "",
            "trigger",
            "WHAT,...",
            "call:NAME (a syscall), failed:NAME (one that fails), exit:N (of a process), killed (by a signal), end (of tracing)"),

    LOG_LEVEL(Group.OTHER, "l", "log-level", "LEVEL", "panic, fatal, error, warn, info, debug or trace (default info)"),
    VERSION(Group.OTHER, "", "version", "", "print the version"),
    HELP(Group.OTHER, "h", "help", "", "print this help");

    /** The headings of the help text, in order. */
    public enum Group {
        SELECT("Which calls"),
        TRACE("How to trace"),
        READ("What to read"),
        SHOW("What to show"),
        WRITE("Where to write"),
        RECORD("How --raw writes"),
        OTHER("Other");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final String NEGATION = "no-";

    private final Group group;
    private final String letter;
    private final String longName;
    private final String argument;
    private final String help;
    private final List<String> aliases;

    EtraceFlag(Group group, String letter, String longName, String argument, String help, String... aliases) {
        this.group = group;
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.help = help;
        this.aliases = List.of(aliases);
    }

    public Group group() {
        return group;
    }

    /** One letter, or nothing. */
    public String letter() {
        return letter;
    }

    /** Without the dashes. */
    String longName() {
        return longName;
    }

    /** The long name and others that mean the same. */
    Stream<String> longNames() {
        return Stream.concat(Stream.of(longName), aliases.stream());
    }

    /** What the help calls its value; empty when it has none. */
    public String argument() {
        return argument;
    }

    public boolean hasArgument() {
        return !argument.isEmpty();
    }

    public String help() {
        return help;
    }

    /** As messages name it: {@code --comm}. */
    public String spelling() {
        return "--" + longName;
    }

    /** The flag that turns this one off. */
    Optional<EtraceFlag> opposite() {
        String name = longName.startsWith(NEGATION) ? longName.substring(NEGATION.length()) : NEGATION + longName;
        return Arrays.stream(values())
                .filter(flag -> flag.longName.equals(name))
                .findFirst();
    }

    /** Whether a word is an option as it is written in full. */
    static boolean isSpelling(String word) {
        return Arrays.stream(values())
                .anyMatch(flag ->
                        flag.spelling().equals(word) || (!flag.letter.isEmpty() && word.equals("-" + flag.letter)));
    }
}
