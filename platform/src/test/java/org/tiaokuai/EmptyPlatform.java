package org.tiaokuai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole application as it starts in production, on an empty database and with a clock that the test sets. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "tiaokuai.home=" + TestHome.SETTING + "/empty",
            "spring.profiles.active=quiet",
            "tiaokuai.access.second-factor=optional"
        })
@ContextConfiguration(initializers = WholeApplication.OnTestDatabase.class)
@Import({SettableClock.class, SmallTown.class, TakenBack.class})
public @interface EmptyPlatform {}
