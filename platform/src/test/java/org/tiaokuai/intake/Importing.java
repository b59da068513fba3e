package org.tiaokuai.intake;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.intake.GuideImports.Choice;
import org.tiaokuai.intake.GuideImports.SettleBody;
import org.tiaokuai.intake.GuideImports.Settlement;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** Takes files of guides as the information authority brings them, and waits for the end of each. */
final class Importing {

    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GuideImports imports;
    private final Department receiver;
    private final Officer keeper;

    Importing(GuideImports imports, Organisation organisation, SmallTown town) {
        this.imports = imports;
        receiver = receiver(organisation, town);
        keeper = town.officer(receiver, Role.INFORMATION_AUTHORITY);
    }

    private static Department receiver(Organisation organisation, SmallTown town) {
        return organisation.receivingDepartment().orElseGet(() -> {
            var city = town.department("任意局" + UUID.randomUUID()).division();
            organisation.establishDepartments(
                    List.of(new Department(UUID.randomUUID(), "RECEIVER", "受理局", "受理局", "受理", city, true)));
            return organisation.receivingDepartment().orElseThrow();
        });
    }

    Department receiver() {
        return receiver;
    }

    Officer keeper() {
        return keeper;
    }

    /** A run with all that it doubted. */
    record Ended(ImportRun run, List<Doubt> doubts) {

        List<Kind> kinds() {
            return doubts.stream().map(Doubt::kind).toList();
        }
    }

    Ended take(String... lines) throws IOException {
        return take(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Ended take(byte[] content) throws IOException {
        return take(new ByteArrayInputStream(content));
    }

    Ended take(InputStream content) throws IOException {
        return ended(((Start.Started) imports.start(new StartImport("C:\\guides.jsonl", content, keeper))).run());
    }

    private Ended ended(UUID id) {
        await().atMost(PATIENCE).until(() -> !imports.run(id).orElseThrow().open());
        return new Ended(imports.run(id).orElseThrow(), imports.doubts(id, 0, 10_000));
    }

    Settlement settle(String body, Choice choice) {
        return imports.settle(new SettleBody(body, choice, keeper));
    }

    static String code() {
        return "11440000006939756B2440101007" + NEXT.incrementAndGet();
    }

    /** A body that nobody knows. */
    static String body() {
        return "12440000" + String.format("%09d", NEXT.incrementAndGet()) + "X";
    }

    static String line(String code, String rest) {
        return "{\"TASK_CODE\":\"" + code + "\",\"TASK_NAME\":\"导入的事" + code + "\"" + rest + "}";
    }
}
