package org.tiaokuai.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.PastRights;

/** Posts as their facts in the ledger have them: the last limit stands where it holds, and not where it is remembered. */
@Repository
class PastPosts implements PastRights {

    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toUnmodifiableMap(Role::name, Function.identity()));

    private final JdbcClient jdbc;

    PastPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, PastPost> of(Collection<UUID> posts) {
        var ids = posts.toArray(UUID[]::new);
        var limits = limits(ids);
        return jdbc
                .sql(
                        "select id, account, department, roles, since, ended_at from organisation.post where id = any(:posts)")
                .param("posts", ids)
                .query((row, at) -> post(row, limits))
                .list()
                .stream()
                .collect(Collectors.toMap(PastPost::id, post -> post));
    }

    /** Without those that somebody emptied, and of what was made an array of arrays each text; the register tells of both. */
    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return texts(row.getArray(column).getArray());
    }

    private static Stream<String> texts(@Nullable Object within) {
        return within instanceof Object[] several
                ? Arrays.stream(several).flatMap(PastPosts::texts)
                : Stream.ofNullable(within).map(Object::toString);
    }

    private record Limited(UUID post, Limit limit) {}

    private Map<UUID, List<Limit>> limits(UUID[] posts) {
        return jdbc
                .sql("select act.post, act.at, " + Grants.ITEMS + """
                         as items
                        from organisation.post_act act where act.post = any(:posts) and act.kind = 'LIMITED' order by act.id
                        """)
                .param("posts", posts)
                .query((row, at) -> new Limited(
                        row.getObject("post", UUID.class),
                        new Limit(
                                row.getTimestamp("at").toInstant(),
                                texts(row, "items").collect(Collectors.toSet()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Limited::post, Collectors.mapping(Limited::limit, Collectors.toList())));
    }

    private static PastPost post(ResultSet row, Map<UUID, List<Limit>> limits) throws SQLException {
        var id = row.getObject("id", UUID.class);
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new PastPost(
                id,
                row.getObject("account", UUID.class),
                row.getObject("department", UUID.class),
                texts(row, "roles").filter(ROLES::containsKey).map(ROLES::get).collect(Collectors.toUnmodifiableSet()),
                row.getTimestamp("since").toInstant(),
                ended == null ? null : ended.toInstant(),
                limits.getOrDefault(id, List.of()));
    }
}
