// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root the checkout
 */
record Places(Path root) {
    /** Made by the start script, which passes the checkout. */
    static Places ofProperty() {
        return new Places(
                Path.of(System.getProperty("etrace.root", ".")).toAbsolutePath().normalize());
    }

    Path etrace() {
        return root.resolve("etrace");
    }

    Path workload() {
        return root.resolve("etrace-bench/target/workload");
    }

    /** The same program under a name that no tracer is told. */
    Path bystander() {
        return root.resolve("etrace-bench/target/bystander");
    }

    /** A file of this run. */
    Path file(String name) {
        Path directory = root.resolve("etrace-bench/target/compare");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory.resolve(name);
    }

    /** A file of this run that does not exist. */
    Path newFile(String name) {
        Path file = file(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
