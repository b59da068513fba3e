package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.internal.CaseRegisters.HandedIn;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.organisation.Colleagues;
import org.tiaokuai.seal.Hand;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a case and what was decided, with the actor and the person apart; only ever added to. */
@Repository
class History {

    private static final String[] AGAIN = Arrays.stream(State.Event.values())
            .filter(State.Event::again)
            .map(State.Event::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Beside beside;
    private final Ledger ledger;
    private final Colleagues colleagues;

    History(JdbcClient jdbc, Beside beside, Ledger ledger, Colleagues colleagues) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.ledger = ledger;
        this.colleagues = colleagues;
    }

    void add(ApplicationRow application, State.Event event, Officer officer, Instant now) {
        var byWhom = name(officer) + instead(application, officer, now);
        add(application, event, officer.account(), officer.post().id(), byWhom, now);
    }

    /** @param said with the act; what the ledger keeps of it is a salted hash */
    void add(ApplicationRow application, State.Event event, Officer officer, Instant now, Map<String, String> said) {
        var byWhom = name(officer) + instead(application, officer, now);
        add(application, event, new By(officer.account(), officer.post().id(), byWhom), now, salted(said), Map.of());
    }

    /** Whose act it is; nobody's of what the law says, and no post's of what the applicant does. */
    private record By(@Nullable UUID actor, @Nullable UUID post, String name) {}

    static String name(Officer officer) {
        return officer.post().departmentName() + "　" + officer.name();
    }

    /** A deputy's act on a case of the absent colleague says for whom it was done. */
    private String instead(ApplicationRow application, Officer officer, Instant now) {
        var claim = application.claim();
        if (claim == null || claim.post().equals(officer.post().id())) {
            return "";
        }
        var absent = beside.absent(officer.post().id(), Clocks.day(now));
        return absent.containsKey(claim.post()) ? "（代" + absent.get(claim.post()) + "）" : "";
    }

    void addByApplicant(ApplicationRow application, State.Event event, Instant now) {
        add(application, event, application.account(), null, "", now);
    }

    void addByApplicant(ApplicationRow application, State.Event event, Instant now, Map<String, String> said) {
        add(application, event, new By(application.account(), null, ""), now, salted(said), Map.of());
    }

    static Map<String, String> salted(Map<String, String> said) {
        var salted = new HashMap<>(said);
        salted.put("salt", Veiled.salt());
        return salted;
    }

    /** Nobody did it: the law says that it is so. */
    void addByLaw(ApplicationRow application, State.Event event, Instant at) {
        add(application, event, null, null, "", at);
    }

    void addByLaw(ApplicationRow application, State.Event event, Instant at, Map<String, String> said) {
        add(application, event, new By(null, null, ""), at, salted(said), Map.of());
    }

    void add(
            ApplicationRow application,
            State.Event event,
            @Nullable UUID actor,
            @Nullable UUID post,
            String byWhom,
            Instant now) {
        add(application, event, new By(actor, post, byWhom), now, Map.of(), Map.of());
    }

