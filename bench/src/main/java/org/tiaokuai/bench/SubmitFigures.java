package org.tiaokuai.bench;

/** What is measured of submissions and of their floor, round by round. */
final class SubmitFigures {

    private final Figures submitRate = new Figures("submit over HTTP, requests/s");
    private final Figures floorRate = new Figures("floor, transactions/s");
    private final Figures ratio = new Figures("submit ÷ floor of the same round, %");
    private final Figures applicationCpu = new Figures("CPU of a request: application, ms");
    private final Figures postgresCpu = new Figures("CPU of a request: PostgreSQL, ms");
    private final Figures productCpu = new Figures("CPU of a request: application + PostgreSQL, ms");
    private final Figures generatorCpu = new Figures("CPU of a request: load generator, ms");
    private final Figures floorPostgresCpu = new Figures("CPU of a floor transaction: PostgreSQL, ms");
    private final Figures floorClientCpu = new Figures("CPU of a floor transaction: JDBC client, ms");
    private final Figures middle = new Figures("half load: p50, ms");
    private final Figures slow = new Figures("half load: p99, ms");
    private final Figures slowest = new Figures("half load: max, ms");

    void keep(double submits, Usage submit, double transactions, Usage floor) {
        submitRate.add(submits / submit.seconds());
        floorRate.add(transactions / floor.seconds());
        ratio.add(100 * (submits / submit.seconds()) / (transactions / floor.seconds()));
        applicationCpu.add(1000 * submit.application() / submits);
        postgresCpu.add(1000 * submit.postgres() / submits);
        productCpu.add(1000 * (submit.application() + submit.postgres()) / submits);
        generatorCpu.add(1000 * submit.self() / submits);
        floorPostgresCpu.add(1000 * floor.postgres() / transactions);
        floorClientCpu.add(1000 * floor.self() / transactions);
    }

    void keep(long[] nanos) {
        middle.add(Figures.percentile(nanos, 0.50) / 1e6);
        slow.add(Figures.percentile(nanos, 0.99) / 1e6);
        slowest.add(Figures.percentile(nanos, 1) / 1e6);
    }

    double medianRate() {
        return submitRate.median();
    }

    void print() {
        Figures.print(
                submitRate,
                floorRate,
                ratio,
                productCpu,
                applicationCpu,
                postgresCpu,
                generatorCpu,
                floorPostgresCpu,
                floorClientCpu,
                middle,
                slow,
                slowest);
    }
}
