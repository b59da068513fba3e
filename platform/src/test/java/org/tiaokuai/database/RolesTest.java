package org.tiaokuai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gets SQL into the application reads no file of the home, starts no program, and becomes nobody else. */
class RolesTest {

    @TempDir
    static Path temp = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres server;

    @BeforeAll
    static void oneServerRuns() {
        server = EmbeddedPostgres.start(temp.resolve("home"), step -> {});
    }

    @AfterAll
    static void itIsStopped() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_read_file('PG_VERSION')",
                "select pg_read_binary_file('../secrets/database.password')",
                "select pg_ls_dir('.')",
                "select pg_stat_file('PG_VERSION')",
                "select lo_import('/etc/passwd')",
                "create temporary table leak (line text); copy leak from '/etc/passwd'",
                "create temporary table leak (line text); copy leak from program 'id'",
                "copy (select 1) to '/tmp/leak'",
                "copy (select 1) to program 'cat'",
                "select rolpassword from pg_authid",
                "select passwd from pg_shadow",
                "set role tiaokuai",
                "set session authorization tiaokuai",
                "alter role tiaokuai_app superuser",
                "alter role tiaokuai password 'known'",
                "grant pg_read_server_files to tiaokuai_app",
                "create role another superuser",
                "create role another",
                "create database another",
                "alter system set fsync = off",
                "alter database tiaokuai owner to tiaokuai_app",
                "alter database tiaokuai set search_path = evil",
                "alter database postgres set search_path = evil",
                "alter role tiaokuai set search_path = evil",
                "create extension file_fdw",
                "create extension dblink",
                "create language plpython3u",
                "create function f() returns int language c as 'x', 'x'",
                "select pg_create_physical_replication_slot('slot')",
                "select pg_backup_start('backup')",
                "select pg_switch_wal()",
                "create tablespace leak location '/tmp'",
                "load '/tmp/leak.so'"
            })
    void theApplicationsRoleMayNot(String sql) {
        assertThatThrownBy(() -> Queries.run(server, sql))
                .isInstanceOf(SQLException.class)
                .message()
                .containsAnyOf(
                        "permission denied",
                        "must be",
                        "Only roles",
                        "only superuser",
                        "permission to",
                        "is not available",
                        "untrusted",
                        "access to library");
    }

    @Test
    void itMayMakeAllThatMigrationsMakeInADatabaseThatIsTheSuperusers() throws Exception {
        Queries.run(
                server,
                "create schema made",
                "create table made.thing (id bigint generated always as identity primary key, word text)",
                "create sequence made.serial",
                "create index on made.thing (word)",
                "create function made.twice(n int) returns int language sql as 'select 2 * n'",
                "create table in_public (word text)",
                "drop schema made cascade",
                "drop table in_public");
        assertThat(Queries.ask(
                        server, "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo(server.superuser().user());
    }

    @Test
    void theSuperusersPasswordDoesNotOpenTheApplicationsRoleNorTheOtherWayRound() {
        var superuser = server.superuser();
        assertThat(server.password()).isNotEqualTo(superuser.password()).hasSizeGreaterThan(40);
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), superuser.user(), server.password()))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), superuser.password()))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void neitherPasswordStandsInTheServersLog() throws Exception {
        assertThat(Files.readString(temp.resolve("home/postgres.log")))
                .doesNotContain(server.password())
                .doesNotContain(server.superuser().password());
    }

    /** As every home was before: all made by the superuser, and no other role. */
    @Test
    void aHomeOfOneRoleIsHandedOverAndWhatItHeldIsTheApplications() throws Exception {
        var home = Files.createDirectory(temp.resolve("old"));
        Files.createSymbolicLink(home.resolve("postgres"), temp.resolve("home/postgres"));
        try (var old = EmbeddedPostgres.start(home, step -> {})) {
            Queries.runAsSuperuser(
                    old,
                    "drop owned by tiaokuai_app",
                    "drop role tiaokuai_app",
                    "create schema kept",
                    "create type kept.colour as enum ('red')",
                    "create table kept.word (id bigint generated always as identity primary key, text text)",
                    "create table kept.part (id int, owned serial) partition by range (id)",
                    "create table kept.part_one partition of kept.part for values from (0) to (10)",
                    "create sequence kept.serial",
                    "create view kept.words as select text from kept.word",
                    "create materialized view kept.held as select text from kept.word",
                    "create function kept.twice(n int) returns int language sql as 'select 2 * n'",
                    "create extension pg_trgm",
                    "create table flyway_schema_history_kept (version text)",
                    "insert into kept.word (text) values ('许可')");
        }
        for (int start = 1; start <= 2; start++) {
            try (var again = EmbeddedPostgres.start(home, step -> {})) {
                assertThat(Queries.ask(again, "select text from kept.words")).isEqualTo("许可");
                Queries.run(
                        again,
                        "alter table kept.word add column more_" + start + " text",
                        "insert into kept.word (text) values ('更多')",
                        "alter type kept.colour add value 'blue_" + start + "'",
                        "alter table kept.part add column more_" + start + " text",
                        "select nextval('kept.serial'), kept.twice(2)",
                        "refresh materialized view kept.held",
                        "alter table flyway_schema_history_kept add column more_" + start + " text",
                        "create table kept.new_" + start + " (id int)");
                assertThatThrownBy(() -> Queries.ask(again, "select pg_read_file('PG_VERSION')"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void aRightThatWasSlippedToTheRoleDoesNotOutliveAStart() throws Exception {
        var home = Files.createDirectory(temp.resolve("slipped"));
        Files.createSymbolicLink(home.resolve("postgres"), temp.resolve("home/postgres"));
        try (var first = EmbeddedPostgres.start(home, step -> {})) {
            Queries.runAsSuperuser(
                    first,
                    "alter role tiaokuai_app superuser createdb createrole replication bypassrls password 'known'",
                    "grant pg_read_server_files, pg_execute_server_program to tiaokuai_app");
            assertThat(DriverManager.getConnection(first.jdbcUrl(), first.user(), "known")
                            .isValid(1))
                    .isTrue();
        }
        try (var second = EmbeddedPostgres.start(home, step -> {})) {
            assertThat(Queries.ask(
                            second,
                            "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls"
                                    + " from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(Queries.ask(second, "select pg_has_role('pg_read_server_files', 'member')"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(second.jdbcUrl(), second.user(), "known"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    /** As a home was for some days: its database was the application's, who could say how everybody's sessions begin in it. */
    @Test
    void whatTheApplicationsRoleLaysInTheWayOfTheSuperuserIsNotSteppedOn() throws Exception {
        var home = Files.createDirectory(temp.resolve("laid"));
        Files.createSymbolicLink(home.resolve("postgres"), temp.resolve("home/postgres"));
        try (var first = EmbeddedPostgres.start(home, step -> {})) {
            Queries.runAsSuperuser(first, "alter database tiaokuai owner to tiaokuai_app");
            Queries.run(
                    first,
                    "create schema evil",
                    "create table evil.loot (text text)",
                    """
                    create function evil.pwn() returns oid language plpgsql as $$
                    begin
                        if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
                            insert into evil.loot values (pg_catalog.pg_read_file('PG_VERSION'));
                            alter role tiaokuai_app superuser;
                        end if;
                        return 0;
                    end $$""",
                    "create view evil.pg_namespace as select oid, nspname, evil.pwn() as nspowner from pg_catalog.pg_namespace",
                    "create view evil.pg_roles as select * from pg_catalog.pg_roles where evil.pwn() is not null",
                    "create function evil.format(text, variadic text[]) returns text language sql as"
                            + " 'select evil.pwn()::text'",
                    "alter database tiaokuai set search_path = evil, pg_catalog, public");
            assertThat(Queries.askAsSuperuser(first, "select count(*) from pg_namespace where nspowner = 0"))
                    .as("the trap works")
                    .isNotEqualTo("0");
            Queries.runAsSuperuser(first, "delete from evil.loot", "alter role tiaokuai_app nosuperuser");
        }
        try (var second = EmbeddedPostgres.start(home, step -> {})) {
            assertThat(Queries.ask(second, "select count(*) from evil.loot")).isEqualTo("0");
            assertThat(Queries.ask(second, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(Queries.ask(second, "show search_path")).doesNotContain("evil");
        }
    }
}
