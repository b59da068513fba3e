package org.tiaokuai.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Account.State;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Received;
import org.tiaokuai.organisation.OrganisationImports.Report;
import org.tiaokuai.organisation.OrganisationImports.Row;
import org.tiaokuai.organisation.OrganisationImports.Sheet;
import org.tiaokuai.organisation.OrganisationImports.Taking;
import org.tiaokuai.organisation.OrganisationImports.Verdict;
import org.tiaokuai.table.Tables;
import org.tiaokuai.table.Workbook;

@EmptyPlatform
class ImportModuleTest {

    private final OrganisationImports imports;
    private final Organisation organisation;
    private final Appointments appointments;
    private final Staff staff;
    private final Posts posts;
    private final SmallTown town;

    @Autowired
    Tables tables;

    private Officer administrator;
    private String login;

    @Autowired
    ImportModuleTest(
            OrganisationImports imports,
            Organisation organisation,
            Appointments appointments,
            Staff staff,
            Posts posts,
            SmallTown town) {
        this.imports = imports;
        this.organisation = organisation;
        this.appointments = appointments;
        this.staff = staff;
        this.posts = posts;
        this.town = town;
    }

    @BeforeEach
    void anAdministratorIsThere() {
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        login = "zhao." + UUID.randomUUID().toString().substring(0, 8);
    }

    private UUID send(Sheets sheets) {
        return ((Received) imports.receive("机构.xlsx", sheets.xlsx(), administrator)).id();
    }

    private Report look(Sheets sheets) {
        return imports.report(send(sheets), administrator).orElseThrow();
    }

    private Taking.Taken take(Sheets sheets) {
        return (Taking.Taken) imports.take(send(sheets), administrator);
    }

