package org.tiaokuai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Ends a command when it has run, before anybody else hears that the platform is ready, which a command never is. */
class CommandEnd implements ApplicationListener<ApplicationReadyEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent done) {
        System.exit(SpringApplication.exit(done.getApplicationContext()));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
