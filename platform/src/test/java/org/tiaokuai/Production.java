package org.tiaokuai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole application as a city would start it: empty, without the demonstration. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tiaokuai.home=" + TestHome.SETTING + "/production",
            "spring.profiles.active=quiet",
            "tiaokuai.trusted-proxies=127.0.0.1"
        })
@ContextConfiguration(initializers = WholeApplication.OnTestDatabase.class)
public @interface Production {}
