package org.tiaokuai.access.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Access;

/** Prints the one-time code of an empty platform, which only the operator who reads the log can know. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "false", matchIfMissing = true)
class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Access access;

    FirstStart(Access access) {
        this.access = access;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        access.newFirstAdministratorCode()
                .ifPresent(code -> LOG.warn(
                        "There is no officer yet. Open /admin/first-administrator and enter this one-time code: {}",
                        code));
    }
}
