package org.tiaokuai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** CPU time from /proc, in seconds; Linux counts it in hundredths. */
final class Cpu {

    private static final double TICKS = 100;

    /** Where utime stands behind the name of the program, which may itself hold blanks and brackets. */
    private static final int UTIME = 11;

    private Cpu() {}

    static double ofProcess(long pid) {
        var fields = stat(pid);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS;
    }

    /** With all that it has started, living or ended: PostgreSQL works in a process for each connection. */
    static double ofTree(long pid) {
        var fields = stat(pid);
        double ended = (Long.parseLong(fields[UTIME + 2]) + Long.parseLong(fields[UTIME + 3])) / TICKS;
        double living = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(child -> ofProcess(child.pid()))
                .sum();
        return ofProcess(pid) + ended + living;
    }

    /** Of the whole machine, what hypervisors stole included, so that a disturbed round shows itself. */
    static double ofMachine() {
        var fields =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
        double user = Long.parseLong(fields[1]) + Long.parseLong(fields[2]);
        double system = Arrays.stream(new int[] {3, 6, 7, 8})
                .mapToLong(at -> Long.parseLong(fields[at]))
                .sum();
        return (user + system) / TICKS;
    }

    static String load() {
        return read(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String[] stat(long pid) {
        var line = read(Path.of("/proc/" + pid + "/stat"));
        if (line.isEmpty()) {
            var ended = new String[UTIME + 4];
            Arrays.fill(ended, "0");
            return ended;
        }
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }

    /** Empty when the process has just ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
