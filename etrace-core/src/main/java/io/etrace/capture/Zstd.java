// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes compressors. Aircompressor unpacks its native library into a temporary file and leaves it to the end of the JVM to
 * remove that, which a process that is killed, or halts, never reaches; a file that is loaded needs no name.
 */
final class Zstd {
    private static final Path LOADED = Path.of("/proc/self/maps");
    private static final String UNPACKED = "zstd[0-9]+\\.tmp";

    private Zstd() {}

    static ZstdCompressor compressor() {
        ZstdCompressor compressor = ZstdCompressor.create();
        removeUnpacked();
        return compressor;
    }

    static ZstdDecompressor decompressor() {
        ZstdDecompressor decompressor = ZstdDecompressor.create();
        removeUnpacked();
        return decompressor;
    }

    private static void removeUnpacked() {
        try {
            List<Path> loaded = Files.readAllLines(LOADED, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.indexOf('/') >= 0)
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(path -> path.getFileName() != null
                            && path.getFileName().toString().matches(UNPACKED))
                    .distinct()
                    .toList();
            for (Path file : loaded) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It stays: nothing else depends on that.
        }
    }
}