    /** @param handed what was handed in with the step; nothing with most */
    private void add(
            ApplicationRow application,
            State.Event event,
            By by,
            Instant now,
            Map<String, String> said,
            Map<String, String> handed) {
        long id = jdbc.sql("""
                        insert into casework.case_event (number, event, at, actor, post, by_whom, subject, said, handed)
                        values (:number, :event, :now, :actor, :post, :byWhom, :subject, cast(:said as jsonb),
                            cast(:handed as jsonb))
                        returning id
                        """)
                .param("number", application.number())
                .param("event", event.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", by.actor())
                .param("post", by.post())
                .param("byWhom", by.name())
                .param("subject", application.subject())
                .param("said", JsonMapper.shared().writeValueAsString(said))
                .param("handed", handed.getOrDefault(CaseRegisters.HANDED, "{}"))
                .query(Long.class)
                .single();
        var content = new HashMap<>(said);
        content.putAll(handed);
        record(application, id, event, by, now, content);
    }

    /** The application brought its first event with it, and what was handed in. */
    void submitted(ApplicationRow application, long id, Map<String, String> handed) {
        var by = new By(application.account(), null, "");
        var content = new HashMap<>(application.history().getFirst().said());
        content.putAll(handed);
        record(application, id, State.Event.SUBMIT, by, application.submittedAt(), content);
    }

    /** @param application as it stands since then */
    void corrected(ApplicationRow application, String replaced, HandedIn handed, Instant now) {
        var by = new By(application.account(), null, "");
        var event = State.Event.CORRECT;
        add(application, event, by, now, Map.of(), handed.with(application, event, replaced));
    }

    private void record(
            ApplicationRow application, long id, State.Event event, By by, Instant now, Map<String, String> more) {
        var content = new HashMap<>(more);
        content.putAll(Map.of(
                "event",
                event.name(),
                "item",
                application.item(),
                "actor",
                by.actor() == null ? "" : by.actor().toString(),
                "post",
                by.post() == null ? "" : by.post().toString(),
                "byWhom",
                by.name(),
                "subject",
                application.subject()));
        ledger.append(new Fact(
                Fact.Kind.CASE_EVENT, application.number(), String.valueOf(id), now, CaseRegisters.nameless(content)));
    }

    void decide(String number, DecisionView decision, Officer officer) {
        decide(number, decision, officer.account(), officer.post().id());
    }

    void decide(String number, DecisionView decision, UUID account, UUID post) {
        var row = new HashMap<>(decision.texts());
        row.putAll(Map.of("verdict", decision.verdict().name(), "actor", account.toString(), "post", post.toString()));
        var decided = jdbc.sql("""
                        insert into casework.decision
                            (number, verdict, round, reasons, law, remedies, salt, at, actor, post)
                        select number, :verdict, 1 + (select count(*) from casework.case_event
                                where case_event.number = application.number and event = any(:again)),
                            :reasons, :law, :remedies, :salt, :at, :account, :by
                        from casework.application where number = :number
                        returning *
                        """)
                .params(row)
                .param("number", number)
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("by", post)
                .param("again", AGAIN)
                .query(History::decision)
                .single();
        ledger.append(
                new Fact(Fact.Kind.DECISION, number, decided.row(number), decision.at(), CaseRegisters.veiled(row)));
    }

    /** An act is on what whoever acts read: where more has happened since, it is not done. */
    Act asSeen(Act act, String number, @Nullable Integer seen) {
        return switch (act) {
            case Act.NotEntitled _, Act.Meanwhile _, Act.NoSuchCase _ -> act;
            case Act.Done _, Act.Refused _ -> seen == null || seen == happenings(number) ? act : new Act.Meanwhile();
        };
    }

    private int happenings(String number) {
        return jdbc.sql("select count(*) from casework.case_event where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    /** Whose act it was, the last time that this happened. */
    Hand hand(String number, State.Event event) {
        return jdbc.sql("""
                        select actor, post, by_whom from casework.case_event
                        where number = :number and event = :event order by id desc limit 1
                        """)
                .param("number", number)
                .param("event", event.name())
                .query((row, at) -> new Hand(
                        row.getObject("actor", UUID.class),
                        row.getObject("post", UUID.class),
                        row.getString("by_whom")))
                .single();
    }

    boolean own(ApplicationRow row, Officer officer, State.Event proposing) {
        return officer.account().equals(hand(row.number(), proposing).account());
    }

    /** Whether anybody else could approve what this officer proposes. */
    boolean approvable(ApplicationRow row, Officer officer) {
        var theCase = row.application();
        return colleagues.of(row.handledBy()).stream()
                .filter(each -> !each.account().equals(officer.account()))
                .anyMatch(each -> each.has(Role.APPROVER) && theCase.concerns(each));
    }

    /** All of them, in order; a case is revoked after it was granted. */
    List<DecisionView> decisions(String number) {
        return jdbc.sql("select * from casework.decision where number = :number order by round, verdict = 'REVOKED'")
                .param("number", number)
                .query(History::decision)
                .list();
    }

    private static DecisionView decision(ResultSet row, int at) throws SQLException {
        return new DecisionView(
                State.valueOf(row.getString("verdict")),
                row.getInt("round"),
                row.getString("reasons"),
                row.getString("law"),
                row.getString("remedies"),
                row.getString("salt"),
                row.getTimestamp("at").toInstant());
    }
}
