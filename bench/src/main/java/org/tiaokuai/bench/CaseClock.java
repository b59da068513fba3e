package org.tiaokuai.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.tiaokuai.bench.Bench.Setting;
import org.tiaokuai.statute.internal.CaseClockBenchmark;

/** The clock of a case under JMH, one thread in three processes; beside the time of a call its CPU is told. */
final class CaseClock {

    private final Setting setting;

    CaseClock(Setting setting) {
        this.setting = setting;
    }

    void run() throws RunnerException {
        int rounds = setting.quick() ? 1 : 5;
        new Runner(new OptionsBuilder()
                        .include(CaseClockBenchmark.class.getName())
                        .jvmArgs("-Xmx512m", "-Dbench.root=" + setting.root())
                        .forks(setting.quick() ? 1 : 3)
                        .threads(1)
                        .warmupIterations(rounds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(rounds)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(ProcessCpu.class)
                        .build())
                .run();
    }
}
