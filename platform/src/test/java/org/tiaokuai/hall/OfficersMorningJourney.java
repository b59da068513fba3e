package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.EmployOfficer;
import org.tiaokuai.access.Access.Registration.Registered;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.web.WaitingCase;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;
import org.tiaokuai.page.Text;

/** Two officers of one window begin their day: claim, phrase, note, hand over, leave and deputy, and several at once. */
@WholeApplication
class OfficersMorningJourney {

    private static final String ITEM = "1132020099000103683322111001000";
    private static final String[] PEOPLE = {"320203199002179776", "320282198807129750", "320223194409039866"};

    @LocalServerPort
    int port;

    @Autowired
    Access access;

    @Autowired
    Organisation organisation;

    @Autowired
    WaitingCase waiting;

    private String colleague = "";

    @BeforeEach
    void aSecondOfficerAndThreeCases() {
        colleague = "ning" + UUID.randomUUID().toString().substring(0, 8);
        var hired = access.employ(new EmployOfficer(colleague, "宁采薇", Office.PASSWORD, null));
        var department = organisation.departments().stream()
                .filter(one -> one.name().contains("人力资源和社会保障局"))
                .findFirst()
                .orElseThrow();
        organisation.appoint(
                new Appointment(((Registered) hired).account(), department.id(), "社会保险窗口工作人员", Set.of(Role.WINDOW)));
        for (var person : PEOPLE) {
            waiting.submitOf(person);
        }
    }

    @Test
    void twoOfficersShareAMorningWithoutGettingInEachOthersWay() {
        try (var fang = Office.officer(port, "fang", "");
                var ning = Office.officer(port, colleague, "")) {
            var first = claimNext(fang);
            var second = claimNext(ning);
            assertThat(second).isNotEqualTo(first);
            keepAPhrase(fang);
            useItAndNote(fang, first);
            handOver(fang, first);
            ning.open("/officer/queue").fit("desk-queue-handed");
            assertThat(ning.page().locator(".tk-queue tbody tr").first().innerText())
                    .contains("转给您的")
                    .contains("方映雪：下午开会");
            ning.resize(390);
            ning.fit("desk-queue-handed");
            ning.resize(1440);
            goOnLeave(ning);
            fang.open("/officer/queue");
            assertThat(fang.text()).contains("代宁采薇");
            fang.fit("desk-queue-deputy");
            var both = new String[] {first, second};
            for (var number : both) {
                fang.open("/officer/cases/" + number);
                assertThat(fang.text()).contains("您代宁采薇办");
            }
            signTogether(fang, both);
            fang.open("/officer/cases/" + first);
            assertThat(fang.text()).contains("方映雪（代宁采薇）").contains("等户籍那边回话");
        }
    }

    private static String claimNext(Chromium officer) {
        officer.open("/officer/queue");
        officer.follow("form[action='/officer/queue/next'] button");
        assertThat(officer.text()).contains("您在办");
        return officer.path().split("/")[3];
    }

    private static void keepAPhrase(Chromium officer) {
        officer.open("/officer/phrases");
        officer.reach("#text").type("材料齐全，符合法定形式。");
        officer.follow("form[action='/officer/phrases'] button.btn-primary");
        officer.fit("desk-phrases");
        officer.resize(390);
        officer.fit("desk-phrases");
        officer.resize(1440);
    }

    private static void useItAndNote(Chromium officer, String number) {
        officer.open("/officer/cases/" + number);
        officer.reach("#phrase");
        officer.page().selectOption("#phrase", "材料齐全，符合法定形式。");
        officer.follow("button[formaction*='/phrase']");
        assertThat(officer.page().inputValue("#reasons")).isEqualTo("材料齐全，符合法定形式。");
        officer.open("/officer/cases/" + number);
        officer.reach("#note").type("等户籍那边回话");
        officer.follow("form[action$='/notes'] button");
        assertThat(officer.text()).contains("等户籍那边回话");
        officer.page().setViewportSize(1440, 900);
        officer.fit("desk-case");
        officer.resize(390);
        officer.fit("desk-case");
        officer.resize(1440);
    }

    private static void handOver(Chromium officer, String number) {
        officer.open("/officer/cases/" + number);
        officer.follow("a[href*='/handover']");
        officer.fit("desk-handover");
        officer.reach("#to");
        officer.page()
                .selectOption(
                        "#to",
                        officer.page()
                                .locator("#to option:has-text('宁采薇')")
                                .last()
                                .getAttribute("value"));
        officer.reach("#reason").type("下午开会");
        officer.follow("form[action$='/handover'] button");
        assertThat(officer.text()).contains("已转").contains("宁采薇");
    }

    private static void goOnLeave(Chromium officer) {
        officer.open("/officer/absences");
        var today = LocalDate.now(Text.ZONE);
        officer.page().fill("#begins", today.minusDays(1).toString());
        officer.page().fill("#ends", today.plusDays(300).toString());
        officer.page()
                .selectOption(
                        "#deputy",
                        officer.page()
                                .locator("#deputy option:has-text('方映雪')")
                                .first()
                                .getAttribute("value"));
        officer.follow("form[action='/officer/absences'] button.btn-primary");
        assertThat(officer.text()).contains("由方映雪代办");
        officer.fit("desk-absences");
        officer.resize(390);
        officer.fit("desk-absences");
        officer.resize(1440);
    }

    private static void signTogether(Chromium officer, String... numbers) {
        officer.open("/officer/queue");
        for (var number : numbers) {
            officer.reach("input[name=number][value='" + number + "']").press("Space");
        }
        var unread = officer.page().locator("tr:not(:has-text('代宁采薇')) input[type=checkbox]");
        if (unread.count() > 0) {
            unread.first().check();
        }
        officer.follow("#batch button");
        assertThat(officer.text()).contains("2件可以签");
        officer.fit("desk-batch");
        officer.resize(390);
        officer.fit("desk-batch");
        officer.resize(1440);
        officer.follow("form[action='/officer/batch/signature'] button");
        assertThat(officer.text()).contains("签了2件");
        officer.fit("desk-batch-done");
    }
}
