package org.tiaokuai.organisation.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Staff;
import org.tiaokuai.organisation.Appointments.HeldPost;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Sheet;
import org.tiaokuai.organisation.OrganisationImports.Verdict;
import org.tiaokuai.organisation.Station;
import org.tiaokuai.organisation.internal.FilledTemplate.Line;
import org.tiaokuai.organisation.internal.Findings.Checked;
import org.tiaokuai.organisation.internal.Wanted.Body;
import org.tiaokuai.organisation.internal.Wanted.Counter;
import org.tiaokuai.organisation.internal.Wanted.Desk;
import org.tiaokuai.organisation.internal.Wanted.Place;
import org.tiaokuai.standard.CivilCode;
import org.tiaokuai.standard.CodeFault;
import org.tiaokuai.standard.DivisionCode;
import org.tiaokuai.standard.SocialCreditCode;

/** Checks each row of a workbook against what is there and against the rows that were taken before it. */
final class Checking {

    private final Known known;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> divisions;
    private final Set<String> departments;
    private final Map<String, String> receivers = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Checking(Known known) {
        this.known = known;
        divisions = new HashSet<>(known.divisions().keySet());
        departments = new HashSet<>(known.departments().keySet());
        known.departments().values().stream()
                .filter(Department::receiving)
                .forEach(each -> receivers.put(String.valueOf(each.division()), each.creditCode()));
    }

    List<Checked> check(Map<Sheet, List<Line>> lines) {
        var checked = new ArrayList<Checked>();
        rows(lines, Sheet.DIVISION).stream()
                .sorted(Comparator.comparing(Checking::levelOf))
                .forEach(line -> checked.add(division(line)));
        var bodies = rows(lines, Sheet.DEPARTMENT);
        // A department that gives up receiving makes room for another one of the same file.
        bodies.stream().filter(line -> !line.cell(5).equals(Columns.YES)).forEach(this::giveUpReceiving);
        bodies.forEach(line -> checked.add(department(line)));
        rows(lines, Sheet.POST).forEach(line -> checked.add(post(line)));
        rows(lines, Sheet.STATION).forEach(line -> checked.add(station(line)));
        checked.sort(Comparator.comparing((Checked each) -> each.row().sheet())
                .thenComparing(each -> each.row().line()));
        return List.copyOf(checked);
    }

    private static List<Line> rows(Map<Sheet, List<Line>> lines, Sheet sheet) {
        return lines.getOrDefault(sheet, List.of());
    }

    private Checked division(Line line) {
        var code = code(line.cell(0));
        var civil = line.cell(1);
        var findings = new Findings(line)
                .required(0, 2)
                .doubt(!line.cell(0).isEmpty() && code.isEmpty(), Fault.DIVISION_CODE, line.cell(0))
                .doubt(!civil.isEmpty() && CivilCode.fault(civil).isPresent(), Fault.CIVIL_CODE, civil);
        if (code.isEmpty()) {
            return findings.result(line.cell(0), Verdict.REFUSED, null);
        }
        var key = code.get().value();
        var orphan = code.get().parent().filter(parent -> !divisions.contains(parent.value()));
        findings.doubt(twice(line.sheet(), key), Fault.DUPLICATE, key)
                .doubt(
                        orphan.isPresent(),
                        Fault.NO_PARENT,
                        orphan.map(DivisionCode::value).orElse(""));
        if (!findings.refused()) {
            divisions.add(key);
        }
        var wanted = new Division(
                code.get(),
                civil.isEmpty() ? null : civil,
                line.cell(2),
                code.get().level());
        return findings.against(named(key, line.cell(2)), known.divisions().get(key), wanted, new Place(wanted));
    }

    private Checked department(Line line) {
        var key = line.cell(0).toUpperCase(Locale.ROOT);
        var division = code(line.cell(4)).map(DivisionCode::value).orElse(line.cell(4));
        var receiving = line.cell(5).equals(Columns.YES);
        var fault = key.isEmpty() ? Optional.<CodeFault>empty() : SocialCreditCode.fault(key);
        boolean doubtful = fault.isPresent() && tolerated(fault.get());
        var findings = new Findings(line)
                .required(0, 1, 2, 3, 4)
                .doubt(fault.isPresent() && !doubtful, Fault.CREDIT_CODE, key)
                .doubt(doubtful, Fault.CHECK_DIGIT, key)
                .doubt(!division.isEmpty() && !divisions.contains(division), Fault.UNKNOWN_DIVISION, division)
                .doubt(!receiving && !Set.of("", Columns.NO).contains(line.cell(5)), Fault.YES_OR_NO, line.cell(5))
                .doubt(!key.isEmpty() && twice(line.sheet(), key), Fault.DUPLICATE, key);
        if (receiving) {
            var other = receivers.putIfAbsent(division, key);
            findings.doubt(other != null && !other.equals(key), Fault.SECOND_RECEIVER, String.valueOf(other));
        }
        if (!findings.refused()) {
            departments.add(key);
        }
        @Nullable Department there = known.departments().get(key);
        var id = there == null ? UUID.randomUUID() : there.id();
        var wanted = new Department(id, key, line.cell(1), line.cell(2), line.cell(3), division, receiving);
        return findings.against(named(key, line.cell(1)), there, wanted, new Body(wanted));
    }

