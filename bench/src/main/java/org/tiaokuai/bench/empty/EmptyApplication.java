package org.tiaokuai.bench.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least that Spring Boot can be with a web server and the platform's own embedded PostgreSQL: one page, one query. */
@RestController
@SpringBootApplication(scanBasePackages = {"org.tiaokuai.bench.empty", "org.tiaokuai.database"})
public class EmptyApplication {

    private final JdbcTemplate jdbc;

    EmptyApplication(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String... args) {
        SpringApplication.run(EmptyApplication.class, args);
    }

    @GetMapping("/")
    String page() {
        return jdbc.queryForObject("select 'empty'", String.class);
    }
}
