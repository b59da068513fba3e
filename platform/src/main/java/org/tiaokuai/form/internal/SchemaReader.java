package org.tiaokuai.form.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.form.Choice;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Prefill;
import org.tiaokuai.form.Question;
import org.tiaokuai.form.Widget;
import org.tiaokuai.privacy.Grade;
import tools.jackson.databind.JsonNode;

/** Reads pages and questions from a schema with our annotations; every property must stand on exactly one page. */
final class SchemaReader {

    private final JsonNode schema;
    private final Set<String> required = new HashSet<>();
    private final Set<String> placed = new HashSet<>();

    SchemaReader(JsonNode schema) {
        this.schema = schema;
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("then").path("required").forEach(name -> required.add(name.asString()));
    }

    List<FormPage> pages() {
        var pages = new ArrayList<FormPage>();
        schema.path("x-pages").forEach(page -> pages.add(page(page)));
        for (var name : schema.path("properties").propertyNames()) {
            if (!placed.contains(name)) {
                throw new IllegalArgumentException("The question " + name + " stands on no page");
            }
        }
        return List.copyOf(pages);
    }

    private FormPage page(JsonNode page) {
        var questions = new ArrayList<Question>();
        page.path("fields").forEach(field -> questions.add(question(field.asString())));
        return new FormPage(
                text(page, "id"),
                text(page, "section"),
                text(page, "sectionEn"),
                text(page, "title"),
                text(page, "titleEn"),
                questions);
    }

    private Question question(String name) {
        var property = schema.path("properties").path(name);
        if (property.isMissingNode() || !placed.add(name)) {
            throw new IllegalArgumentException("The question " + name + " is unknown or stands on two pages");
        }
        var choices = new ArrayList<Choice>();
        property.path("oneOf").forEach(choice -> choices.add(choice(choice)));
        return new Question(
                name,
                text(property, "title"),
                text(property, "titleEn"),
                text(property, "description"),
                text(property, "descriptionEn"),
                Widget.valueOf(constant(text(property, "x-widget"))),
                choices,
                required.contains(name),
                oneOf(Grade.class, text(property, "x-personal")),
                prefill(text(property, "x-prefill")),
                oneOf(Question.Tense.class, text(property, "x-date")),
                notBefore(name, text(property, "x-not-before")),
                property.path("x-certified").asBoolean(false));
    }

    private @Nullable String notBefore(String name, String other) {
        if (other.isEmpty()) {
            return null;
        }
        if (other.equals(name) || !date(name) || !date(other)) {
            throw new IllegalArgumentException("The question " + name + " is not about a date that follows another");
        }
        return other;
    }

    private boolean date(String name) {
        return text(schema.path("properties").path(name), "x-widget").equals("date");
    }

    private static Choice choice(JsonNode choice) {
        return new Choice(
                text(choice, "const"),
                text(choice, "title"),
                text(choice, "titleEn"),
                text(choice, "description"),
                text(choice, "descriptionEn"));
    }

    private static @Nullable Prefill prefill(String name) {
        return switch (name) {
            case "name" -> Prefill.NAME;
            case "citizenNumber" -> Prefill.CITIZEN_NUMBER;
            case "phone" -> Prefill.PHONE;
            default -> null;
        };
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name) {
        return name.isEmpty() ? null : Enum.valueOf(type, constant(name));
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
