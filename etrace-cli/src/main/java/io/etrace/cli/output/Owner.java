// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is to own the files that are written.
 *
 * @param uid of the user, empty to leave files to whoever runs the command
 * @param gid the user's group
 */
public record Owner(Optional<Integer> uid, Optional<Integer> gid) {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    /** The user who called sudo. */
    public static Owner fromSudo(Map<String, String> environment) {
        return new Owner(number(environment.get("SUDO_UID")), number(environment.get("SUDO_GID")));
    }

    private static Optional<Integer> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Gives a file that this process has just created, and holds open, to the owner. */
    void give(Path created) throws IOException {
        if (uid.isEmpty()) {
            return;
        }
        Optional<Path> open = openFile(created);
        if (open.isPresent()) {
            if (gid.isPresent()) {
                Files.setAttribute(open.get(), "unix:gid", gid.get());
            }
            Files.setAttribute(open.get(), "unix:uid", uid.get());
        }
    }

    /**
     * The link to the open file itself. Its name may by now be somebody else's: in a directory where others can write, a
     * chown by name would give away whatever they put there.
     */
    private static Optional<Path> openFile(Path created) throws IOException {
        Path absolute = created.toAbsolutePath();
        Path real = absolute.resolveSibling(".").toRealPath().resolve(absolute.getFileName());
        try (DirectoryStream<Path> links = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path link : links) {
                if (leadsTo(link, real)) {
                    return Optional.of(link);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean leadsTo(Path link, Path file) throws IOException {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (NoSuchFileException e) {
            return false; // Another thread has closed it meanwhile.
        }
    }
}
