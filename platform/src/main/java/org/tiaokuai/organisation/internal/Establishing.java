package org.tiaokuai.organisation.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Invitation;
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.Appointing;
import org.tiaokuai.organisation.Appointments.Ending;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;
import org.tiaokuai.organisation.internal.Findings.Checked;
import org.tiaokuai.organisation.internal.Wanted.Body;
import org.tiaokuai.organisation.internal.Wanted.Counter;
import org.tiaokuai.organisation.internal.Wanted.Desk;
import org.tiaokuai.organisation.internal.Wanted.Place;

/** Makes true what the rows of a workbook ask for: places first, then bodies, then who works there. */
@Component
class Establishing {

    private final Organisation organisation;
    private final Appointments appointments;
    private final Staff staff;

    Establishing(Organisation organisation, Appointments appointments, Staff staff) {
        this.organisation = organisation;
        this.appointments = appointments;
        this.staff = staff;
    }

    /** The accounts that were made, with the codes to hand over. */
    List<Invited> establish(List<Checked> rows, Known known, Officer by) {
        organisation.establishDivisions(
                wanted(rows, Place.class).stream().map(Place::division).toList());
        organisation.establishDepartments(wanted(rows, Body.class).stream()
                .map(Body::department)
                .sorted(Comparator.comparing(Department::receiving))
                .toList());
        organisation.openStations(
                wanted(rows, Counter.class).stream().map(Counter::station).toList());
        return appoint(wanted(rows, Desk.class), known, by);
    }

    private List<Invited> appoint(List<Desk> desks, Known known, Officer by) {
        var names = desks.stream()
                .filter(desk -> !known.accounts().containsKey(desk.login()))
                .collect(Collectors.toMap(Desk::login, Desk::name, (first, _) -> first));
        var invited = staff.invite(
                names.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new Invitation(each.getKey(), each.getValue()))
                        .toList(),
                by);
        var accounts = new HashMap<String, UUID>();
        known.accounts().forEach((login, account) -> accounts.put(login, account.id()));
        invited.forEach(each -> accounts.put(each.login(), each.account()));
        var departments = organisation.departments().stream()
                .collect(Collectors.toMap(Department::creditCode, Function.identity()));
        for (var desk : desks) {
            var account = required(accounts, desk.login());
            desk.instead().ifPresent(post -> end(account, post.id(), by));
            var department = required(departments, desk.creditCode()).id();
            var post = give(new Appointment(account, department, desk.title(), desk.roles()), by);
            // A workbook does not speak of items: what the post before was limited to, this one is too.
            desk.instead()
                    .filter(before -> !before.items().isEmpty())
                    .ifPresent(
                            before -> appointments.limit(new LimitPost(account, post, Set.of(), before.items(), by)));
        }
        return invited;
    }

    private UUID give(Appointment appointment, Officer by) {
        return switch (appointments.appoint(appointment, by)) {
            case Appointing.Appointed appointed -> appointed.post();
            case Appointing.OnOneself _, Appointing.HeldAlready _, Appointing.NotThere _ ->
                throw new IllegalStateException("Somebody else changed a post in this moment");
        };
    }

    private void end(UUID account, UUID post, Officer by) {
        if (appointments.end(account, post, by) instanceof Ending.LastAdministrator) {
            throw new IllegalStateException("Somebody else took the other administrators away in this moment");
        }
    }

    private static <V> V required(Map<String, V> map, String key) {
        var found = map.get(key);
        if (found == null) {
            throw new IllegalStateException("Somebody else made " + key + " in this moment");
        }
        return found;
    }

    private static <W extends Wanted> List<W> wanted(List<Checked> rows, Class<W> kind) {
        return rows.stream()
                .flatMap(row -> row.wanted().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
