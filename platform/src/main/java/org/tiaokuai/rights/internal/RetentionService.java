package org.tiaokuai.rights.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Policy;
import org.tiaokuai.rights.Retention;

/** Goes by the policy that anybody may read: what it says of a set is what is done with it. */
@Service
class RetentionService implements Retention {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionService.class);

    private final Policy policy;
    private final Erasing erasing;
    private final Acts acts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RetentionService(
            Policy policy, Erasing erasing, Acts acts, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.policy = policy;
        this.erasing = erasing;
        this.acts = acts;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 2 * * *", zone = "Asia/Shanghai")
    void nightly() {
        keep().forEach(erasure ->
                LOG.info("Deleted of {} what ended before {}: {}", erasure.set(), erasure.before(), erasure.count()));
    }

    /** A set of which something was deleted is one entry, however many batches it took. */
    @Override
    public List<Erasure> keep() {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        var done = new ArrayList<Erasure>();
        for (var retention : policy.retentions()) {
            if (retention.years() > 0) {
                var before = today.minusYears(retention.years());
                int count = erase(retention.set(), before);
                if (count > 0) {
                    done.add(new Erasure(retention.set(), before, count));
                }
            }
        }
        return done;
    }

    private int erase(String set, LocalDate before) {
        int all = 0;
        for (int some = once(set, before); some > 0; some = once(set, before)) {
            all += some;
        }
        return all;
    }

    /** What a batch deletes and that it did so are one transaction; whoever comes second at the same time does nothing. */
    private int once(String set, LocalDate before) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('retention ' || :set, 0))")
                    .param("set", set)
                    .query(Boolean.class)
                    .single();
            int count = alone ? erasing.erase(set, before) : 0;
            if (count > 0) {
                acts.add(new Erasure(set, before, count), clock.instant());
            }
            return count;
        }));
    }

    /** What was deleted must have been kept for as long as the policy says when it was: nothing is blanked in a deletion's name. */
    @Bean
    static Contradiction erasuresBeforeTheirTime(Policy policy) {
        var kept = policy.retentions().stream()
                .filter(retention -> retention.years() > 0)
                .toList();
        return new Contradiction(
                Fact.Kind.ERASURE,
                """
                select id::text as row, set as about, coalesce(due::date::text, '') as recorded, before::text as standing
                from (select erasure.*, (at at time zone :zone)::date - make_interval(years => years) as due
                      from rights.erasure left join unnest(cast(:sets as text[]), cast(:years as int[]))
                          as policy (kept, years) on kept = set) told
                where due is null or before > due
                """,
                Map.of(
                        "sets",
                        kept.stream().map(Policy.Retention::set).toArray(String[]::new),
                        "years",
                        kept.stream().map(Policy.Retention::years).toArray(Integer[]::new),
                        "zone",
                        Text.ZONE.getId()));
    }

    @Override
    public List<Erasure> erasures(int most) {
        return acts.erasures(most);
    }
}
