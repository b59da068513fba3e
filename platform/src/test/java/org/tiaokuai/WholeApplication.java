package org.tiaokuai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.tiaokuai.casework.web.WaitingCase;

/** The whole application with the demonstration city on a real port, started once and shared by all that ask for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tiaokuai.home=" + TestHome.SETTING + "/app", "spring.profiles.active=quiet,demo"})
@Import({Reached.class, WaitingCase.class})
@ContextConfiguration(initializers = WholeApplication.OnTestDatabase.class)
public @interface WholeApplication {

    /** Points the context at a fresh database of the one test server, of which nothing is remembered outside. */
    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestDatabase.create(),
                            "spring.datasource.username=" + TestDatabase.user(),
                            "spring.datasource.password=" + TestDatabase.password(),
                            "tiaokuai.ledger.folder=" + TestHome.SETTING + "/ledger/" + UUID.randomUUID())
                    .applyTo(context);
        }
    }
}
