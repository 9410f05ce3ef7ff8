// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.nio.file.Path;

/** What is written, and where to. */
record Output(Format format, Target target) {
    enum Format {
        TEXT("txt"),
        JSON("json"),
        RAW("raw");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        /** What the names of files without a given name end with. */
        String extension() {
            return extension;
        }
    }

    /** A place to write to. */
    sealed interface Target {}

    record StandardOutput() implements Target {}

    record StandardError() implements Target {}

    record NamedFile(Path path) implements Target {}

    /** A new file whose name we make up. */
    record AnyFile() implements Target {}

    /** Whether it takes records as they are. */
    boolean isRaw() {
        return format == Format.RAW;
    }

    /** Whether somebody may be watching, so that what there is must not wait for more. */
    boolean isFile() {
        return target instanceof NamedFile || target instanceof AnyFile;
    }
}
