package org.tiaokuai.form.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormRef;
import tools.jackson.databind.json.JsonMapper;

/** A form made for a test from its properties, all on one page, and what is wrong with what was typed into it. */
record TestForm(Form form) {

    static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    static TestForm of(String required, String properties) {
        var tree = JsonMapper.shared().readTree("{\"properties\": {" + properties + "}}");
        var names = tree.path("properties").propertyNames().stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(","));
        return new TestForm(schema("{\"type\": \"object\", \"additionalProperties\": false, \"required\": [" + required
                + "], \"x-pages\": [{\"id\": \"one\", \"fields\": [" + names + "]}], \"properties\": {" + properties
                + "}}"));
    }

    static Form schema(String schema) {
        var tree = JsonMapper.shared().readTree(schema);
        return new SchemaForm(
                new FormRef("test", 1),
                "",
                tree.path("title").asString(""),
                new SchemaReader(tree).pages(),
                Formats.registry().getSchema(tree));
    }

    Map<String, Object> read(String... namesAndTexts) {
        return form.read(form.pages().getFirst(), typed(namesAndTexts));
    }

    /** Each fault as its question and the last part of its key. */
    Map<String, String> faults(String... namesAndTexts) {
        return form.check(read(namesAndTexts), TODAY).lines().stream()
                .collect(Collectors.toMap(
                        line -> line.field(), line -> line.key().replace("form.error.", "")));
    }

    private static Map<String, String> typed(String... namesAndTexts) {
        var typed = new HashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            typed.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return typed;
    }
}
