package org.tiaokuai.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tiaokuai.access.Role;
import org.tiaokuai.standard.DivisionCode;

/** The structure of a city as other modules see it. */
public interface Organisation {

    void establishDivisions(Collection<Division> divisions);

    void establishDepartments(Collection<Department> departments);

    void openStations(Collection<Station> stations);

    UUID appoint(Appointment appointment);

    List<Division> divisions(DivisionCode.Level level);

    /** The division 块 that a department serves; empty for the platform's own administration. */
    Optional<Division> divisionOf(UUID department);

    List<Department> departments();

    Optional<Department> department(String creditCode);

    Optional<Department> department(UUID id);

    /** The department that receives what no other on the platform is responsible for, if the city has one. */
    Optional<Department> receivingDepartment();

    List<Station> stations();

    record Appointment(UUID account, UUID department, String title, Set<Role> roles) {}
}
