package org.tiaokuai.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.OrganisationImports.Doubt;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Received;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable;
import org.tiaokuai.organisation.OrganisationImports.Report;

/** What is no workbook as the template asks for one, or would do harm, is refused or cut before it is read on. */
@EmptyPlatform
class WorkbookModuleTest {

    private final OrganisationImports imports;
    private final Officer administrator;

    @Autowired
    WorkbookModuleTest(OrganisationImports imports, SmallTown town) {
        this.imports = imports;
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
    }

    private Report look(Sheets sheets) {
        var sent = (Received) imports.receive("机构.xlsx", sheets.xlsx(), administrator);
        return imports.report(sent.id(), administrator).orElseThrow();
    }

    @Test
    void theTemplateIsReadBackAndHoldsNoRow() {
        assertThat(imports.receive("t.xlsx", imports.template(), administrator))
                .isEqualTo(new Unreadable(Unreadable.Reason.EMPTY, ""));
    }

    @Test
    void whatIsNoWorkbookOrHidesSomethingIsRefusedAsAWhole() throws IOException {
        assertThat(reason("".getBytes(StandardCharsets.UTF_8))).isEqualTo(Unreadable.Reason.NO_WORKBOOK);
        assertThat(reason("code,name\n1,2".getBytes(StandardCharsets.UTF_8))).isEqualTo(Unreadable.Reason.NO_WORKBOOK);
        assertThat(reason(zip("a.txt", "hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Unreadable.Reason.NO_WORKBOOK);
        assertThat(reason(new Sheets().with("秘密", "1").xlsx())).isEqualTo(Unreadable.Reason.UNKNOWN_SHEET);
        assertThat(reason(Sheets.city("zhao").hidden().xlsx())).isEqualTo(Unreadable.Reason.HIDDEN_SHEET);
        var cut = Sheets.city("zhao").xlsx();
        assertThat(reason(Arrays.copyOf(cut, cut.length / 2))).isEqualTo(Unreadable.Reason.NO_WORKBOOK);
        var noise = new byte[5 << 20];
        new Random(1).nextBytes(noise);
        assertThat(reason(noise)).isEqualTo(Unreadable.Reason.TOO_LARGE);
    }

    @Test
    void aBombIsPutDownBeforeItIsRead() throws IOException {
        assertThat(reason(zip("xl/worksheets/sheet1.xml", new byte[64 << 20]))).isEqualTo(Unreadable.Reason.TOO_LARGE);
    }

    /** The same workbook with a document type that would read a file of ours into a cell. */
    @Test
    void aDocumentTypeReadsNothingOfOurs(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "planted");
        var entity = "<!DOCTYPE sst [<!ENTITY own SYSTEM \"" + secret.toUri() + "\">]><sst";
        var workbook = replaced(Sheets.city("zhao").xlsx(), "<sst", entity);
        workbook = replaced(workbook, "YX-01", "&own;");
        switch (imports.receive("x.xlsx", workbook, administrator)) {
            case Unreadable unreadable -> assertThat(unreadable.reason()).isEqualTo(Unreadable.Reason.NO_WORKBOOK);
            case Received received ->
                assertThat(imports.report(received.id(), administrator)
                                .orElseThrow()
                                .rows())
                        .noneMatch(row -> row.key().contains("planted"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c r=\"ZZZZZZZ9\" ", "<c r=\"A2\" t=\"zz\" ", "<c t=\"d\" r=\"A2\" "})
    void aWorkbookThatIsMalformedIsRefusedAsAWhole(String cell) throws IOException {
        var workbook = replaced(Sheets.city("zhao").xlsx(), "<c r=\"A2\" ", cell);
        assertThat(reason(workbook)).isEqualTo(Unreadable.Reason.NO_WORKBOOK);
    }

    @Test
    void aNumberThatWouldUnfoldAndACellThatIsTooLongAreCut() throws IOException {
        var number = replaced(new Sheets().with("区划", "32,,=7").xlsx(), "<f>7</f>", "<v>1E20000000</v>");
        var sent = (Received) imports.receive("机\u202e构\u200b𠮷".repeat(60) + ".xlsx", number, administrator);
        var report = imports.report(sent.id(), administrator).orElseThrow();
        assertThat(report.fileName()).doesNotContain("\u202e", "\u200b").endsWith("𠮷");
        assertThat(report.rows().getFirst().doubts()).extracting(Doubt::fault).contains(Fault.UNREADABLE);
        var wide = look(new Sheets().with("区划", "字".repeat(30_000) + ",,甲"));
        assertThat(wide.rows().getFirst().key()).hasSize(200);
        assertThat(wide.rows().getFirst().doubts()).extracting(Doubt::fault).contains(Fault.TOO_LONG);
    }

    private Unreadable.Reason reason(byte[] workbook) {
        return ((Unreadable) imports.receive("x.xlsx", workbook, administrator)).reason();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] workbook, String text, String by) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                var to = new ZipOutputStream(out)) {
            for (var each : Collections.list(from.getEntries())) {
                var content = from.getInputStream(each).readAllBytes();
                to.putNextEntry(new ZipEntry(each.getName()));
                to.write(new String(content, StandardCharsets.UTF_8)
                        .replace(text, by)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
