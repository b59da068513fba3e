package org.tiaokuai.privacy.internal;

import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.privacy.FieldKeys;

@Service
class FieldKeysService implements FieldKeys {

    private final JdbcClient jdbc;
    private final StoredKeys stored;
    private final Walks walks;
    private final TransactionTemplate transactions;

    FieldKeysService(JdbcClient jdbc, StoredKeys stored, Walks walks, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.walks = walks;
        this.transactions = transactions;
    }

    @Override
    public List<KeyView> keys() {
        return jdbc.sql("""
                        select name, algorithm, at, made_name, retired_at,
                            (select coalesce(sum(envelopes), 0) from privacy.under_key where key = name) as under
                        from privacy.data_key order by number desc
                        """)
                .query((row, at) -> new KeyView(
                        row.getString("name"),
                        row.getString("algorithm"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("made_name"),
                        row.getLong("under"),
                        Optional.ofNullable(row.getTimestamp("retired_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .list();
    }

    /** Nothing is sealed by the new key before it is stored for good. */
    @Override
    public String renew(Officer by, String seen) {
        var name = Objects.requireNonNull(transactions.execute(_ -> stored.renew(by, seen)));
        stored.anew();
        return name;
    }

    @Override
    public List<Walk> walks() {
        return walks.views();
    }

    /** What another node has made is used here within a minute. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        stored.anew();
    }
}
