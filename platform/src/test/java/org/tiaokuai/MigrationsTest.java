package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** A module's SQL, in its migrations and in its Java, touches the module's own schema only. */
class MigrationsTest {

    private static final Path ROOT = Path.of("src/main/resources/db/migration");

    private static final Set<String> MODULES = ApplicationModules.of(Platform.class).stream()
            .map(module -> module.getIdentifier().toString())
            .collect(Collectors.toSet());

    static Stream<Path> migrations() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> !file.startsWith(ROOT.resolve("__root")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationTouchesOnlyTheSchemaOfItsModule(Path migration) throws IOException {
        var module = ROOT.relativize(migration).getName(0).toString();
        var sql = new SqlText(Files.readString(migration));
        if (migration.getFileName().toString().startsWith("V1__")) {
            assertThat(sql.text()).contains("create schema " + module + ";");
        }
        assertThat(sql.objects()).isNotEmpty();
        assertThat(sql.strangers(module, MODULES)).isEmpty();
    }

    @Test
    void theSqlInJavaTouchesOnlyTheSchemaOfItsModule() {
        var pieces = 0;
        for (var source : SourceFile.all()) {
            for (var sql : SqlText.in(source)) {
                pieces++;
                assertThat(sql.strangers(source.module(), MODULES))
                        .as(source.name() + ": " + sql.text())
                        .isEmpty();
            }
        }
        assertThat(pieces).isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from access.account",
                "select 1 from casework.draft d join access.account a on a.id = d.account",
                "select 1 from casework.draft left join lateral access.account on true",
                "insert into catalogue.item (code) values ('1')",
                "update organisation.post set title = ''",
                "delete from certificate.certificate",
                "delete from casework.draft using access.account",
                "select nextval('catalogue.serial')",
                "create table casework.case (account uuid references access.account)",
                "create table casework.case (account uuid references access.account (id))",
                "create table other.case (id uuid)",
                "create index on access.account (id)",
                "create index account_by_id on access.account (id)",
                "create sequence access.serial",
                "alter table access.account add column x int",
                "drop table if exists access.account",
                "truncate access.account",
                "with a as (select id from access.account) select * from a",
                "select access.secret_of(1)",
                "SELECT * FROM ACCESS.ACCOUNT",
                "select * from account",
                "select * from casework.draft, access.account",
                "insert into event_publication (id) values (1)",
                "create table loose (id uuid)"
            })
    void sqlThatTouchesWhatIsNotTheModulesOwnIsCaught(String violator) {
        assertThat(new SqlText(violator).strangers("casework", MODULES)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from casework.draft where saved_at is distinct from started_at",
                "with a as (select id from casework.draft) select * from a for update",
                "insert into casework.draft (id) values (1) on conflict (id) do update set id = 2",
                "select extract(year from saved_at) from casework.draft -- unlike access.account",
                "create unique index on casework.draft (account, item)",
                "select 'update access.account' from casework.draft",
                "select nextval('casework.serial')"
            })
    void sqlThatStaysAtHomeIsLeftAlone(String innocent) {
        assertThat(new SqlText(innocent).strangers("casework", MODULES)).isEmpty();
    }

    @Test
    void sqlInAJavaTextIsFoundHoweverItIsWritten() {
        var source = SourceFile.of("org/tiaokuai/casework/internal/Loose.java", """
                class Loose {
                    String words = "from now on, nothing";
                    String one = "select name " + "from access.account";
                    String two = \"""
                        UPDATE access.account
                        set name = ''\""";
                }
                """);
        assertThat(SqlText.in(source).stream().flatMap(sql -> sql.strangers(source.module(), MODULES).stream()))
                .contains("access.account");
        assertThat(SqlText.in(source)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(source.module()).isEqualTo("casework");
    }

    @ParameterizedTest
    @CsvSource({"__root, false", "casework, true"})
    void theEventsOfAllModulesAreKeptOutsideTheSchemasOfModules(String folder, boolean ofAModule) {
        assertThat(MODULES.contains(folder)).isEqualTo(ofAModule);
        assertThat(List.of(ROOT.resolve(folder))).allMatch(Files::isDirectory);
    }
}
