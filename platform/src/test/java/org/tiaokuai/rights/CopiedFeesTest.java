package org.tiaokuai.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.Unmarked;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.page.Text;
import org.tiaokuai.payment.Charged;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.Charges.Charging;
import org.tiaokuai.payment.Charges.IssueNotice;
import org.tiaokuai.payment.Charges.WaiveCharge;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs;
import tools.jackson.databind.json.JsonMapper;

/** A person's copy says what their cases cost, and nobody else's does. */
@EmptyPlatform
class CopiedFeesTest {

    private final OwnData data;
    private final MessageSource messages;
    private final Charges charges;
    private final SmallTown town;
    private final Charged charged;

    @Autowired
    CopiedFeesTest(
            OwnData data,
            MessageSource messages,
            Charges charges,
            Tariffs tariffs,
            SettableClock clock,
            SmallTown town,
            Casework casework) {
        clock.standOn("2026-12-15");
        clock.pass(Duration.ofHours(1));
        this.data = data;
        this.messages = messages;
        this.charges = charges;
        this.town = town;
        charged = Charged.in(town, casework, tariffs);
    }

    private Map<String, String> copy(Resident resident, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        data.copy(resident, new Text(messages, language), out);
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void whatWasChargedAndWaivedIsInTheCopy() throws IOException {
        var line = charged.line("工本费", 2050, Unit.COPY);
        var number = charged.accepted();
        var charging = charges.charge(new IssueNotice(charged.window(), number, line.line(), line.version(), 2));
        long id = ((Charging.Charged) charging).charge();
        charges.waive(new WaiveCharge(charged.approver(), number, id, "某办法第三条", "低收入家庭"));

        var copy = copy(charged.resident(), Locale.SIMPLIFIED_CHINESE);
        var machines = JsonMapper.shared().readTree(copy.get("data.json"));
        var fee = machines.path("cases").path(0).path("charges").path(0);
        assertThat(fee.path("amount").asLong()).isEqualTo(4100);
        assertThat(fee.path("state").asString()).isEqualTo("WAIVED");
        assertThat(fee.path("steps").path(1).path("reasons").asString()).isEqualTo("低收入家庭");
        assertThat(fee.path("steps").toString()).doesNotContain("salt");
        assertThat(copy.get("我的信息.html")).contains("工本费", "人民币41.00元", "已减免", "某办法第三条", "低收入家庭");
        assertThat(Unmarked.on(copy(charged.resident(), Locale.ENGLISH).getOrDefault("my-data.html", "")))
                .isEmpty();

        var neighbour = town.resident("陆小满", SmallTown.number());
        assertThat(copy(neighbour, Locale.SIMPLIFIED_CHINESE).values()).noneMatch(text -> text.contains("工本费"));
    }
}
