package org.tiaokuai.ledger.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.internal.HeadKey.Mark;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Everything is read as it stood at one moment, while work goes on. */
@Service
class CheckService implements Checks {

    private static final Logger LOG = LoggerFactory.getLogger(CheckService.class);
    private static final int MOST = 1_000;

    private final AtomicBoolean running = new AtomicBoolean();
    private final JsonMapper json = JsonMapper.shared();
    /** None of these comes with the program, which makes tables, indexes and constraints only; extensions are a superuser's. */
    private static final String PLANTED = """
            with ours as (
                select oid, nspname from pg_namespace
                where nspname !~ '^pg_' and nspname <> 'information_schema'),
            extended as (
                select objid from pg_depend join pg_extension on pg_extension.oid = refobjid
                    join pg_roles on pg_roles.oid = extowner
                where deptype = 'e' and rolsuper)
            select 'trigger' as what, nspname || '.' || relname as place, tgname::text as name
            from pg_trigger join pg_class on pg_class.oid = tgrelid join ours on ours.oid = relnamespace
            where not tgisinternal
            union all
            select 'rule', nspname || '.' || relname, rulename
            from pg_rewrite join pg_class on pg_class.oid = ev_class join ours on ours.oid = relnamespace
            where ev_class not in (select objid from extended)
            union all
            select 'policy', nspname || '.' || relname, polname
            from pg_policy join pg_class on pg_class.oid = polrelid join ours on ours.oid = relnamespace
            union all
            select 'function', nspname, proname from pg_proc join ours on ours.oid = pronamespace
            where pg_proc.oid not in (select objid from extended)
            union all
            select 'operator', nspname, oprname from pg_operator join ours on ours.oid = oprnamespace
            where pg_operator.oid not in (select objid from extended)
            union all
            select 'operator class', nspname, opcname from pg_opclass join ours on ours.oid = opcnamespace
            where pg_opclass.oid not in (select objid from extended)
            union all
            select 'cast', castsource::regtype::text, casttarget::regtype::text from pg_cast
            where oid >= 16384 and oid not in (select objid from extended)
            union all
            select 'heir', nspname || '.' || relname, inhparent::regclass::text
            from pg_inherits join pg_class on pg_class.oid = inhrelid join ours on ours.oid = relnamespace
            order by 1, 2, 3
            """;

    private final TreeCheck tree;
    private final RegisterCheck registers;
    private final Alarms alarms;
    private final HeadKey key;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    CheckService(
            TreeCheck tree,
            RegisterCheck registers,
            Alarms alarms,
            HeadKey key,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.tree = tree;
        this.registers = registers;
        this.alarms = alarms;
        this.key = key;
        this.jdbc = jdbc;
        this.clock = clock;
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    @Override
    public Report check() {
        var findings = new ArrayList<Finding>();
        var found = new AtomicLong();
        var size = new AtomicLong();
        Consumer<Finding> note = finding -> note(finding, findings, found);
        try {
            oneMoment.executeWithoutResult(_ -> {
                // First of all: what is read of the tables after it cannot be older.
                registers.guarded("", "alarms", note, () -> alarms.run(note));
                registers.guarded("", "planted", note, () -> planted(note));
                registers.run(note);
                registers.guarded("", "tree", note, () -> size.set(tree.run(note)));
            });
        } catch (RuntimeException e) {
            LOG.error("The check broke off", e);
            note.accept(RegisterCheck.unreadable("", "check", e));
        }
        var report = new Report(clock.instant(), size.get(), found.get(), List.copyOf(findings));
        return kept(report) ? report : unkept(report);
    }

    /** Before all else, for only so many findings are kept. */
    private void planted(Consumer<Finding> found) {
        jdbc.sql(PLANTED).query(row -> {
            found.accept(new Finding(
                    Fault.PLANTED, "", row.getString("place"), row.getString("name"), "", row.getString("what")));
        });
    }

    private boolean kept(Report report) {
        try {
            keep(report);
            alarms.set(Danger.UNCHECKED, 0, "");
            return true;
        } catch (RuntimeException e) {
            LOG.error("The report of the check cannot be kept", e);
            return false;
        }
    }

    /** What was found is told also where it cannot be kept, and the report before is not taken for this one. */
    private Report unkept(Report report) {
        alarms.set(Danger.UNCHECKED, 1, "the report that is shown is not of the last check");
        var findings = new ArrayList<>(report.findings());
        findings.add(new Finding(Fault.UNREADABLE, "", "report", "", "", ""));
        return new Report(report.at(), report.size(), report.found() + 1, List.copyOf(findings));
    }

    @Override
    public void begin() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("ledger-check").start(() -> {
                try {
                    tell(check());
                } catch (RuntimeException | Error e) {
                    LOG.error("The check broke off", e);
                    alarms.set(Danger.UNCHECKED, 1, String.valueOf(e));
                } finally {
                    running.set(false);
                }
            });
        }
    }

    @Override
    public boolean running() {
        return running.get();
    }

    @Override
    public List<Alarm> alarms() {
        return alarms.all();
    }

    private static void note(Finding finding, List<Finding> findings, AtomicLong found) {
        if (found.incrementAndGet() <= MOST) {
            findings.add(finding);
        }
    }

    private void keep(Report report) {
        jdbc.sql("""
                        insert into ledger.check (at, report, mac) values (:at, cast(:report as jsonb), :mac)
                        on conflict (at) do update set report = excluded.report, mac = excluded.mac
                        """)
                .param("at", report.at().atOffset(ZoneOffset.UTC))
                .param("report", json.writeValueAsString(report))
                .param("mac", key.mac(Mark.REPORT, octets(report)))
                .update();
    }

    /** As it is read again, for the database spells JSON in its own way. */
    private byte[] octets(Report report) {
        return Canonical.octets(Canonical.of(json.writeValueAsString(report)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Last> last() {
        return jdbc.sql("select at, report, mac from ledger.check order by at desc limit 1")
                .query((row, _) -> last(
                        row.getTimestamp("at").toInstant(),
                        String.valueOf(row.getString("report")),
                        row.getBytes("mac")))
                .optional();
    }

    private Last last(Instant at, String text, byte @Nullable [] mac) {
        try {
            var report = json.readValue(text, Report.class);
            boolean ours = report != null && report.at().equals(at) && key.made(mac, Mark.REPORT, octets(report));
            return new Last(at, ours ? report : null);
        } catch (JacksonException | NullPointerException e) {
            return new Last(at, null);
        }
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "Asia/Shanghai")
    void eachNight() {
        tell(check());
    }

    private static void tell(Report report) {
        if (report.clean()) {
            LOG.info("The ledger holds: {} leaves", report.size());
        } else {
            LOG.error("The ledger does not hold: {} findings, see /admin/ledger", report.found());
        }
    }
}
