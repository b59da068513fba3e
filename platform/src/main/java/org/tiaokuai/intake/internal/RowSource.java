package org.tiaokuai.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.intake.Column;
import org.tiaokuai.intake.internal.ImportRuns.Job;
import org.tiaokuai.table.Rows;
import org.tiaokuai.table.Tables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Opens the rows of a file by its shape, and gives those of a table the fields of the published shape. */
@Component
class RowSource {

    private static final Pattern PARTED = Pattern.compile("[;；、|\\r\\n]+");
    private static final Pattern NUMBERED =
            Pattern.compile("(?:^|(?<=[\\s;；、，,。）)]))[(（]?\\d{1,2}(?:[.．](?!\\d)|[、)）])\\s*");

    private static final Set<String> YES =
            Set.of("1", "是", "可", "可以", "能", "行", "有", "支持", "已开通", "全程网办", "网上办理", "√", "yes", "y", "true");
    private static final Set<String> NO = Set.of(
            "0", "", "否", "不", "不是", "不可", "不可以", "不能", "不行", "没有", "不支持", "暂不支持", "未开通", "线下办理", "窗口办理", "×", "no",
            "n", "false");

    private final Tables tables;

    RowSource(Tables tables) {
        this.tables = tables;
    }

    /** The rows of a run's file as those of the published shape. */
    Rows open(Job job, InputStream content) throws IOException {
        var raw = raw(job, content);
        return job.columns().isEmpty() ? raw : new Mapped(raw, job.columns());
    }

    /** With the columns as they are called in the file. */
    Rows raw(Job job, InputStream content) throws IOException {
        return tables.open(job.shape(), job.charset(), content);
    }

    static JsonNode mapped(JsonNode fields, Map<Column, String> columns) {
        var mapped = JsonNodeFactory.instance.objectNode();
        columns.forEach((column, name) -> {
            var value = fields.path(name);
            if (value.isArray()) {
                mapped.set(column.field(), value);
            } else {
                put(mapped, column, value.isString() ? value.stringValue() : value.asString(""));
            }
        });
        return mapped;
    }

    private static void put(ObjectNode mapped, Column column, String text) {
        if (column.many()) {
            var parts = mapped.putArray(column.field());
            parted(text).forEach(parts::add);
        } else if (column == Column.ONLINE) {
            mapped.put(column.field(), online(text));
        } else {
            mapped.put(column.field(), text);
        }
    }

    /** By what parts lists, and where two or more are numbered, by their numbers: 1.身份证 2.委托书. */
    private static List<String> parted(String text) {
        var numbered =
                NUMBERED.splitAsStream(text).filter(part -> !part.isBlank()).toList();
        boolean counted = NUMBERED.matcher(text).results().limit(2).count() == 2;
        return (counted ? numbered.stream() : Stream.of(text))
                .flatMap(PARTED::splitAsStream)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** As the published shape says it; what is neither yes nor no stays as it is, to be doubted. */
    private static String online(String text) {
        var said = text.strip().toLowerCase(Locale.ROOT);
        return YES.contains(said) ? "1" : NO.contains(said) ? "0" : text;
    }

    private record Mapped(Rows rows, Map<Column, String> columns) implements Rows {

        @Override
        public @Nullable Row next() throws IOException {
            return switch (rows.next()) {
                case null -> null;
                case Row.Fields row -> new Row.Fields(row.line(), mapped(row.fields(), columns));
                case Row.Broken row -> row;
                case Row.Blank row -> row;
                case Row.Title row -> row;
            };
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