    @Test
    void aWholeOrganisationIsLookedAtThenTakenAndAgainChangesNothing() {
        var id = send(Sheets.city(login));
        assertThat(staff.byLogin(List.of(login))).isEmpty();
        assertThat(imports.report(id, administrator).orElseThrow().rows())
                .hasSize(8)
                .allMatch(row -> row.doubts().isEmpty());
        var taken = (Taking.Taken) imports.take(id, administrator);
        assertThat(taken.report().count(Verdict.REFUSED)).isZero();
        assertThat(taken.invited()).hasSize(1);
        var account = taken.invited().getFirst().account();
        assertThat(staff.account(account).orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(posts.heldBy(account)).extracting(post -> post.title()).containsExactlyInAnyOrder("窗口", "科长");
        assertThat(appointments.acts(account)).hasSize(2).allMatch(act -> act.name()
                .equals(administrator.name()));
        assertThat(organisation.stations()).anyMatch(station -> station.code().equals("YX-01"));
        assertThat(imports.take(id, administrator)).isEqualTo(new Taking.NotWaiting());

        var again = take(Sheets.city(login));
        assertThat(again.report().rows()).allMatch(row -> row.verdict() == Verdict.SAME);
        assertThat(again.invited()).isEmpty();
        assertThat(appointments.of(List.of(account))).hasSize(2);
        assertThat(imports.latest().getFirst().takenAt()).isNotNull();
    }

    /** Whoever adds a role gives it a word for the workbook, or a city cannot fill the post. */
    @Test
    void aPostMayBeGivenEveryRoleByTheWordThatPagesHaveForItAndTheTemplateNamesAll() throws IOException {
        var words = rights();
        var taken = take(
                Sheets.city(login).with("岗位与账号", login + ",赵一苇," + Sheets.POLICE + ",多面手," + String.join("、", words)));
        assertThat(posts.heldBy(taken.invited().getFirst().account()).getFirst().roles())
                .containsExactlyInAnyOrder(Role.values());
        assertThat(notes()).anyMatch(note -> words.stream().allMatch(note::contains));
    }

    private static List<String> rights() throws IOException {
        var words = new Properties();
        var file = ImportModuleTest.class.getResourceAsStream("/messages/organisation/words.properties");
        words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        return Arrays.stream(Role.values())
                .map(role -> Objects.requireNonNull(words.getProperty("organisation.role." + role), role.name()))
                .toList();
    }

    /** Every cell of the sheet that explains the others. */
    private List<String> notes() throws IOException {
        var cells = new ArrayList<String>();
        try (var template = tables.workbook(
                        new ByteArrayInputStream(imports.template()), new Workbook.Bounds(1 << 20, 100));
                var lines = template.sheets().getFirst().open()) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                line.cells().forEach(cell -> cells.add(cell.text()));
            }
        }
        return cells;
    }

    @Test
    void otherRightsLeaveAPostLimitedToItsItems() {
        var account = take(Sheets.city(login)).invited().getFirst().account();
        var post = posts.heldBy(account).stream()
                .filter(each -> each.title().equals("窗口"))
                .findFirst()
                .orElseThrow();
        var item =
                town.item(organisation.department(Sheets.POLICE).orElseThrow()).code();
        appointments.limit(new LimitPost(account, post.id(), Set.of(), Set.of(item), administrator));
        take(new Sheets().with("岗位与账号", login + ",赵一苇," + Sheets.POLICE + ",窗口,受理、审批"));
        assertThat(posts.heldBy(account))
                .filteredOn(each -> each.title().equals("窗口"))
                .allMatch(each -> each.items().equals(Set.of(item)));
    }

    @Test
    void otherRightsEndThePostAndGiveItAnew() {
        take(Sheets.city(login));
        var changed = take(new Sheets().with("岗位与账号", login + ",赵一苇," + Sheets.POLICE + ",窗口,审批"));
        assertThat(changed.report().rows()).extracting(Row::verdict).containsExactly(Verdict.CHANGE);
        var account = Objects.requireNonNull(staff.byLogin(List.of(login)).get(login));
        assertThat(appointments.of(List.of(account.id()))).hasSize(3);
        assertThat(posts.heldBy(account.id()))
                .filteredOn(post -> post.title().equals("窗口"))
                .allMatch(post -> post.roles().equals(Set.of(Role.APPROVER)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    区划       | 3202x,,甲                                 | DIVISION_CODE
                    区划       | 3202,32,甲                                | CIVIL_CODE
                    区划       | 4401,,广州市                              | NO_PARENT
                    区划       | 32,,                                      | MISSING
                    区划       | 32,,江苏省,多                             | RAGGED
                    区划       | 32,,=A1                                   | FORMULA
                    区划       | 32,,甲\u202e乙                            | UNREADABLE
                    部门       | 123,局,局,公安,32,                        | CREDIT_CODE
                    部门       | 11320200990001028D,局,局,公安,99,         | UNKNOWN_DIVISION
                    部门       | 11320200990001028D,局,局,公安,3202,也许   | YES_OR_NO
                    岗位与账号 | 1abc,名,11320200990001028D,岗,受理        | LOGIN
                    岗位与账号 | abc.def,名,999,岗,受理                    | UNKNOWN_DEPARTMENT
                    岗位与账号 | abc.def,名,11320200990001028D,岗,看门     | UNKNOWN_ROLE
                    岗位与账号 | abc.def,名,11320200990001028D,岗,         | MISSING
                    便民服务站 | X-1,站,8888,路,天,话                      | UNKNOWN_DIVISION
                    """)
    void aRowThatIsWrongIsRefusedWithItsReason(String sheet, String line, Fault fault) {
        take(Sheets.city(login));
        var report = look(new Sheets().with(sheet, line));
        assertThat(report.rows()).hasSize(1);
        assertThat(report.rows().getFirst().verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.rows().getFirst().doubts()).anyMatch(doubt -> doubt.fault() == fault);
    }

    @Test
    void aRowTwiceALoginOfSomebodyElseAndASecondReceiverAreRefused() {
        take(Sheets.city(login));
        var other = "qian." + UUID.randomUUID().toString().substring(0, 8);
        var report = look(new Sheets()
                .with("区划", "32,320000,江苏省", "32,320000,江苏省")
                .with("部门", "113202009900010368,人社局,人社局,人社,320282,是", "113202009900010443,市监局,市监局,市监,320282,是")
                .with(
                        "岗位与账号",
                        login + ",别人," + Sheets.POLICE + ",窗口二,受理",
                        other + ",钱一," + Sheets.POLICE + ",岗,受理",
                        other + ",钱二," + Sheets.POLICE + ",岗二,受理"));
        assertThat(report.rows())
                .filteredOn(row -> row.verdict() == Verdict.REFUSED)
                .extracting(row -> row.doubts().getLast().fault())
                .containsExactly(Fault.DUPLICATE, Fault.SECOND_RECEIVER, Fault.LOGIN_TAKEN, Fault.LOGIN_TAKEN);
    }

    @Test
    void aWrongCheckDigitIsWorthALookAndTakenAllTheSame() {
        var taken = take(Sheets.city(login)
                .with("部门", "113202009900010289,无锡市错号局,错号局,其他,3202,否")
                .with("岗位与账号"));
        var row = taken.report().rows().stream()
                .filter(each -> each.sheet() == Sheet.DEPARTMENT)
                .findFirst()
                .orElseThrow();
        assertThat(row.doubts()).extracting(doubt -> doubt.fault()).containsExactly(Fault.CHECK_DIGIT);
        assertThat(organisation.department("113202009900010289")).isPresent();
    }

    @Test
    void nobodyGivesThemselvesAPost() {
        take(Sheets.city(login));
        var account = Objects.requireNonNull(staff.byLogin(List.of(login)).get(login));
        var oneself = new Officer(account.id(), null, "赵一苇", administrator.post());
        var sheets = new Sheets().with("岗位与账号", login + ",赵一苇," + Sheets.POLICE + ",系统管理员,系统管理");
        var id = ((Received) imports.receive("a.xlsx", sheets.xlsx(), oneself)).id();
        assertThat(imports.report(id, oneself).orElseThrow().rows().getFirst().doubts())
                .anyMatch(doubt -> doubt.fault() == Fault.OWN_ACCOUNT);
    }
}
