package org.tiaokuai.desk.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.desk.Phrases;

@Service
@Transactional
class PhraseService implements Phrases {

    private final JdbcClient jdbc;
    private final Clock clock;

    PhraseService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Phrase> of(Officer officer) {
        return jdbc.sql("""
                        select id, text, account is null as departments, by_whom from desk.phrase
                        where account = :account or department = :department order by account is null, id
                        """)
                .param("account", officer.account())
                .param("department", officer.post().department())
                .query(Phrase.class)
                .list();
    }

    @Override
    public Keeping keep(KeepPhrase command) {
        var officer = command.officer();
        if (command.forTheDepartment() && !officer.has(Role.APPROVER)) {
            return new Keeping.NotEntitled();
        }
        var kept = of(officer).stream()
                .filter(phrase -> phrase.departments() == command.forTheDepartment())
                .toList();
        if (kept.stream().anyMatch(phrase -> phrase.text().equals(command.text()))) {
            return new Keeping.ThereAlready();
        }
        if (kept.size() >= KeepPhrase.MOST) {
            return new Keeping.TooMany();
        }
        jdbc.sql("""
                        insert into desk.phrase (account, department, text, by_whom, at)
                        values (:account, :department, :text, :byWhom, :now) on conflict do nothing
                        """)
                .param("account", command.forTheDepartment() ? null : officer.account())
                .param("department", command.forTheDepartment() ? officer.post().department() : null)
                .param("text", command.text())
                .param("byWhom", officer.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Keeping.Kept();
    }

    @Override
    public boolean remove(Officer officer, long id) {
        return jdbc.sql("""
                                delete from desk.phrase
                                where id = :id and (account = :account or (:approver and department = :department))
                                """)
                        .param("id", id)
                        .param("account", officer.account())
                        .param("approver", officer.has(Role.APPROVER))
                        .param("department", officer.post().department())
                        .update()
                == 1;
    }
}
