package org.tiaokuai.organisation.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Access.FirstAdministrator.Made;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;

/** Gives the first administrator a post, in the transaction that makes them: without a post nobody may act. */
@Component
class FirstPost {

    private static final String PLATFORM = "PLATFORM";

    private final Organisation organisation;

    FirstPost(Organisation organisation) {
        this.organisation = organisation;
    }

    @EventListener
    void on(Made made) {
        organisation.establishDepartments(
                List.of(new Department(UUID.randomUUID(), PLATFORM, "平台管理", "平台管理", "平台管理", null, false)));
        var department = organisation.department(PLATFORM).orElseThrow();
        organisation.appoint(
                new Appointment(made.account(), department.id(), "系统管理员", Set.of(Role.SYSTEM_ADMINISTRATOR)));
    }
}
