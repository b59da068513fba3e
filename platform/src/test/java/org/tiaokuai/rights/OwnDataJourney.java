package org.tiaokuai.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;

/** A resident disputes what a case says, an officer who needs the whole says why, and the resident takes it all along. */
@WholeApplication
class OwnDataJourney {

    private static final String SAYS = "居住地址的门牌号写成了12号，应该是21号，见租赁合同。";
    private static final String REASON = "核对租赁合同上的身份证号码";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    private String number = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
    }

    @Test
    void whatIsWrongIsSaidLookedIntoAndAnsweredAndAllOfItCanBeTakenAlong(@TempDir Path home) throws Exception {
        try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
            resident.open("/my/cases/" + number).click("a[href^='/my/disputes/new']");
            resident.fit("my-dispute-new");
            resident.page().fill("#says", SAYS);
            resident.click("main form button.btn-primary");
            assertThat(resident.text()).contains(SAYS).contains("前答复");
            answered();
            resident.open("/my/disputes").fit("my-disputes-answered");
            assertThat(resident.text()).contains("确认写错了").contains("以21号为准");
            resident.open("/my/reads").fit("my-reads-with-a-reason");
            assertThat(resident.text()).contains("理由：" + REASON).contains("您提的异议和答复");
            resident.open("/my/data").fit("my-data-of-yi");
            resident.page().fill("#password", Office.PASSWORD);
            var download = resident.page().waitForDownload(() -> resident.page()
                    .locator("form[action='/my/data/copy'] button")
                    .click());
            var copy = home.resolve("copy.zip");
            Files.copy(download.path(), copy);
            try (var zip = new ZipFile(copy.toFile())) {
                var data =
                        new String(zip.getInputStream(zip.getEntry("data.json")).readAllBytes());
                assertThat(data).contains(number).contains(WaitingCase.YI).contains(REASON);
                read(zip, home);
            }
        }
    }

    /** Opened from the disk, as people do. */
    private void read(ZipFile zip, Path home) throws IOException {
        var file = home.resolve("我的信息.html");
        Files.write(file, zip.getInputStream(zip.getEntry("我的信息.html")).readAllBytes());
        try (var reader = Chromium.phone(port)) {
            reader.page().navigate(file.toUri().toString());
            reader.fit("my-copy");
            assertThat(reader.text()).contains(number, WaitingCase.YI, SAYS, "确认写错了", "以21号为准", "理由：" + REASON, "北京时间");
            for (int width : new int[] {320, 1440}) {
                reader.resize(width);
                reader.lieFlat("my-copy");
            }
        }
    }

    private void answered() {
        try (var officer = Office.officer(port, "fang", "")) {
            officer.open("/officer/cases/" + number);
            assertThat(officer.text()).contains("申请人认为这件里有记错的").doesNotContain(WaitingCase.YI);
            officer.click("a[href$='/reason']");
            officer.page().fill("#text", REASON);
            officer.fit("office-reason-given");
            officer.click("main form button.btn-primary");
            assertThat(officer.text()).contains(WaitingCase.YI);
            officer.fit("office-case-whole");
            officer.click("section[aria-labelledby=disputed] a");
            officer.page().check("#outcome");
            officer.page().fill("#answer", "核对了租赁合同，以21号为准，您的件已经注明。");
            officer.fit("office-dispute");
            officer.click("main form button.btn-primary");
            assertThat(officer.path()).isEqualTo("/officer/disputes");
        }
    }
}
