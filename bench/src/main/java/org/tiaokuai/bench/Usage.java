package org.tiaokuai.bench;

import java.util.concurrent.Callable;

/**
 * What a stretch of work took: wall seconds, and CPU seconds of the application, of PostgreSQL and of this program.
 *
 * @param others the share of the machine, in per cent, that anybody else used; the kernel's own threads are among them,
 *     so that it is never quite nothing
 */
record Usage(double seconds, double application, double postgres, double self, double others) {

    /** A backend that is just ending is counted by nobody until the server has noticed. */
    private static final long UNTIL_ENDED_MILLIS = 300;

    /** The processes that are counted apart. */
    record Meter(long application, long postmaster) {

        Usage measure(Callable<?> work) throws Exception {
            double machine = Cpu.ofMachine();
            double application = Cpu.ofProcess(this.application);
            double postgres = Cpu.ofTree(postmaster);
            double self = Cpu.ofProcess(ProcessHandle.current().pid());
            long begin = System.nanoTime();
            work.call();
            double seconds = (System.nanoTime() - begin) / 1e9;
            Thread.sleep(UNTIL_ENDED_MILLIS);
            application = Cpu.ofProcess(this.application) - application;
            postgres = Cpu.ofTree(postmaster) - postgres;
            self = Cpu.ofProcess(ProcessHandle.current().pid()) - self;
            machine = Cpu.ofMachine() - machine;
            double all =
                    (System.nanoTime() - begin) / 1e9 * Runtime.getRuntime().availableProcessors();
            double others = 100 * Math.max(0, machine - application - postgres - self) / all;
            return new Usage(seconds, application, postgres, self, others);
        }
    }
}
