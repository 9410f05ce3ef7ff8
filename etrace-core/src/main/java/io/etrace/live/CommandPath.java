// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the program of a command as execvp(3) does. */
final class CommandPath {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private CommandPath() {}

    static String resolve(String name) {
        if (name.contains("/")) {
            if (!isExecutable(Path.of(name))) {
                boolean there = Files.exists(Path.of(name));
                throw new TraceException(
                        "cannot run " + name + (there ? ": it is no executable file" : ": there is no such file"));
            }
            return name;
        }
        String path = System.getenv().getOrDefault("PATH", DEFAULT_PATH);
        for (String directory : path.split(File.pathSeparator)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, name);
            if (!name.isEmpty() && isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        throw new TraceException("cannot run " + name + ": there is no such program in PATH (" + path
                + "); under sudo it is root's PATH, so give the program's full path");
    }

    private static boolean isExecutable(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
