package org.tiaokuai.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A guide as texts in fields, part by part, and back again. */
public final class GuideFields {

    /** More entries than any guide has. */
    public static final int MOST_ENTRIES = 80;

    private static final JsonMapper JSON = JsonMapper.shared();

    private GuideFields() {}

    /** By the name of each field; an entry of a list has its number in the name, {@code materials.0.name}. */
    public static Map<String, String> read(Part part, Guide guide) {
        JsonNode tree = JSON.valueToTree(guide);
        var typed = new LinkedHashMap<String, String>();
        if (part.repeats()) {
            var entries = tree.path(part.list());
            for (int i = 0; i < entries.size(); i++) {
                read(part, entries.path(i), prefix(part, i), typed);
            }
        } else {
            read(part, tree, "", typed);
        }
        return typed;
    }

    private static void read(Part part, JsonNode from, String prefix, Map<String, String> typed) {
        for (var field : part.fields()) {
            var node = from.at("/" + field.path().replace('.', '/'));
            typed.put(prefix + field.path(), text(node));
        }
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            return String.join(
                    "\n", node.valueStream().map(value -> value.asString("")).toList());
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "true" : "";
        }
        return node.isNull() || node.isMissingNode() ? "" : node.asString("");
    }

    /** What tells whether somebody changed the part since it was seen. */
    public static String mark(Part part, Guide guide) {
        var all = read(part, guide).toString();
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** How many entries were typed, empty ones included. */
    public static int entries(Part part, Map<String, String> typed) {
        return (int) IntStream.range(0, MOST_ENTRIES)
                .takeWhile(i -> typed.keySet().stream().anyMatch(name -> name.startsWith(prefix(part, i))))
                .count();
    }

    /** With what the name of an entry's fields begins. */
    public static String prefix(Part part, int entry) {
        return part.repeats() ? part.list() + "." + entry + "." : "";
    }

    public static Errors check(Part part, Map<String, String> typed) {
        var lines = new ArrayList<Errors.Line>();
        for (var prefix : prefixes(part, typed)) {
            for (var field : part.fields()) {
                var text = typed(typed, prefix, field);
                var fault = text.isEmpty() ? missing(part, field, prefix, typed) : fault(field, text);
                if (!fault.isEmpty()) {
                    lines.add(new Errors.Line(prefix + field.path(), fault, field.longest()));
                }
            }
        }
        if (lines.isEmpty() && (part == Part.LIMITS || part == Part.RESULT)) {
            part.fields().stream()
                    .filter(field -> field.kind() == Field.Kind.NUMBER && tooLong(field, typed))
                    .forEach(field -> lines.add(new Errors.Line(field.path(), "catalogue.edit.limit")));
        }
        return new Errors(lines);
    }

    private static boolean tooLong(Field field, Map<String, String> typed) {
        var amount = typed(typed, "", field);
        var unit = typed.getOrDefault(field.owner() + ".unit", "");
        try {
            return !amount.isEmpty() && new Limit(Integer.parseInt(amount), Limit.Unit.valueOf(unit)).amount() < 0;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static List<String> prefixes(Part part, Map<String, String> typed) {
        return part.repeats()
                ? IntStream.range(0, entries(part, typed))
                        .mapToObj(i -> prefix(part, i))
                        .toList()
                : List.of("");
    }

    private static String missing(Part part, Field field, String prefix, Map<String, String> typed) {
        boolean asked = field.required()
                && (filled(part, field.owner(), prefix, typed)
                        || (!part.repeats() && field.owner().isEmpty()));
        return asked ? "catalogue.edit.missing" : "";
    }

    private static String fault(Field field, String text) {
        if (text.codePointCount(0, text.length()) > field.longest()) {
            return "catalogue.edit.long";
        }
        if (Typing.unreadable(text) || Typing.blank(text)) {
            return "catalogue.edit.unreadable";
        }
        return switch (field.kind()) {
            case NUMBER -> number(field, text);
            case CHOICE -> field.choices().contains(text) ? "" : "catalogue.edit.choice";
            case CHOICES -> field.choices().containsAll(text.lines().toList()) ? "" : "catalogue.edit.choice";
            case LINE -> text.contains("\n") ? "catalogue.edit.unreadable" : "";
            case TEXT, LINES, YES -> "";
        };
    }

    private static String number(Field field, String text) {
        if (field.longest() == Field.count("").longest()) {
            return text.matches("[1-9][0-9]{0,5}") ? "" : "catalogue.edit.count";
        }
        return text.matches("\\d{1,3}") ? "" : "catalogue.edit.number";
    }

    /** Whether anything is typed of a thing; a choice alone says nothing, for something is always chosen. */
    private static boolean filled(Part part, String owner, String prefix, Map<String, String> typed) {
        return part.fields().stream()
                .filter(field -> owner.isEmpty()
                        || field.owner().equals(owner)
                        || field.owner().startsWith(owner + "."))
                .filter(field -> field.kind() != Field.Kind.CHOICE && field.kind() != Field.Kind.YES)
                .anyMatch(field -> !typed(typed, prefix, field).isEmpty());
    }

    private static String typed(Map<String, String> typed, String prefix, Field field) {
        return typed.getOrDefault(prefix + field.path(), "")
                .replace("\r\n", "\n")
                .strip();
    }

    /** The guide with the part as it was typed; entries in which nothing is filled in are left out. */
    public static Guide write(Part part, Guide guide, Map<String, String> typed) {
        ObjectNode tree = JSON.valueToTree(guide);
        if (part.repeats()) {
            var entries = tree.putArray(part.list());
            prefixes(part, typed).stream()
                    .filter(prefix -> filled(part, "", prefix, typed))
                    .forEach(prefix -> write(part, entries.addObject(), prefix, typed));
        } else {
            write(part, tree, "", typed);
        }
        return JSON.treeToValue(tree, Guide.class);
    }

    private static void write(Part part, ObjectNode into, String prefix, Map<String, String> typed) {
        var owners =
                part.fields().stream().map(Field::owner).distinct().sorted().toList();
        for (var owner : owners) {
            var own = owner.isEmpty() ? into : make(into, owner, filled(part, owner, prefix, typed));
            if (own != null) {
                part.fields().stream()
                        .filter(field -> field.owner().equals(owner))
                        .forEach(field -> put(own, field, typed(typed, prefix, field)));
            }
        }
    }

    /** The thing that some fields belong to: made where something of it is filled in, taken away where nothing is. */
    private static @Nullable ObjectNode make(ObjectNode into, String owner, boolean filled) {
        int dot = owner.lastIndexOf('.');
        var above = dot < 0 ? into : into.path(owner.substring(0, dot));
        if (!(above instanceof ObjectNode object)) {
            return null;
        }
        if (filled) {
            return object.putObject(owner.substring(dot + 1));
        }
        object.putNull(owner.substring(dot + 1));
        return null;
    }

    private static void put(ObjectNode into, Field field, String text) {
        var name = field.path().substring(field.path().lastIndexOf('.') + 1);
        switch (field.kind()) {
            case LINE, TEXT -> into.put(name, text);
            case CHOICE -> into.put(name, text);
            case NUMBER -> into.put(name, text.isEmpty() ? null : Integer.valueOf(text));
            case YES -> into.put(name, !text.isEmpty());
            case LINES, CHOICES -> {
                var array = into.putArray(name);
                lines(text).forEach(array::add);
            }
        }
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct();
    }
}
