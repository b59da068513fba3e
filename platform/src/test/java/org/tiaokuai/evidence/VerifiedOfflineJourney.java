package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A resident takes a receipt and the list of reads home, and has the separate program check them, which knows only a key. */
@WholeApplication
class VerifiedOfflineJourney {

    private static final Path PROGRAM = Path.of("../programs/verify/target/verify.jar");

    private final JsonMapper json = JsonMapper.shared();
    private final WaitingCase waiting;
    private final int port;
    private final Path home;

    @Autowired
    VerifiedOfflineJourney(WaitingCase waiting, @LocalServerPort int port) throws IOException {
        this.home = Files.createTempDirectory("evidence");
        this.waiting = waiting;
        this.port = port;
    }

    @BeforeEach
    void theProgramIsThere() throws IOException {
        assumeTrue(Files.isReadable(PROGRAM), "The separate program was not built; ./test builds it");
        Files.writeString(
                home.resolve("key.pem"),
                new Visitor(port).get("/api/v1/ledger/key").body());
    }

    private Path taken(Page page, String name) {
        var file = home.resolve(name);
        page.waitForDownload(() -> page.locator("main a[download]").last().click())
                .saveAs(file);
        return file;
    }

    /** What the program says, and with which code it ends. */
    private String said(Path file) throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                PROGRAM.toString(),
                "verify-receipt",
                file.toString(),
                home.resolve("key.pem").toString());
        var program = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        try (var out = program.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return program.waitFor() + " " + said;
        }
    }

    @Test
    void aReceiptHoldsWithoutThePlatformAndABentOneDoesNot() throws Exception {
        var number = waiting.submit();
        try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
            resident.open("/my/cases/" + number);
            await().until(() -> {
                resident.open("/my/cases/" + number + "/ledger");
                return resident.page().locator("main a[download]").count() > 0;
            });
            resident.fit("my-receipts");
            var receipt = taken(resident.page(), "receipt.json");
            assertThat(said(receipt)).startsWith("0 ok").contains(number).contains("SUBMIT");
            var text = Files.readString(receipt);
            assertThat(said(Files.writeString(home.resolve("bent.json"), text.replace("SUBMIT", "ACCEPT"))))
                    .startsWith("1 ");
            var other = Files.writeString(home.resolve("key.pem"), """
                    -----BEGIN PUBLIC KEY-----
                    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                    -----END PUBLIC KEY-----
                    """);
            assertThat(other).exists();
            assertThat(said(receipt)).as("another ledger's key").startsWith("1 ");
        }
    }

    @Test
    void theListOfReadsIsWholeAndOneThatHidesAReadIsRefused() throws Exception {
        var number = waiting.submit();
        new Visitor(port).officer("fang").get("/officer/cases/" + number);
        try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
            await().untilAsserted(() -> assertThat(new Visitor(port)
                            .resident(WaitingCase.YI)
                            .get("/my/reads/proof")
                            .body())
                    .contains(number));
            resident.open("/my/reads").fit("my-reads");
            assertThat(resident.text()).contains("方映雪").contains("看了姓名");
            var proof = taken(resident.page(), "reads.json");
            assertThat(said(proof)).startsWith("0 ok").contains("reads: ");
            for (int hidden : new int[] {0, -1}) {
                var tree = (ObjectNode) json.readTree(Files.readString(proof));
                var leaves = (ArrayNode) tree.path("leaves");
                leaves.remove(hidden < 0 ? leaves.size() - 1 : hidden);
                var bent = Files.writeString(home.resolve("hidden.json"), json.writeValueAsString(tree));
                assertThat(said(bent)).startsWith("1 ");
            }
        }
    }
}
