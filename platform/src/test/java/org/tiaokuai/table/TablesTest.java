package org.tiaokuai.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.table.Rows.Fault;
import org.tiaokuai.table.Rows.Row;
import org.tiaokuai.table.Workbook.Cell;

/** Tables as cities send them, and as nobody should. */
@EmptyPlatform
class TablesTest {

    private final Tables tables;

    @Autowired
    TablesTest(Tables tables) {
        this.tables = tables;
    }

    private List<Row> read(byte[] content) throws IOException {
        var sample = new Sample(content);
        var rows = new ArrayList<Row>();
        try (var open = tables.open(sample.shape(), sample.charset(), new ByteArrayInputStream(content))) {
            for (var row = open.next(); row != null; row = open.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Row> read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(Row row, String name) {
        return ((Row.Fields) row).fields().path(name).asString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void cellsMayBePartedInThreeWays(String separator) throws IOException {
        var rows = read("编码SEP名称\r\nA1SEP\"引\"\"号\n换行\"\r\n\r\nA2SEP丙".replace("SEP", separator));
        assertThat(field(rows.get(1), "名称")).isEqualTo("引\"号\n换行");
        assertThat(field(rows.getLast(), "编码")).isEqualTo("A2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
    void anEncodingIsFoundOut(String charset) throws IOException {
        var text = (charset.startsWith("UTF") ? "\uFEFF" : "") + "事项编码,事项名称,实施机构\nA1,居住证办理,公安局\n";
        assertThat(field(read(text.getBytes(Charset.forName(charset))).get(1), "事项名称"))
                .isEqualTo("居住证办理");
    }

    @Test
    void raggedRowsAreToldAndShortOnesAreFilled() throws IOException {
        var rows = read("a,b\n1\n1,2,3\n1,2,\n");
        assertThat(field(rows.get(1), "a")).isEqualTo("1");
        assertThat(rows.get(2)).isEqualTo(new Row.Broken(3, Fault.RAGGED, "3"));
        assertThat(field(rows.get(3), "b")).isEqualTo("2");
    }

    @Test
    void whatStandsAloneAboveTheNamesTellsOfTheTable() throws IOException {
        var rows = read("虚构市事项清单,\n,\n,二〇二六年\n编码,名称\n甲,\n");
        assertThat(rows.subList(0, 4))
                .containsExactly(
                        new Row.Title(1, "虚构市事项清单"), new Row.Blank(2), new Row.Title(3, "二〇二六年"), new Row.Blank(4));
        assertThat(field(rows.getLast(), "编码"))
                .as("below the names one cell is a row")
                .isEqualTo("甲");
        assertThat(read("只有,\n一列,\n")).allMatch(Row.Title.class::isInstance);
    }

    @Test
    void namesThatStandTwiceOrNotAtAllAreToldApart() throws IOException {
        var row = read("a,a,\n1,2,3\n").get(1);
        assertThat(field(row, "a")).isEqualTo("1");
        assertThat(field(row, "a#2")).isEqualTo("2");
        assertThat(field(row, "#3")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"%s\"", "5\" tube %s", "\"%s"})
    void aFieldOfTenMegabytesIsSkipped(String written) throws IOException {
        var rows = read("a,b\n1," + written.formatted("x".repeat(10 << 20)) + "\n2,kept\n");
        assertThat(rows.get(1)).isEqualTo(new Row.Broken(2, Fault.TOO_LONG, ""));
        if (!written.equals("\"%s")) {
            assertThat(field(rows.get(2), "b")).isEqualTo("kept");
        }
    }

    @Test
    void aJsonListIsReadUntilItBreaks() throws IOException {
        var rows = read("[{\"a\":1}, 7, {\"a\":[\"x\"]}, {\"a\":");
        assertThat(field(rows.getFirst(), "a")).isEqualTo("1");
        assertThat(rows.get(1)).isEqualTo(new Row.Broken(2, Fault.NOT_JSON, ""));
        assertThat(rows.get(2)).isInstanceOf(Row.Fields.class);
        assertThat(rows.getLast()).isEqualTo(new Row.Broken(4, Fault.NOT_JSON, ""));
    }

    @Test
    void anElementOfAJsonListThatHasNoEndIsNotHeld() throws IOException {
        var keys =
                IntStream.range(0, 100_000).mapToObj(at -> "\"k" + at + "\":1").collect(Collectors.joining(","));
        var rows = read("[{\"a\":1},{\"x\":{" + keys + "}},{\"a\":2}]");
        assertThat(rows).hasSize(2).last().isEqualTo(new Row.Broken(2, Fault.TOO_LONG, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ2", "XFD2", "BAA2", "&#90;ZZZZ2", "A99999999999"})
    void aCellFarToTheRightIsNotReached(String place) throws IOException {
        var far = workbook("<row r=\"2\"><c r=\"" + place + "\"><v>1</v></c></row>");
        assertThatThrownBy(() -> read(far)).isInstanceOf(IOException.class).hasMessageContaining("last column");
    }

    @Test
    void aRowThatIsWrittenOutToTheLastColumnOfSomeProgramsIsRead() throws IOException {
        var rows = read(
                workbook("<row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\"><v>9</v></c><c r=\"AMJ1\" s=\"0\"/></row>"
                        + "<row r=\"2\"><c r=\"A2\"><v>8</v></c><c r=\"AMJ2\" s=\"0\"/></row>"));
        assertThat(field(rows.getLast(), "7")).isEqualTo("8");
    }

    @Test
    void aWorkbookThatNamesAnUnknownEntityIsDamaged() throws IOException {
        var strange = workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&who;</t></is></c></row>");
        assertThatThrownBy(() -> read(strange)).isInstanceOf(IOException.class);
    }

    @Test
    void aWorkbookIsReadRowByRow() throws IOException {
        var rows = read(
                workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编码</t></is></c><c r=\"B1\" t=\"inlineStr\">"
                        + "<is><t>次数</t></is></c></row><row r=\"3\"><c r=\"B3\"><v>2</v></c></row>"));
        assertThat(field(rows.getLast(), "次数")).isEqualTo("2");
        assertThat(field(rows.getLast(), "编码")).isEmpty();
        assertThat(rows.getLast().line()).isEqualTo(3);
    }

    @Test
    void aWorkbookThatWouldBurstIsNotOpened() throws IOException {
        var bomb = workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + " ".repeat(70 << 20) + "</t></is></c></row>");
        assertThat(bomb.length).isLessThan(200_000);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(IOException.class);
    }

    @Test
    void aWorkbookOfMorePartsOrMoreBytesThanItsBoundsIsNotOpened() throws IOException {
        var parts = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(parts)) {
            for (int at = 0; at < 2_001; at++) {
                put(zip, "part" + at, "");
            }
        }
        assertThatThrownBy(() -> read(parts.toByteArray())).isInstanceOf(Workbook.TooLarge.class);
        var small = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        for (var bounds : List.of(new Workbook.Bounds(100, 200), new Workbook.Bounds(1 << 20, 3))) {
            assertThatThrownBy(() -> tables.workbook(new ByteArrayInputStream(small), bounds))
                    .isInstanceOf(Workbook.TooLarge.class);
        }
    }

    /** What the directory of a zip says of sizes may be a lie; so it is unpacked to see. */
    @Test
    void aBombThatSaysItIsSmallIsNotOpenedEither() throws IOException {
        var bomb = workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + " ".repeat(70 << 20) + "</t></is></c></row>");
        var buffer = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < bomb.length; at++) {
            if (buffer.getInt(at) == 0x02014b50) {
                buffer.putInt(at + 24, 10);
            }
        }
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(IOException.class);
    }

    @Test
    void numbersComeInFullAndWhatIsWorkedOutOrHasNoEndIsTold() throws IOException {
        var content = workbook("<row r=\"2\"><c r=\"A2\"><v>3.202E11</v></c><c r=\"B2\"><f>1+1</f><v>2</v></c>"
                + "<c r=\"C2\"><v>1E20000000</v></c><c r=\"E2\" t=\"inlineStr\"><is><t> </t></is></c></row>");
        try (var workbook = tables.workbook(new ByteArrayInputStream(content), new Workbook.Bounds(1 << 20, 200));
                var lines = workbook.sheets().getFirst().open()) {
            var line = Objects.requireNonNull(lines.next());
            assertThat(line.number()).isEqualTo(2);
            assertThat(line.cells())
                    .containsExactly(
                            new Cell("320200000000", Cell.Sort.PLAIN),
                            new Cell("2", Cell.Sort.FORMULA),
                            new Cell("1E+20000000", Cell.Sort.ENDLESS));
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("x"));
        }
        assertThatThrownBy(() -> read(zip.toByteArray())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0})).isInstanceOf(IOException.class);
    }

    private static byte[] workbook(String rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".spreadsheetml.sheet.main+xml\"/></Types>");
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships"
                            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                            + " Target=\"worksheets/sheet1.xml\"/></Relationships>");
            put(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + "<sheetData>"
                            + rows + "</sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
