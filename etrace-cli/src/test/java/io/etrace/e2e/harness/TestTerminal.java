// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A terminal of its own, which script(1) makes, and a command of the shell on it. Closing it kills the command. */
public final class TestTerminal implements AutoCloseable {
    private final StringBuilder seen = new StringBuilder();
    private final Process script;

    private TestTerminal(Process script) {
        this.script = script;
    }

    /** Starts a command, by the shell that is everywhere: script(1) takes that of the environment. */
    public static TestTerminal start(String command) throws IOException {
        ProcessBuilder builder =
                Etrace.process(List.of("script", "-qefc", command, "/dev/null")).redirectErrorStream(true);
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("TERM", "xterm");
        return new TestTerminal(builder.start());
    }

    /** What a terminal gets to see of a command until it ends. */
    public static String show(String command) throws IOException, InterruptedException {
        try (TestTerminal terminal = start(command)) {
            terminal.end();
            return terminal.seen();
        }
    }

    public void awaitText(String words) throws IOException {
        InputStream screen = script.getInputStream();
        while (seen.indexOf(words) < 0) {
            int next = screen.read();
            if (next < 0) {
                throw new AssertionError("the terminal never showed " + words + " but " + seen);
            }
            seen.append((char) next);
        }
    }

    public void type(String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
        script.getOutputStream().flush();
    }

    /** Waits for the end of the command; returns its exit status. */
    public int end() throws IOException, InterruptedException {
        seen.append(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return script.waitFor();
    }

    public String seen() {
        return seen.toString();
    }

    @Override
    public void close() {
        script.destroy();
    }
}
