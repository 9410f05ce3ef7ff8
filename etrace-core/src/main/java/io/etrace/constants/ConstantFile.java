// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One resource of constant sets. Reading it looks at the heads only and skips what is between them. */
final class ConstantFile {
    private final Map<String, SetBlock> blocks = new HashMap<>();

    private ConstantFile(byte[] resource) {
        for (int position = 0; position < resource.length; ) {
            position = resource[position] == '#' ? endOfLine(resource, position) + 1 : addBlock(resource, position);
        }
    }

    static ConstantFile read(String resource) {
        return new ConstantFile(bytes(resource));
    }

    /** The bytes of a resource of this package. */
    static byte[] bytes(String resource) {
        try (InputStream in = ConstantFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource io/etrace/constants/" + resource + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource io/etrace/constants/" + resource, e);
        }
    }

    /** Notes the block at a position and returns where the next one begins. */
    private int addBlock(byte[] resource, int position) {
        int end = endOfLine(resource, position);
        String head = new String(resource, position, end - position, StandardCharsets.US_ASCII);
        SetBlock block = new SetBlock(resource, head.split(" "), end + 1);
        blocks.put(block.name(), block);
        return block.start() + block.length();
    }

    private static int endOfLine(byte[] resource, int position) {
        int end = position;
        while (resource[end] != '\n') {
            end++;
        }
        return end;
    }

    /** What the resource says of a set; null if it says nothing. */
    @Nullable
    SetBlock find(String set) {
        return blocks.get(set);
    }

    Set<String> names() {
        return blocks.keySet();
    }
}