    /** Real codes are mistyped at their source, and bodies are numbered provisionally. */
    private static boolean tolerated(CodeFault fault) {
        return fault == CodeFault.CHECK_DIGIT || fault == CodeFault.PROVISIONAL;
    }

    private void giveUpReceiving(Line line) {
        receivers.values().remove(line.cell(0).toUpperCase(Locale.ROOT));
    }

    private Checked post(Line line) {
        var login = line.cell(0).toLowerCase(Locale.ROOT);
        var name = line.cell(1);
        var body = line.cell(2).toUpperCase(Locale.ROOT);
        var words = Columns.words(line.cell(4));
        var key = named(login, line.cell(3));
        var account = Optional.ofNullable(known.accounts().get(login));
        var called = account.map(found -> found.name()).orElseGet(() -> names.getOrDefault(login, name));
        var findings = new Findings(line)
                .required(0, 1, 2, 3, 4)
                .doubt(!login.isEmpty() && !login.matches(Staff.LOGIN), Fault.LOGIN, login)
                .doubt(!called.equals(name), Fault.LOGIN_TAKEN, called)
                .doubt(!body.isEmpty() && !departments.contains(body), Fault.UNKNOWN_DEPARTMENT, body)
                .doubt(twice(line.sheet(), key + " " + body), Fault.DUPLICATE, key);
        words.forEach(word -> findings.doubt(Columns.role(word).isEmpty(), Fault.UNKNOWN_ROLE, word));
        var held = account.flatMap(found -> held(found.id(), body, line.cell(3)));
        var roles = roles(words);
        boolean same = held.filter(post -> post.roles().equals(roles)).isPresent();
        findings.doubt(
                !same
                        && account.filter(found -> found.id().equals(known.reader()))
                                .isPresent(),
                Fault.OWN_ACCOUNT,
                login);
        if (!findings.refused()) {
            names.putIfAbsent(login, name);
        }
        var wanted = new Desk(login, name, body, line.cell(3), roles, held);
        return findings.against(key, held.map(post -> post.roles()).orElse(null), roles, wanted);
    }

    private Optional<HeldPost> held(UUID account, String body, String title) {
        var department = Optional.ofNullable(known.departments().get(body)).map(Department::id);
        return known.posts().getOrDefault(account, List.of()).stream()
                .filter(post -> department.filter(post.department()::equals).isPresent())
                .filter(post -> post.title().equals(title))
                .findFirst();
    }

    private static Set<Role> roles(List<String> words) {
        return words.stream()
                .flatMap(word -> Columns.role(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private Checked station(Line line) {
        var key = line.cell(0);
        var division = code(line.cell(2)).map(DivisionCode::value).orElse(line.cell(2));
        var findings = new Findings(line)
                .required(0, 1, 2, 3, 4, 5)
                .doubt(!division.isEmpty() && !divisions.contains(division), Fault.UNKNOWN_DIVISION, division)
                .doubt(!key.isEmpty() && twice(line.sheet(), key), Fault.DUPLICATE, key);
        var wanted = new Station(key, line.cell(1), division, line.cell(3), line.cell(4), line.cell(5));
        return findings.against(named(key, line.cell(1)), known.stations().get(key), wanted, new Counter(wanted));
    }

    private static String named(String key, String name) {
        return (key + " " + name).strip();
    }

    private boolean twice(Sheet sheet, String key) {
        return !seen.add(sheet + " " + key);
    }

    private static int levelOf(Line line) {
        return code(line.cell(0)).map(code -> code.level().ordinal()).orElse(0);
    }

    private static Optional<DivisionCode> code(String typed) {
        try {
            return Optional.of(DivisionCode.ofPrefix(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
