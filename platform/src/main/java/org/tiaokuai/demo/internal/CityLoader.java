package org.tiaokuai.demo.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.EmployOfficer;
import org.tiaokuai.access.Access.RegisterResident;
import org.tiaokuai.access.Access.Registration;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.form.Forms;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;
import org.tiaokuai.organisation.Station;
import org.tiaokuai.standard.CitizenNumber;
import org.tiaokuai.standard.DivisionCode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Founds the invented city: places, departments, people, guides. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class CityLoader {

    static final String PASSWORD = "tiaokuai-demo";

    private static final Logger LOG = LoggerFactory.getLogger(CityLoader.class);
    private static final String RECEIVING = "service";

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Organisation organisation;
    private final Access access;
    private final Forms forms;
    private final Catalogue catalogue;

    CityLoader(Organisation organisation, Access access, Forms forms, Catalogue catalogue) {
        this.organisation = organisation;
        this.access = access;
        this.forms = forms;
        this.catalogue = catalogue;
    }

    /** Who is who: the account behind each login. */
    record People(Map<String, UUID> accounts) {}

    boolean someoneElsesData() {
        return !organisation.departments().isEmpty();
    }

    /** @param before all that happens there: who acts in it must have had the post by then */
    People load(DemoClock clock, Instant before) {
        LOG.info("Founding the demonstration city: divisions and departments");
        organisation.establishDivisions(DemoFiles.table("divisions.csv").stream()
                .map(CityLoader::division)
                .toList());
        organisation.establishDepartments(DemoFiles.table("departments.csv").stream()
                .map(CityLoader::department)
                .toList());
        organisation.openStations(DemoFiles.table("stations.csv").stream()
                .map(CityLoader::station)
                .toList());
        LOG.info("Founding the demonstration city: people");
        clock.standAt(before);
        var people = people();
        clock.run();
        LOG.info("Founding the demonstration city: guides");
        DemoFiles.guides().forEach(this::publish);
        return people;
    }

    private static Division division(Map<String, String> row) {
        var civil = cell(row, "civil_code");
        var code = DivisionCode.of(cell(row, "code"));
        return new Division(code, civil.isEmpty() ? null : civil, cell(row, "name"), code.level());
    }

    private static Department department(Map<String, String> row) {
        return new Department(
                UUID.randomUUID(),
                cell(row, "credit_code"),
                cell(row, "name"),
                cell(row, "short_name"),
                cell(row, "line"),
                cell(row, "division"),
                cell(row, "key").equals(RECEIVING));
    }

    private static Station station(Map<String, String> row) {
        return new Station(
                cell(row, "code"),
                cell(row, "name"),
                cell(row, "division"),
                cell(row, "address"),
                cell(row, "hours"),
                cell(row, "phone"));
    }

    private People people() {
        var departments = DemoFiles.table("departments.csv").stream()
                .collect(Collectors.toMap(row -> cell(row, "key"), row -> cell(row, "credit_code")));
        var accounts = new HashMap<String, UUID>();
        for (var row : DemoFiles.table("people.csv")) {
            var login = cell(row, "login");
            var account = accounts.computeIfAbsent(login, _ -> account(row));
            if (!cell(row, "roles").isEmpty()) {
                var department = organisation
                        .department(departments.getOrDefault(cell(row, "department"), ""))
                        .orElseThrow();
                organisation.appoint(new Appointment(
                        account,
                        department.id(),
                        cell(row, "post_title"),
                        Arrays.stream(cell(row, "roles").split(";"))
                                .map(Role::valueOf)
                                .collect(Collectors.toSet())));
            }
        }
        return new People(accounts);
    }

    private UUID account(Map<String, String> row) {
        var number = CitizenNumber.of(cell(row, "citizen_number"));
        var registration = cell(row, "login_kind").equals("STAFF")
                ? access.employ(new EmployOfficer(cell(row, "login"), cell(row, "name"), PASSWORD, number))
                : access.register(new RegisterResident(number, cell(row, "name"), cell(row, "phone"), PASSWORD));
        if (registration instanceof Registration.Registered registered) {
            return registered.account();
        }
        throw new IllegalStateException("A demonstration account could not be made");
    }

    private void publish(String file) {
        var tree = (ObjectNode) DemoFiles.json(file);
        var department =
                organisation.department(tree.path("department").asString("")).orElseThrow();
        tree.put("departmentName", department.name());
        var guide = json.treeToValue(tree, Guide.class);
        var id = tree.path("form").asString("default");
        var form = forms.keep(id, DemoFiles.text("demo/forms/" + id + ".json"));
        catalogue.publish(new PublishGuide(guide, form, department.id()));
    }

    private static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    UUID handledBy(String item) {
        return catalogue.offer(item).orElseThrow().handledBy();
    }

    List<Guide.Ground> grounds(String item) {
        return catalogue.offer(item).orElseThrow().guide().refusalGrounds();
    }
}
