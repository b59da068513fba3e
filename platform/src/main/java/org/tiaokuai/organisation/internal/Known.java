package org.tiaokuai.organisation.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Account;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.HeldPost;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Station;
import org.tiaokuai.standard.DivisionCode.Level;

/** What is there already, as far as a workbook speaks of it. */
record Known(
        Map<String, Division> divisions,
        Map<String, Department> departments,
        Map<String, Station> stations,
        Map<String, Account> accounts,
        Map<UUID, List<HeldPost>> posts,
        UUID reader) {

    static Known of(
            Organisation organisation,
            Appointments appointments,
            Staff staff,
            Collection<String> logins,
            Officer reader) {
        var accounts = staff.byLogin(logins);
        var held = appointments.of(accounts.values().stream().map(Account::id).toList()).stream()
                .filter(HeldPost::held)
                .collect(Collectors.groupingBy(HeldPost::account));
        return new Known(
                Arrays.stream(Level.values())
                        .flatMap(level -> organisation.divisions(level).stream())
                        .collect(Collectors.toMap(division -> division.code().value(), Function.identity())),
                organisation.departments().stream()
                        .collect(Collectors.toMap(Department::creditCode, Function.identity())),
                organisation.stations().stream().collect(Collectors.toMap(Station::code, Function.identity())),
                accounts,
                held,
                reader.account());
    }
}
