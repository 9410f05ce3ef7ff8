// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real launcher in a folder of its own, among Javas that are shell scripts: each tells its own name, its process id
 * and its arguments, and whether a directory that the variable BUILDING names is there, and exits with 7. The machine's
 * own Javas are hidden behind a mount and an empty PATH.
 */
final class FakeInstallation {
    private static final Path ROOT = Path.of(System.getProperty("etrace.root"));
    private static final String MACHINE = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    private static final String PROGRAM = "launcher/bin/etrace-" + MACHINE;

    private static final String FAKE_JAVA = """
            #!/bin/sh
            echo "java: $0"
            echo "process: $$"
            [ ! -d "$BUILDING" ] || echo "building: yes"
            for argument; do
                echo "argument: $argument"
                case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" && exit 0 ;; esac
            done
            exit 7
            """;

    private static final List<String> TOOLS = List.of(
            "stat",
            "readlink",
            "id",
            "env",
            "mkdir",
            "rm",
            "chown",
            "cut",
            "flock",
            "getent",
            "setpriv",
            "sleep",
            "uname");

    final Path folder;
    final Path home;

    /** What is mounted over /usr/lib/jvm. */
    Path jvms;

    final Path tools;
    final Map<String, String> environment = new HashMap<>();

    private FakeInstallation(Path folder) throws IOException {
        this.folder = folder;
        home = Files.createDirectories(folder.resolve("a home"));
        jvms = Files.createDirectories(folder.resolve("jvms"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            executable(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
        }
    }

    /** As make install leaves it. */
    static FakeInstallation installed(Path folder) throws IOException {
        FakeInstallation made = new FakeInstallation(folder);
        copy(ROOT.resolve(PROGRAM), made.home.resolve("etrace"));
        Files.createDirectories(made.home.resolve("lib"));
        Files.writeString(made.home.resolve("lib/core.jar"), "core");
        Files.writeString(made.home.resolve("etrace.jar"), "command");
        return made;
    }

    /** A checkout that is not built. */
    static FakeInstallation checkout(Path folder) throws IOException {
        FakeInstallation made = new FakeInstallation(folder);
        copy(ROOT.resolve("etrace"), made.home.resolve("etrace"));
        copy(ROOT.resolve(PROGRAM), made.home.resolve(PROGRAM));
        Files.writeString(made.home.resolve("pom.xml"), "<project/>");
        return made;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** A Java home whose release file says {@code version}. */
    Path java(Path javaHome, String version) throws IOException {
        Files.createDirectories(javaHome.resolve("bin"));
        Files.writeString(javaHome.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(javaHome.resolve("bin/java"), FAKE_JAVA);
        return javaHome;
    }

    void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return start(home.resolve("etrace"), arguments);
    }

    Outcome start(Path launcher, String... arguments) throws IOException, InterruptedException {
        return begin(launcher, arguments).end();
    }

    /** Starts it and does not wait. */
    Running begin(Path launcher, String... arguments) throws IOException {
        String hideJavas = "mount --bind \"$1\" /usr/lib/jvm && export PATH=\"$2\" && shift 2 && exec \"$@\"";
        var command = new ArrayList<String>();
        command.addAll(List.of("unshare", "--mount", "sh", "-c", hideJavas, "sh", jvms.toString(), tools.toString()));
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.contains("JAVA") || name.startsWith("ETRACE"));
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(folder, "stderr", "");
        return new Running(builder.redirectError(errors.toFile()).start(), errors);
    }

    record Running(Process process, Path errors) {
        Outcome end() throws IOException, InterruptedException {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), process.pid(), output, Files.readString(errors));
        }
    }

    record Outcome(int status, long processId, String output, String errors) {
        List<String> values(String label) {
            return output.lines()
                    .filter(line -> line.startsWith(label + ": "))
                    .map(line -> line.substring(label.length() + 2))
                    .toList();
        }
    }
}
