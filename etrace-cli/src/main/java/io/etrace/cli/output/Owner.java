// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import io.etrace.linux.Libc;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
     * Makes sure that something that exists belongs to whoever runs this, to the owner, or to root.
     *
     * @throws IOException when it is somebody else's, who may read what is written there
     */
    void requireOurs(Path existing) throws IOException {
        int theirs = (int) Files.getAttribute(existing, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (theirs != 0 && theirs != Libc.geteuid() && !uid.equals(Optional.of(theirs))) {
            throw new IOException("it belongs to user " + theirs + ", who could read what is traced");
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
