package org.tiaokuai.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;

/** Tells {@code access} which posts are held now; one that has ended is not among them. */
@Repository
class HeldPosts implements Posts {

    private static final String HELD = """
            select post.id, post.department, department.name, post.title, post.roles
            from organisation.post join organisation.department on department.id = post.department
            where post.account = :account and post.ended_at is null
            """;

    private final JdbcClient jdbc;

    HeldPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Post> heldBy(UUID account) {
        return jdbc.sql(HELD + " order by post.since, post.id")
                .param("account", account)
                .query(HeldPosts::post)
                .list();
    }

    @Override
    public Optional<Post> held(UUID account, UUID post) {
        return jdbc.sql(HELD + " and post.id = :post")
                .param("account", account)
                .param("post", post)
                .query(HeldPosts::post)
                .optional();
    }

    private static Post post(ResultSet row, int at) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("department", UUID.class),
                row.getString("name"),
                row.getString("title"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()));
    }
}
