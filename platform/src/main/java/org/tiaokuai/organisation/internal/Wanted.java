package org.tiaokuai.organisation.internal;

import java.util.Optional;
import java.util.Set;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Appointments.HeldPost;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Station;

/** What one row of a workbook asks for. */
sealed interface Wanted {

    record Place(Division division) implements Wanted {}

    record Body(Department department) implements Wanted {}

    record Counter(Station station) implements Wanted {}

    /** @param instead the post of the same name with other rights, which ends */
    record Desk(String login, String name, String creditCode, String title, Set<Role> roles, Optional<HeldPost> instead)
            implements Wanted {}
}
