package org.tiaokuai.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Residents;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.demo.DemoCity;
import org.tiaokuai.page.Text;
import org.tiaokuai.standard.CitizenNumber;

/** Loads the city into an empty database before the first page is served, and keeps its clock over restarts. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class DemoWorld implements DemoCity, SmartInitializingSingleton {

    private static final int FURTHEST = 3650;

    private final JdbcClient jdbc;
    private final DemoClock clock;
    private final CityLoader city;
    private final StoryTeller stories;
    private final Casework casework;
    private final Residents residents;
    private final TransactionTemplate transactions;

    DemoWorld(
            JdbcClient jdbc,
            DemoClock clock,
            CityLoader city,
            StoryTeller stories,
            Casework casework,
            Residents residents,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.city = city;
        this.stories = stories;
        this.casework = casework;
        this.residents = residents;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var ahead = jdbc.sql("select days_ahead from demo.world")
                .query(Integer.class)
                .optional();
        if (ahead.isPresent()) {
            clock.setAhead(ahead.get());
            return;
        }
        if (city.someoneElsesData()) {
            throw new WrongDatabase("This database holds real data; the demonstration needs an empty one.");
        }
        // All or nothing: a start that was interrupted finds an empty database again.
        transactions.executeWithoutResult(_ -> {
            stories.tell(city.load(clock, StoryTeller.dayBefore()), clock);
            jdbc.sql("insert into demo.world (loaded_at) values (:now)")
                    .param("now", Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    @Override
    public List<Person> people() {
        Map<String, List<Map<String, String>>> byLogin = new LinkedHashMap<>();
        DemoFiles.table("people.csv").forEach(row -> byLogin.computeIfAbsent(row.get("login"), _ -> new ArrayList<>())
                .add(row));
        var departments = DemoFiles.table("departments.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("key", ""), row -> row.getOrDefault("short_name", "")));
        return byLogin.values().stream().map(rows -> person(rows, departments)).toList();
    }

    private Person person(List<Map<String, String>> rows, Map<String, String> departments) {
        var first = rows.getFirst();
        var posts = rows.stream()
                .filter(row -> !row.getOrDefault("post_title", "").isEmpty())
                .map(row -> departments.get(row.getOrDefault("department", "")) + " " + row.get("post_title"));
        var login = first.getOrDefault("login", "");
        boolean staff = "STAFF".equals(first.get("login_kind"));
        return new Person(
                staff,
                login,
                first.getOrDefault("name", ""),
                String.join("；", posts.toList()),
                !staff && !residents.known(CitizenNumber.of(login)));
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }

    @Override
    public void advance(int days) {
        var ahead = jdbc.sql("""
                        update demo.world set days_ahead = least(days_ahead + :days, :furthest) returning days_ahead
                        """)
                .param("days", Math.clamp(days, 0, 31))
                .param("furthest", FURTHEST)
                .query(Integer.class)
                .single();
        clock.setAhead(ahead);
        casework.keepTime();
    }

    @Override
    public String password() {
        return CityLoader.PASSWORD;
    }
}
