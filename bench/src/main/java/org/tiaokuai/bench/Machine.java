package org.tiaokuai.bench;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Says on what a benchmark ran: a figure without its machine is none. */
final class Machine {

    private Machine() {}

    static void print(String title) {
        System.out.println(title);
        System.out.printf(
                "%s  %d CPUs  %s %s  Java %s  load %s%n",
                ZonedDateTime.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                Cpu.load());
    }
}
