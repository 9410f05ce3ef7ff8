// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    @TempDir
    Path directory;

    @Test
    void onlyWhatIsBetweenTheMarksIsReplaced() throws IOException {
        Path page = Files.writeString(
                directory.resolve("page.md"), "before\n<!-- a begin -->\nold\n<!-- a end -->\nafter\n");
        Pages.replace(page, "a", List.of("new"));
        assertThat(page).hasContent("before\n<!-- a begin -->\n\nnew\n<!-- a end -->\nafter\n");
        assertThatThrownBy(() -> Pages.replace(page, "b", List.of())).hasMessageContaining("<!-- b begin -->");
    }

    @Test
    void tablesAreMarkdownWithFiguresOnTheRight() {
        Table table = new Table("tracer", "ns");
        table.add("strace", Table.figure(78_590));
        table.add("none", Table.figure(Double.NaN));
        assertThat(table.lines())
                .containsExactly(
                        "| tracer |     ns |", "|--------|-------:|", "| strace | 78,590 |", "| none   |      - |");
        assertThat(Table.figure(12.345)).isEqualTo("12.3");
    }
}
