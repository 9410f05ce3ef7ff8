// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words: the JDK's exceptions often hold its name alone. */
final class IoErrors {
    private IoErrors() {}

    static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "no such file or directory";
            case AccessDeniedException e -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> failure.toString();
        };
    }
}
