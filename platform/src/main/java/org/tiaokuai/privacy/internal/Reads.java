package org.tiaokuai.privacy.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Reading;

/** The trace: one row for each record opened, with what was given, masked and refused. */
@Repository
class Reads {

    private final JdbcClient jdbc;

    Reads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was decided about the fields of one record, gathered for one row. */
    static final class Trace {

        private final List<String> given = new ArrayList<>();
        private final List<String> masked = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final LinkedHashSet<String> rules = new LinkedHashSet<>();

        void note(String field, Rule rule) {
            rules.add(rule.id());
            switch (rule.ruling()) {
                case GIVE -> given.add(field);
                case MASK -> masked.add(field);
                case REFUSE -> refused.add(field);
            }
        }
    }

    void leave(Reading reading, Trace trace) {
        var requester = reading.requester();
        jdbc.sql("""
                        insert into privacy.read (at, account, post, requester, subject, purpose, basis, item,
                            case_number, given, masked, refused, rules)
                        values (:at, :account, :post, :requester, :subject, :purpose, :basis, :item,
                            :case, :given, :masked, :refused, :rules)
                        """)
                .param("at", reading.at().atOffset(ZoneOffset.UTC))
                .param("account", requester.account())
                .param("post", requester.post())
                .param("requester", requester.name())
                .param("subject", reading.subject())
                .param("purpose", reading.purpose().name())
                .param("basis", reading.basis())
                .param("item", reading.item())
                .param("case", reading.caseNumber())
                .param("given", trace.given.toArray(String[]::new))
                .param("masked", trace.masked.toArray(String[]::new))
                .param("refused", trace.refused.toArray(String[]::new))
                .param("rules", trace.rules.toArray(String[]::new))
                .update();
    }

    List<ReadView> forCase(String number) {
        return jdbc.sql("""
                        select at, requester, purpose, basis, given, masked, refused from privacy.read
                        where case_number = :number order by id
                        """)
                .param("number", number)
                .query((row, at) -> new ReadView(
                        row.getTimestamp("at").toInstant(),
                        row.getString("requester"),
                        row.getString("purpose"),
                        row.getString("basis"),
                        List.of((String[]) row.getArray("given").getArray()),
                        List.of((String[]) row.getArray("masked").getArray()),
                        List.of((String[]) row.getArray("refused").getArray())))
                .list();
    }

    Map<String, Instant> last(UUID account, Collection<String> numbers) {
        var last = new HashMap<String, Instant>();
        jdbc.sql("""
                        select case_number, max(at) as at from privacy.read
                        where case_number = any(:numbers) and account = :account group by case_number
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("account", account)
                .query(row -> {
                    last.put(
                            row.getString("case_number"), row.getTimestamp("at").toInstant());
                });
        return last;
    }

    static boolean leavesTrace(Reading reading) {
        return reading.requester().account() != null && reading.purpose() != Purpose.OWN_BUSINESS;
    }
}
