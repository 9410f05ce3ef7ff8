// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What -y says of descriptors.c is what /proc, getsockname and strace say of it. */
class DescriptorsIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TEXT = Pattern.compile("SysIoctl\\(unsigned int fd: (.*), unsigned int cmd: ");
    private static final Pattern STRACE = Pattern.compile("ioctl\\((.*), _IOC\\(");

    @TempDir
    private Path directory = Path.of("");

    private Path workplace = Path.of("");

    /** What the program logged of a descriptor. */
    private record Look(int serial, String name, int descriptor, String link, String own, String peer) {
        static Look parse(String line) {
            String[] fields = line.split("\t", -1);
            String[] head = fields[0].split(" ");
            return new Look(
                    Integer.parseInt(head[0]), head[1], Integer.parseInt(head[2]), fields[1], fields[2], fields[3]);
        }
    }

    @BeforeEach
    void needsRoot() throws IOException {
        Etrace.needsRoot();
        workplace = Files.createDirectory(directory.resolve("workplace"));
    }

    private List<String> command(String... gccOptions) throws IOException, InterruptedException {
        Path program = Etrace.compile(directory, "descriptors.c", gccOptions);
        return List.of(program.toString(), log().toString(), workplace.toString());
    }

    private Path log() {
        return directory.resolve("log");
    }

    private List<Look> looks() throws IOException {
        return Files.readAllLines(log(), StandardCharsets.ISO_8859_1).stream()
                .map(Look::parse)
                .toList();
    }

    private static void trace(List<String> options, List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(options);
        words.add("--");
        words.addAll(command);
        Etrace.Result result = Etrace.run(words.toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total lost: 0");
    }

    private static List<JsonNode> calls(Path json, String syscall) throws IOException {
        return Files.readAllLines(json).stream()
                .map(JSON::readTree)
                .filter(event -> syscall.equals(event.path("syscall").asString("")))
                .toList();
    }

    private Path traceToJson(List<String> command) throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        trace(List.of("-y", "--json", "--json-context=ref", "-o", json.toString()), command);
        return json;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void everyDescriptorIsWhatProcSays(String abi) throws IOException, InterruptedException {
        Path json = traceToJson(command(abi));
        assertThat(looks()).hasSizeGreaterThan(50);
        assertAgreement(json);
    }

    @Test
    void aCaptureTellsTheSame() throws IOException, InterruptedException {
        Path raw = directory.resolve("trace.raw");
        Path json = directory.resolve("trace.json");
        trace(List.of("--decode-fds", "--raw", "-o", raw.toString()), command());
        assertThat(Etrace.run("--input", raw.toString(), "--json", "-o", json.toString())
                        .status())
                .isZero();
        assertAgreement(json);
    }

    private void assertAgreement(Path json) throws IOException {
        List<JsonNode> ioctls = calls(json, "SysIoctl");
        List<String> unreachable = new ArrayList<>();
        for (Look look : looks()) {
            JsonNode descriptor = ioctls.stream()
                    .filter(event -> argument(event, 1).get("parsed_data").asInt() == look.serial())
                    .map(event -> argument(event, 0))
                    .findFirst()
                    .orElseThrow();
            assertThat(descriptor.get("parsed_data").asInt()).as("%s", look).isEqualTo(look.descriptor());
            JsonNode file = descriptor.path("file");
            assertFile(look, file);
            if (file.has("unreachable")) {
                unreachable.add(look.name());
            }
        }
        assertThat(unreachable).containsExactly("old_namespace", "outside_of_jail", "unmounted");
    }

    private static void assertFile(Look look, JsonNode file) {
        if (look.link().equals("closed")) {
            assertThat(file.isMissingNode()).as("%s: %s", look, file).isTrue();
        } else if (file.has("socket")) {
            assertThat("socket:[" + file.get("inode").asString() + "]").isEqualTo(look.link());
            JsonNode socket = file.get("socket");
            boolean unbound = look.own().matches("(0\\.0\\.0\\.0|::) 0");
            assertThat(end(socket.path("local"))).as("%s: %s", look, file).isEqualTo(unbound ? "-" : look.own());
            assertThat(end(socket.path("remote"))).as("%s: %s", look, file).isEqualTo(look.peer());
        } else if (file.has("truncated")) {
            assertThat(look.name()).isEqualTo("long");
            assertThat(file.get("path").asString()).startsWith(".../ddd");
            assertThat(look.link()).endsWith(file.get("path").asString().substring("...".length()));
        } else {
            assertThat(link(file)).as("%s: %s", look, file).isEqualTo(look.link());
        }
    }

    private static String link(JsonNode file) {
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

    private static JsonNode argument(JsonNode event, int index) {
        return event.get("args").get(index).values().iterator().next();
    }

    @Test
    void resultsAndWrittenDescriptorsAreToldToo() throws IOException, InterruptedException {
        Path json = traceToJson(command());
        Look pipe = looks().stream()
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
                .isEqualTo(workplace.resolve("closed").toString());
    }

    @Test
    void aLongPathFitsIntoALargerLimit() throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        trace(List.of("-y", "--string-limit", "4K", "--json", "-o", json.toString()), command());
        Look deep = looks().stream()
                .filter(look -> look.name().equals("long"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(json)).contains("\"path\":\"" + deep.link() + "\"");
    }

    @Test
    void withoutTheOptionNothingIsTold() throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        trace(List.of("--json", "-o", json.toString()), command());
        assertThat(Files.readString(json)).doesNotContain("\"file\":").doesNotContain("\"ret_file\":");
    }

    /** All but what strace cannot see: from outside of the chroot, or in another form. */
    @Test
    void textAgreesWithStrace() throws IOException, InterruptedException {
        List<String> command = command();
        Path text = directory.resolve("trace.txt");
        trace(List.of("-y", "-s", "ioctl", "-o", text.toString()), command);
        List<Look> looks = looks();
        Path strace = directory.resolve("strace.txt");
        Files.delete(log());
        Etrace.program(List.of("rm", "-r", workplace.toString()));
        Files.createDirectory(workplace);
        List<String> words = new ArrayList<>(List.of("strace", "-yy", "-e", "trace=ioctl", "-o", strace.toString()));
        words.addAll(command);
        assertThat(Etrace.program(words).status()).isZero();
        List<String> ours = descriptors(text, TEXT);
        List<String> theirs = descriptors(strace, STRACE);
        assertThat(ours).hasSameSizeAs(theirs).hasSameSizeAs(looks);
        for (int i = 0; i < looks.size(); i++) {
            if (!looks.get(i).name().matches("odd|long|unix_.*|.*jail|old_namespace|unmounted")) {
                assertThat(ours.get(i)).as("%s", looks.get(i)).isEqualTo(theirs.get(i));
            }
        }
    }

    /** Numbers of inodes, ports and processes differ from run to run. */
    private static List<String> descriptors(Path file, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                found.add(matcher.group(1).replaceAll("\\d+", "N"));
            }
        }
        return found;
    }

    /** No half of the old path with half of the new one, whatever the other CPU does at that moment. */
    @Test
    void aRenameIsSeenBeforeOrAfter() throws IOException, InterruptedException {
        Path program = Etrace.compile(directory, "renames.c", "-pthread");
        Path text = directory.resolve("trace.txt");
        trace(
                List.of("-y", "-s", "ioctl", "-o", text.toString()),
                List.of(program.toString(), workplace.toString(), "200000"));
        List<String> seen = Files.readAllLines(text).stream()
                .map(TEXT::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
        assertThat(seen).hasSize(200_000);
        assertThat(seen.stream().distinct())
                .containsExactlyInAnyOrder(
                        "3<" + workplace.resolve("one/first") + ">", "3<" + workplace.resolve("two/other") + ">");
    }

    @Test
    void descriptorsOpenedBeforeTracingAreTold() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command());
        words.add("wait");
        Path json = directory.resolve("trace.json");
        Process program = new ProcessBuilder(words).start();
        try {
            assertThat(program.inputReader().readLine()).isEqualTo("ready");
            Path err = directory.resolve("stderr");
            Process etrace = new ProcessBuilder(
                            "../etrace", "-y", "-p", Long.toString(program.pid()), "--json", "-o", json.toString())
                    .redirectError(err.toFile())
                    .start();
            while (etrace.isAlive() && !Files.readString(err).contains("Tracing started")) {
                Thread.sleep(50);
            }
            Thread.sleep(1000);
            program.getOutputStream().write('\n');
            program.getOutputStream().close();
            assertThat(program.waitFor()).isZero();
            etrace.destroy();
            assertThat(etrace.waitFor()).as(Files.readString(err)).isZero();
        } finally {
            program.destroyForcibly();
        }
        List<JsonNode> ioctls = calls(json, "SysIoctl");
        List<Look> looks = looks();
        assertThat(ioctls).hasSameSizeAs(looks);
        for (int i = 0; i < looks.size(); i++) {
            assertFile(looks.get(i), argument(ioctls.get(i), 0).path("file"));
        }
        JsonNode blocked = argument(calls(json, "SysRead").getFirst(), 0);
        assertThat(blocked.at("/file/late").asBoolean()).as("%s", blocked).isTrue();
        assertThat(blocked.at("/file/name").asString())
                .isEqualTo(looks.getLast().link());
    }
}
