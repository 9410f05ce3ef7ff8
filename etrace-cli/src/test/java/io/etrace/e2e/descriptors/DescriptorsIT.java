// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.descriptors;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What -y says of the descriptors of descriptors.c is what /proc and getsockname say of them. */
class DescriptorsIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path directory = Path.of("");

    private static List<JsonNode> calls(Path json, String syscall) throws IOException {
        return Files.readAllLines(json).stream()
                .map(JSON::readTree)
                .filter(event -> syscall.equals(event.path("syscall").asString("")))
                .toList();
    }

    private Path traceToJson(DescriptorsProgram program) throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        program.trace("-y", "--json", "--json-context=ref", "-o", json.toString());
        return json;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void everyDescriptorIsWhatProcSays(String abi) throws IOException, InterruptedException {
        DescriptorsProgram program = DescriptorsProgram.compile(directory, abi);
        Path json = traceToJson(program);
        assertThat(program.logged()).hasSizeGreaterThan(50);
        assertAgreement(program.logged(), json);
    }

    @Test
    void aCaptureTellsTheSame() throws IOException, InterruptedException {
        Path raw = directory.resolve("trace.raw");
        Path json = directory.resolve("trace.json");
        DescriptorsProgram program = DescriptorsProgram.compile(directory);
        program.trace("--decode-fds", "--raw", "-o", raw.toString());
        assertThat(Etrace.run("--input", raw.toString(), "--json", "-o", json.toString())
                        .status())
                .isZero();
        assertAgreement(program.logged(), json);
    }

    private static void assertAgreement(List<LoggedDescriptor> logged, Path json) throws IOException {
        List<JsonNode> ioctls = calls(json, "SysIoctl");
        List<String> unreachable = new ArrayList<>();
        for (LoggedDescriptor look : logged) {
            JsonNode descriptor = ioctls.stream()
                    .filter(event -> argument(event, 1).get("parsed_data").asInt() == look.serial())
                    .map(event -> argument(event, 0))
                    .findFirst()
                    .orElseThrow();
            assertThat(descriptor.get("parsed_data").asInt()).as("%s", look).isEqualTo(look.descriptor());
            JsonNode file = descriptor.path("file");
            look.assertShownAs(file);
            if (file.has("unreachable")) {
                unreachable.add(look.name());
            }
        }
        assertThat(unreachable).containsExactly("old_namespace", "outside_of_jail", "unmounted");
    }

    private static JsonNode argument(JsonNode event, int index) {
        return event.get("args").get(index).values().iterator().next();
    }

    @Test
    void resultsAndWrittenDescriptorsAreToldToo() throws IOException, InterruptedException {
        DescriptorsProgram program = DescriptorsProgram.compile(directory);
        Path json = traceToJson(program);
        LoggedDescriptor pipe = program.logged().stream()
                .filter(look -> look.name().equals("pipe"))
                .findFirst()
                .orElseThrow();
        for (String call : List.of("SysPipe2", "SysPoll")) {
            JsonNode ends = argument(calls(json, call).getLast(), 0).get("members");
            assertThat(ends.size()).isEqualTo(2);
            for (JsonNode end : ends) {
                assertThat(end.findValue("file").path("name").asString(""))
                        .as("%s: %s", call, ends)
                        .isEqualTo(pipe.link());
            }
        }
        for (String call : List.of("SysSendmsg", "SysRecvmsg")) {
            assertThat(calls(json, call)
                            .getFirst()
                            .findValue("cmsg_data")
                            .findValue("path")
                            .asString())
                    .as(call)
                    .isEqualTo("/etc/hosts");
        }
        assertThat(calls(json, "SysSocketpair").getFirst().findValues("remote")).hasSize(2);
        for (JsonNode open : calls(json, "SysOpenat")) {
            assertThat(open.has("ret_file"))
                    .as("%s", open)
                    .isEqualTo(open.get("ret").asInt() >= 0);
        }
        JsonNode inJail = calls(json, "SysOpenat").stream()
                .filter(open -> open.path("ret_file").path("path").asString("").equals("/ram/file"))
                .findFirst()
                .orElseThrow();
        assertThat(argument(inJail, 0).get("parsed_data").asInt()).isEqualTo(-100);
        assertThat(argument(inJail, 0).at("/file/path").asString()).isEqualTo("/ram");
        assertThat(calls(json, "SysClose").getLast().findValue("path").asString())
                .isEqualTo(program.workplace().resolve("closed").toString());
    }

    @Test
    void aLongPathFitsIntoALargerLimit() throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        DescriptorsProgram program = DescriptorsProgram.compile(directory);
        program.trace("-y", "--string-limit", "4K", "--json", "-o", json.toString());
        LoggedDescriptor deep = program.logged().stream()
                .filter(look -> look.name().equals("long"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(json)).contains("\"path\":\"" + deep.link() + "\"");
    }

    @Test
    void withoutTheOptionNothingIsTold() throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        DescriptorsProgram.compile(directory).trace("--json", "-o", json.toString());
        assertThat(Files.readString(json)).doesNotContain("\"file\":").doesNotContain("\"ret_file\":");
    }

    @Test
    void descriptorsOpenedBeforeTracingAreTold() throws IOException, InterruptedException {
        DescriptorsProgram program = DescriptorsProgram.compile(directory);
        List<String> words = new ArrayList<>(program.command());
        words.add("wait");
        Path json = directory.resolve("trace.json");
        Process process = new ProcessBuilder(words).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            try (RunningEtrace etrace =
                    RunningEtrace.start("-y", "-p", Long.toString(process.pid()), "--json", "-o", json.toString())) {
                process.getOutputStream().write('\n');
                process.getOutputStream().close();
                assertThat(process.waitFor()).isZero();
                etrace.signal("TERM");
                assertThat(etrace.end().status()).isZero();
            }
        } finally {
            process.destroyForcibly();
        }
        List<JsonNode> ioctls = calls(json, "SysIoctl");
        List<LoggedDescriptor> looks = program.logged();
        assertThat(ioctls).hasSameSizeAs(looks);
        for (int i = 0; i < looks.size(); i++) {
            looks.get(i).assertShownAs(argument(ioctls.get(i), 0).path("file"));
        }
        JsonNode blocked = argument(calls(json, "SysRead").getFirst(), 0);
        assertThat(blocked.at("/file/late").asBoolean()).as("%s", blocked).isTrue();
        assertThat(blocked.at("/file/name").asString())
                .isEqualTo(looks.getLast().link());
    }
}
