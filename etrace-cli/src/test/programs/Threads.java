// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;

/** Four threads at once, each with its own file in the directory given. */
class Threads {
    public static void main(String[] words) throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            Path file = Path.of(words[0], "java-thread-" + i);
            threads[i] = Thread.ofPlatform().start(() -> work(file));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void work(Path file) {
        try {
            Files.writeString(file, "text of " + file);
            Files.readString(file);
            Files.delete(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
