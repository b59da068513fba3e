package org.tiaokuai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An executable jar as an operator installs it: extracted, in a folder with a home for its data. */
record Installation(Path jar, Path cache, Path home, Map<String, String> environment) {

    private static final List<String> FLAGS = List.of("-Xmx512m");

    static Installation of(Path executable, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var program = folder.resolve("program");
        var extraction = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        executable.toString(),
                        "extract",
                        "--destination",
                        program.toString())
                .inheritIO()
                .start();
        if (extraction.waitFor() != 0) {
            throw new IllegalStateException("Cannot extract " + executable);
        }
        var environment = new HashMap<>(settings);
        var home = folder.resolve("home");
        environment.put("TIAOKUAI_HOME", home.toString());
        return new Installation(
                program.resolve(executable.getFileName()), folder.resolve("application.aot"), home, environment);
    }

    JavaProcess start(String... more) throws IOException {
        return start(List.of(more));
    }

    /** Writes the cache when it ends. */
    JavaProcess train() throws IOException {
        return start(List.of("-XX:AOTCacheOutput=" + cache));
    }

    /** A cache that does not fit stops the start, so that it is never measured without. */
    JavaProcess startWithCache() throws IOException {
        return start(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    }

    private JavaProcess start(List<String> more) throws IOException {
        var arguments = new ArrayList<>(FLAGS);
        arguments.addAll(more);
        arguments.add("-jar");
        arguments.add(jar.toString());
        return JavaProcess.start(arguments, environment, home.resolveSibling("output.log"));
    }
}
