package org.tiaokuai.bench;

import java.util.concurrent.Callable;

/**
 * What a stretch of work took: wall seconds, and CPU seconds of the application, of PostgreSQL, of this program and of
 * everybody else on the machine.
 */
record Usage(double seconds, double application, double postgres, double self, double others) {

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
            application = Cpu.ofProcess(this.application) - application;
            postgres = Cpu.ofTree(postmaster) - postgres;
            self = Cpu.ofProcess(ProcessHandle.current().pid()) - self;
            machine = Cpu.ofMachine() - machine;
            return new Usage(
                    seconds, application, postgres, self, Math.max(0, machine - application - postgres - self));
        }
    }

    /** The kernel's own threads are among the others, so that it is never quite nothing. */
    double othersPercent() {
        return 100 * others / (seconds * Runtime.getRuntime().availableProcessors());
    }
}
