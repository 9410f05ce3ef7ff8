// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.descriptors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What descriptors.c logged of one of its descriptors.
 *
 * @param serial the command of the ioctl that it made with it
 * @param link as in /proc, or {@code closed}
 * @param own end of a socket, as getsockname told it
 * @param peer likewise
 */
record LoggedDescriptor(int serial, String name, int descriptor, String link, String own, String peer) {
    static List<LoggedDescriptor> readAll(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .map(LoggedDescriptor::parse)
                .toList();
    }

    private static LoggedDescriptor parse(String line) {
        String[] fields = line.split("\t", -1);
        String[] head = fields[0].split(" ");
        return new LoggedDescriptor(
                Integer.parseInt(head[0]), head[1], Integer.parseInt(head[2]), fields[1], fields[2], fields[3]);
    }

    /** Compares with what a JSON line says of a descriptor. */
    void assertShownAs(JsonNode file) {
        if (link.equals("closed")) {
            assertThat(file.isMissingNode()).as("%s: %s", this, file).isTrue();
        } else if (file.has("socket")) {
            assertThat("socket:[" + file.get("inode").asString() + "]").isEqualTo(link);
            JsonNode socket = file.get("socket");
            boolean unbound = own.matches("(0\\.0\\.0\\.0|::) 0");
            assertThat(end(socket.path("local"))).as("%s: %s", this, file).isEqualTo(unbound ? "-" : own);
            assertThat(end(socket.path("remote"))).as("%s: %s", this, file).isEqualTo(peer);
        } else if (file.has("truncated")) {
            assertThat(name).isEqualTo("long");
            assertThat(file.get("path").asString()).startsWith(".../ddd");
            assertThat(link).endsWith(file.get("path").asString().substring("...".length()));
        } else {
            assertThat(linkOf(file)).as("%s: %s", this, file).isEqualTo(link);
        }
    }

    private static String linkOf(JsonNode file) {
        String name = file.has("path")
                ? file.get("path").asString()
                : file.get("name").asString();
        return (file.has("encoding") ? unescaped(name) : name) + (file.has("deleted") ? " (deleted)" : "");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(\\\\|x([0-9a-f]{2}))").matcher(text).replaceAll(match -> {
            String hex = match.group(2);
            return Matcher.quoteReplacement(hex == null ? "\\" : String.valueOf((char) Integer.parseInt(hex, 16)));
        });
    }

    private static String end(JsonNode end) {
        if (end.has("address")) {
            return end.get("address").asString() + " " + end.get("port").asInt();
        }
        if (end.has("port_id")) {
            return end.get("port_id").asString();
        }
        if (end.has("abstract")) {
            return "@" + end.get("abstract").asString();
        }
        return end.has("path") ? end.get("path").asString() : "-";
    }
}
