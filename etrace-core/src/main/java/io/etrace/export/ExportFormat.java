// SPDX-License-Identifier: Apache-2.0
package io.etrace.export;

import io.etrace.text.Nearest;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/** A format that recordings can be exported to; a module that has one provides it as a service. */
public interface ExportFormat {
    /** As users write it: {@code csv}. */
    String name();

    /** Opens a document that is written to a channel, which the caller closes. */
    Exporter open(WritableByteChannel channel);

    /** All formats that are installed. */
    static List<ExportFormat> all() {
        return ServiceLoader.load(ExportFormat.class).stream()
                .map(Provider::get)
                .toList();
    }

    /** @throws IllegalArgumentException when there is no format of that name */
    static ExportFormat named(String name) {
        List<ExportFormat> all = all();
        return all.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all.stream().map(ExportFormat::name).toList();
                    return new IllegalArgumentException("unknown format " + name + Nearest.hint(name, names)
                            + "; there is " + String.join(", ", names));
                });
    }
}
