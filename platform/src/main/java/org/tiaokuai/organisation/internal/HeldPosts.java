package org.tiaokuai.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Officials;
import org.tiaokuai.access.Officials.Official;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Colleagues;

/** Which posts are held now, told to {@code access} and to colleagues; one that has ended is not among them. */
@Repository
class HeldPosts implements Posts, Colleagues {

    private static final String HELD = """
            select post.id, post.account, post.department, department.name, post.title, post.roles,
                array(select item from organisation.post_item where post_item.post = post.id) as items
            from organisation.post join organisation.department on department.id = post.department
            where post.ended_at is null
            """;

    private static final Official NOBODY = new Official("", null);

    private final JdbcClient jdbc;
    private final Officials officials;

    HeldPosts(JdbcClient jdbc, Officials officials) {
        this.jdbc = jdbc;
        this.officials = officials;
    }

    @Override
    public List<Post> heldBy(UUID account) {
        return jdbc.sql(HELD + " and post.account = :account order by post.since, post.id")
                .param("account", account)
                .query(HeldPosts::post)
                .list();
    }

    @Override
    public Optional<Post> held(UUID account, UUID post) {
        return jdbc.sql(HELD + " and post.account = :account and post.id = :post")
                .param("account", account)
                .param("post", post)
                .query(HeldPosts::post)
                .optional();
    }

    @Override
    public List<Officer> of(UUID department) {
        record Held(Post post, UUID account) {}
        var held = jdbc.sql(HELD + " and post.department = :department order by post.title, post.id")
                .param("department", department)
                .query((row, at) -> new Held(post(row, at), row.getObject("account", UUID.class)))
                .list();
        var people = officials.of(held.stream().map(Held::account).toList());
        return held.stream()
                .map(one -> officer(one.post(), one.account(), people.getOrDefault(one.account(), NOBODY)))
                .toList();
    }

    private static Officer officer(Post post, UUID account, Official person) {
        return new Officer(account, person.personKey(), person.name(), post);
    }

    @Override
    public Set<UUID> holders(Role role) {
        return jdbc.sql("select account from organisation.post where ended_at is null and :role = any (roles)")
                .param("role", role.name())
                .query(UUID.class)
                .set();
    }

    private static Post post(ResultSet row, int at) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("department", UUID.class),
                row.getString("name"),
                row.getString("title"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                Set.of((String[]) row.getArray("items").getArray()));
    }
}
