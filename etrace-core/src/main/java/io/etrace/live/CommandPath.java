// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.linux.Starter.Finding;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the program of a command as execvp(3) does. */
final class CommandPath {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private CommandPath() {}

    static String resolve(String name) {
        if (name.contains("/")) {
            require(name, lookAt(Path.of(name)));
            return name;
        }
        for (String directory : path().split(File.pathSeparator)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, name);
            if (!name.isEmpty() && isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        throw notFound(name, Finding.NOT_IN_PATH);
    }

    /** @throws TraceException when the program was not found */
    static void require(String name, Finding finding) {
        if (finding != Finding.FOUND) {
            throw notFound(name, finding);
        }
    }

    private static TraceException notFound(String name, Finding finding) {
        String why = switch (finding) {
            case FOUND -> "it is there";
            case NO_SUCH_FILE -> "there is no such file";
            case NOT_EXECUTABLE -> "it is no executable file";
            case NOT_IN_PATH ->
                "there is no such program in PATH (" + path()
                        + "); under sudo it is root's PATH, so give the program's full path";
        };
        return new TraceException("cannot run " + name + ": " + why);
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", DEFAULT_PATH);
    }

    private static Finding lookAt(Path path) {
        if (isExecutable(path)) {
            return Finding.FOUND;
        }
        return Files.exists(path) ? Finding.NOT_EXECUTABLE : Finding.NO_SUCH_FILE;
    }

    private static boolean isExecutable(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
