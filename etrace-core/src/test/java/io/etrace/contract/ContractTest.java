// SPDX-License-Identifier: Apache-2.0
package io.etrace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.bpf.ConfigContract;
import io.etrace.bpf.StatisticsContract;
import io.etrace.capture.SpanContract;
import io.etrace.decode.FileContract;
import io.etrace.plan.PlanContract;
import io.etrace.record.ContextContract;
import io.etrace.record.RecordContract;
import io.etrace.record.SyscallContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The library reads and writes the programs' structs by numbers of its own. Here these are compared with what the shipped
 * objects say of themselves, so that a change in bpf/abi that Java does not follow fails before any kernel is asked.
 */
class ContractTest {
    private static final Path HEADERS = Path.of(System.getProperty("etrace.root"), "bpf/abi");
    private static final Pattern TYPE = Pattern.compile("^(?:struct|enum) (\\w+) \\{", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("^#define +\\w+ +\\S.*|^enum \\{", Pattern.MULTILINE);

    private static final List<Contract> CONTRACTS = List.of(
            RecordContract.contract(),
            ContextContract.contract(),
            SyscallContract.contract(),
            FileContract.contract(),
            SpanContract.contract(),
            PlanContract.contract(),
            ConfigContract.contract(),
            StatisticsContract.contract());

    static Stream<String> objects() {
        return ProgramTypes.OBJECTS.stream();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void javaAgreesWithTheProgramsAndForgetsNothing(String object) throws IOException {
        ProgramTypes types = ProgramTypes.of(object);
        assertThat(Contract.broken(CONTRACTS, types)).isEmpty();
        assertThat(types.neverAsked()).as("in no table").isEmpty();
    }

    /** Clang leaves a type out of the BTF that nothing has, and the preprocessor every macro. */
    @ParameterizedTest
    @MethodSource("objects")
    void theTypesOfAllSharedHeadersAreInTheObject(String object) throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path header : headers()) {
            TYPE.matcher(Files.readString(header)).results().forEach(match -> declared.add(match.group(1)));
        }
        assertThat(ProgramTypes.of(object).names())
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void noNumberOfASharedHeaderIsHiddenFromTheTypes() throws IOException {
        for (Path header : headers()) {
            assertThat(NUMBER.matcher(Files.readString(header)).results().map(match -> match.group()))
                    .as(header.toString())
                    .isEmpty();
        }
    }

    private static List<Path> headers() throws IOException {
        try (Stream<Path> files = Files.list(HEADERS)) {
            List<Path> headers =
                    files.filter(file -> file.toString().endsWith(".h")).toList();
            assertThat(headers).hasSizeGreaterThan(1);
            return headers;
        }
    }
}
