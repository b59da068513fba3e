package org.tiaokuai.access.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.Staff.Act;

/** The authenticators of accounts that are not blocked, and their recovery codes. */
@Repository
class SecondFactors {

    private static final EnvelopePlace PLACE =
            EnvelopePlace.in("access.second_factor", "account", EnvelopePlace.NOBODY, "secret");

    private final JdbcClient jdbc;
    private final StaffAccounts staff;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, StaffAccounts staff, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.clock = clock;
    }

    /** @param secret an envelope; @param begunIn a keyed hash of the session that saw it */
    record Row(UUID account, String secret, @Nullable String begunIn, boolean confirmed, long lastStep) {}

    static Cell cell(UUID account) {
        return PLACE.cell("secret", account, "");
    }

    Optional<Row> of(UUID account) {
        return jdbc.sql("""
                        select account, secret, begun_in, confirmed_at is not null as confirmed, last_step
                        from access.second_factor join access.account on account.id = second_factor.account
                        where account = :account and blocked_at is null
                        """).param("account", account).query(Row.class).optional();
    }

    void begin(UUID account, Sealed secret, String session) {
        jdbc.sql("""
                        insert into access.second_factor (account, secret, begun_in) values (:account, :secret, :session)
                        on conflict (account) do update set secret = excluded.secret, begun_in = excluded.begun_in
                        where second_factor.confirmed_at is null
                            and second_factor.begun_in is distinct from excluded.begun_in
                        """)
                .param("account", account)
                .param("secret", secret.envelope())
                .param("session", session)
                .update();
    }

    /** False when another window or session was quicker; the recovery codes are kept with it or not at all. */
    @Transactional
    public boolean confirm(Row begun, long step, List<String> recovery) {
        var first = jdbc.sql("""
                                update access.second_factor set confirmed_at = :now, last_step = :step
                                where account = :account and secret = :secret and confirmed_at is null
                                """)
                        .param("account", begun.account())
                        .param("secret", begun.secret())
                        .param("step", step)
                        .param("now", now())
                        .update()
                == 1;
        if (first) {
            recovery.forEach(code -> keepRecovery(begun.account(), code));
        }
        return first;
    }

    /** False when the code of this step was used already, also a moment ago. */
    boolean use(UUID account, long step) {
        return jdbc.sql("""
                                update access.second_factor set last_step = :step
                                where account = :account and last_step < :step
                                """).param("account", account).param("step", step).update() == 1;
    }

    int recoveryLeft(UUID account) {
        return jdbc.sql("select count(*) from access.recovery_code where account = :account and used_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    @Transactional
    public void renewRecovery(Officer officer, List<String> recovery) {
        forgetRecovery(officer.account());
        recovery.forEach(code -> keepRecovery(officer.account(), code));
        staff.note(officer.account(), Act.Kind.RECOVERY_CODES_RENEWED, officer);
    }

    private void forgetRecovery(UUID account) {
        jdbc.sql("delete from access.recovery_code where account = :account")
                .param("account", account)
                .update();
    }

    private void keepRecovery(UUID account, String code) {
        jdbc.sql("insert into access.recovery_code (account, code) values (:account, :code)")
                .param("account", account)
                .param("code", code)
                .update();
    }

    boolean useRecovery(UUID account, String code) {
        return jdbc.sql("""
                                update access.recovery_code set used_at = :now
                                where account = :account and code = :code and used_at is null
                                """)
                        .param("account", account)
                        .param("code", code)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** One that nobody has confirmed: whoever began it may be whom the account is closed to. */
    void forgetBegun(UUID account) {
        jdbc.sql("delete from access.second_factor where account = :account and confirmed_at is null")
                .param("account", account)
                .update();
    }

    void forget(UUID account) {
        forgetRecovery(account);
        jdbc.sql("delete from access.second_factor where account = :account")
                .param("account", account)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Bean
    static EnvelopePlace envelopesInSecondFactors() {
        return PLACE;
    }
}
