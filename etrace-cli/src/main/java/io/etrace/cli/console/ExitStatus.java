// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

/** What a run ends with when no command lends its own status. */
public final class ExitStatus {
    public static final int SUCCESS = 0;
    /** Tracing or reading failed, or not everything could be read. */
    public static final int FAILURE = 1;

    public static final int WRONG_COMMAND_LINE = 2;

    private ExitStatus() {}
}
