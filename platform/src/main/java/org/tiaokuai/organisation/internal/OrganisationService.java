package org.tiaokuai.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Station;
import org.tiaokuai.standard.DivisionCode;

@Service
@Transactional
class OrganisationService implements Organisation {

    private static final String DEPARTMENT =
            "select id, credit_code, name, short_name, line, division, receiving from organisation.department ";

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Clock clock;

    OrganisationService(JdbcClient jdbc, Grants grants, Clock clock) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public void establishDivisions(Collection<Division> divisions) {
        divisions.stream().sorted(Comparator.comparing(Division::level)).forEach(division -> jdbc.sql("""
                                insert into organisation.division (code, civil_code, name, level, parent)
                                values (:code, :civil, :name, :level, :parent)
                                on conflict (code) do update set name = excluded.name, civil_code = excluded.civil_code
                                """)
                .param("code", division.code().value())
                .param("civil", division.civilCode())
                .param("name", division.name())
                .param("level", division.level().name())
                .param(
                        "parent",
                        division.code().parent().map(DivisionCode::value).orElse(null))
                .update());
    }

    @Override
    public void establishDepartments(Collection<Department> departments) {
        departments.forEach(department -> jdbc.sql("""
                        insert into organisation.department
                            (id, credit_code, name, short_name, line, division, receiving)
                        values (:id, :creditCode, :name, :shortName, :line, :division, :receiving)
                        on conflict (credit_code) do update set
                            name = excluded.name, short_name = excluded.short_name, line = excluded.line,
                            division = excluded.division, receiving = excluded.receiving
                        """).paramSource(department).update());
    }

    @Override
    public void openStations(Collection<Station> stations) {
        stations.forEach(station -> jdbc.sql("""
                        insert into organisation.station (code, name, division, address, hours, phone)
                        values (:code, :name, :division, :address, :hours, :phone)
                        on conflict (code) do update set
                            name = excluded.name, division = excluded.division, address = excluded.address,
                            hours = excluded.hours, phone = excluded.phone
                        """).paramSource(station).update());
    }

    @Override
    public UUID appoint(Appointment appointment) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        jdbc.sql("""
                        insert into organisation.post (id, account, department, title, roles, since)
                        values (:id, :account, :department, :title, :roles, :since)
                        """)
                .param("id", id)
                .param("account", appointment.account())
                .param("department", appointment.department())
                .param("title", appointment.title())
                .param(
                        "roles",
                        appointment.roles().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("since", now.atOffset(ZoneOffset.UTC))
                .update();
        grants.given(id, appointment, now);
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Division> divisions(DivisionCode.Level level) {
        return jdbc.sql("select code, civil_code, name from organisation.division where level = :level order by code")
                .param("level", level.name())
                .query((row, at) -> division(row, level))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Division> divisionOf(UUID department) {
        return jdbc.sql("""
                        select division.code, civil_code, division.name, level
                        from organisation.department join organisation.division on division.code = department.division
                        where department.id = :department
                        """)
                .param("department", department)
                .query((row, at) -> division(row, DivisionCode.Level.valueOf(row.getString("level"))))
                .optional();
    }

    private static Division division(ResultSet row, DivisionCode.Level level) throws SQLException {
        return new Division(
                DivisionCode.of(row.getString("code")), row.getString("civil_code"), row.getString("name"), level);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Department> departments() {
        return jdbc.sql(DEPARTMENT + "order by division, credit_code")
                .query(Department.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Department> department(String creditCode) {
        return jdbc.sql(DEPARTMENT + "where credit_code = :code")
                .param("code", creditCode)
                .query(Department.class)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Department> department(UUID id) {
        return jdbc.sql(DEPARTMENT + "where id = :id")
                .param("id", id)
                .query(Department.class)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Department> receivingDepartment() {
        return jdbc.sql(DEPARTMENT + "where receiving order by division limit 1")
                .query(Department.class)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Station> stations() {
        return jdbc.sql("select code, name, division, address, hours, phone from organisation.station order by code")
                .query(Station.class)
                .list();
    }
}
