package org.tiaokuai.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two roles: the superuser, as whom only the launcher and a backup connect, and the application's, which owns what it makes in
 * its database and nothing else. So nobody reads a file of the home through the application's SQL.
 */
final class Roles {

    static final String APPLICATION = "tiaokuai_app";

    /** What there is outside of PostgreSQL's own schemas, in a home from before there were two roles. */
    private static final String STRANGE =
            """
            select format('alter schema %%I owner to %1$s', nspname) as act
            from pg_namespace where nspowner = me and nspname !~ '^pg_' and nspname <> 'information_schema'
            union all
            select format('alter %%s %%I.%%I owner to %1$s', case relkind when 'v' then 'view'
                when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, nspname, relname)
            from pg_class thing join pg_namespace space on space.oid = relnamespace
            where relowner = me and relkind in ('r', 'p', 'v', 'm', 'S')
                and nspname !~ '^pg_' and nspname <> 'information_schema'
                and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = thing.oid
                    and (deptype = 'e' or relkind = 'S' and deptype in ('a', 'i')))
            union all
            select format('alter routine %%s owner to %1$s', thing.oid::regprocedure)
            from pg_proc thing join pg_namespace space on space.oid = pronamespace
            where proowner = me and nspname !~ '^pg_' and nspname <> 'information_schema'
                and not exists (select from pg_depend
                    where classid = 'pg_proc'::regclass and objid = thing.oid and deptype = 'e')
            union all
            select format('alter type %%s owner to %1$s', thing.oid::regtype)
            from pg_type thing join pg_namespace space on space.oid = typnamespace
            where typowner = me and typtype in ('e', 'd', 'r') and nspname !~ '^pg_' and nspname <> 'information_schema'
                and not exists (select from pg_depend
                    where classid = 'pg_type'::regclass and objid = thing.oid and deptype = 'e')
            """.formatted(APPLICATION).replace("= me", "= (select oid from pg_roles where rolname = current_user)");

    private Roles() {}

    /** Follows from the superuser's, and not the other way round: a backup brings one, and has brought both. */
    static String password(String superusers) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(superusers.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            var octets = mac.doFinal(APPLICATION.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has HMAC", e);
        }
    }

    /** At each start, so that no right that somebody slipped to the role outlives it. */
    static void ensure(Connection superuser, String database, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            if (!any(statement, "select 1 from pg_roles where rolname = '" + APPLICATION + "'")) {
                statement.execute("create role " + APPLICATION);
            }
            statement.execute("alter role " + APPLICATION
                    + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls");
            for (var lent : list(statement, """
                    select format('revoke %I from %I', lent.rolname, member.rolname)
                    from pg_auth_members join pg_roles lent on lent.oid = roleid
                        join pg_roles member on member.oid = member where member.rolname = '%s'
                    """.replace("%s", APPLICATION))) {
                statement.execute(lent + " cascade");
            }
            // The server's log must not hold the password, whatever its settings and whatever goes wrong.
            statement.execute("set log_statement = none; set log_min_duration_statement = -1;"
                    + " set log_min_error_statement = panic");
            statement.execute("alter role " + APPLICATION + " password '" + password + "'");
            if (!any(statement, "select 1 from pg_database where datname = '" + database + "'")) {
                statement.execute("create database " + database);
            }
            // Whoever owns a database says how everybody's sessions in it begin, the superuser's as well.
            statement.execute("alter database " + database + " owner to current_user");
            statement.execute("alter database " + database + " reset all");
            statement.execute("grant create, connect, temporary on database " + database + " to " + APPLICATION);
        }
    }

    /** What the superuser made while it was the only role. */
    static void handOver(Connection superuser) throws SQLException {
        superuser.setAutoCommit(false);
        try (Statement statement = superuser.createStatement()) {
            for (var act : list(statement, STRANGE)) {
                statement.execute(act);
            }
            statement.execute("grant all on schema public to " + APPLICATION);
            superuser.commit();
        }
    }

    private static boolean any(Statement statement, String question) throws SQLException {
        return !list(statement, question).isEmpty();
    }

    private static List<String> list(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
            return rows;
        }
    }
}
