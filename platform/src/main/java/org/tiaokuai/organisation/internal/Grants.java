package org.tiaokuai.organisation.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.organisation.Appointments.Act;
import org.tiaokuai.organisation.Organisation.Appointment;

/** Rights in the ledger: what a post may do, who gave and who ended it, and the items to which it is limited. */
@Component
class Grants {

    /** Of an act on a post, called {@code act}: what limits the post now is what the last one said, as long as it is held. */
    static final String ITEMS = """
            case when act.kind = 'ENDED' or exists (
                    select from organisation.post_act later where later.post = act.post and later.id > act.id)
                then act.items
                else array(select item from organisation.post_item limited
                           where limited.post = act.post order by item collate "C") end""";

    private final Ledger ledger;

    Grants(Ledger ledger) {
        this.ledger = ledger;
    }

    void given(UUID post, Appointment appointment, Instant now) {
        var roles = appointment.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        ledger.append(new Fact(
                Fact.Kind.GRANT,
                post.toString(),
                post.toString(),
                now,
                Map.of(
                        "account", appointment.account().toString(),
                        "department", appointment.department().toString(),
                        "title", appointment.title(),
                        "roles", roles)));
    }

    void ended(UUID post, Instant now) {
        ledger.append(new Fact(Fact.Kind.GRANT_END, post.toString(), post.toString(), now, Map.of()));
    }

    void acted(long act, UUID post, Act.Kind kind, Set<String> items, Officer by, Instant now) {
        ledger.append(new Fact(
                Fact.Kind.POST_ACT,
                post.toString(),
                String.valueOf(act),
                now,
                Map.of(
                        "act", kind.name(),
                        "items", items.stream().sorted().collect(Collectors.joining(",")),
                        "actor", by.account().toString())));
    }

    @Bean
    static Register postsGiven() {
        return new Register(Fact.Kind.GRANT, """
                select id::text as row, id::text as about, since as at,
                    jsonb_build_object('account', account::text, 'department', department::text, 'title', title,
                        'roles', array_to_string(case when array_ndims(roles) > 1 then array[roles::text] else roles end,
                            ',', '?')) as content
                from organisation.post
                """);
    }

    @Bean
    static Register postsEnded() {
        return new Register(Fact.Kind.GRANT_END, """
                select id::text as row, id::text as about, ended_at as at, '{}'::jsonb as content
                from organisation.post where ended_at is not null
                """);
    }

    @Bean
    static Register actsOnPosts() {
        return new Register(Fact.Kind.POST_ACT, """
                select act.id::text as row, act.post::text as about, act.at,
                    jsonb_build_object('act', act.kind, 'actor', act.actor::text, 'items', array_to_string(
                """ + ITEMS + """
                        , ',')) as content
                from organisation.post_act act
                """);
    }
}
