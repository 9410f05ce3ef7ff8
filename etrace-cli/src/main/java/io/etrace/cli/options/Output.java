// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.nio.file.Path;

/** What is written, and where to. */
public record Output(Format format, Target target) {
    public enum Format {
        TEXT("txt"),
        JSON("json"),
        RAW("raw"),
        /** What an exporter makes of a recording. */
        DOCUMENT("export");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        /** What the names of files without a given name end with. */
        public String extension() {
            return extension;
        }
    }

    /** A place to write to. */
    public sealed interface Target {}

    public record StandardOutput() implements Target {}

    public record StandardError() implements Target {}

    public record NamedFile(Path path) implements Target {}

    /** A new file whose name we make up. */
    public record AnyFile() implements Target {}

    /** Whether it takes records as they are. */
    public boolean isRaw() {
        return format == Format.RAW;
    }

    /** Whether it is read by a program, and from a stream into which the command would write as well. */
    boolean isCleanStream() {
        return format != Format.TEXT && target instanceof StandardOutput;
    }

    /** Whether somebody may be watching, so that what there is must not wait for more. */
    public boolean isFile() {
        return target instanceof NamedFile || target instanceof AnyFile;
    }
}
