package org.tiaokuai.catalogue.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.standard.CodeFault;
import org.tiaokuai.standard.ItemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of a published guide export into a guide, and notes what a person should look at. */
final class GuideLine {

    /** As written in the export: 20(工作日). */
    private static final Pattern TERM = Pattern.compile("(\\d{1,4})\\s*[(（](工作日|自然日)[)）]");

    /** Guides may not hold a material that anything could be (安阳市政务服务条例). */
    private static final Pattern VAGUE = Pattern.compile("其他(有关|相关)?(材料|资料|文件)|有关材料|相关材料");

    private static final String NONE = "无";

    private final JsonNode line;
    private final List<String> doubts = new ArrayList<>();

    GuideLine(JsonNode line) {
        this.line = line;
    }

    List<String> doubts() {
        return doubts;
    }

    Guide guide() {
        var code = ItemCode.of(text("TASK_CODE"));
        code.bodyFault()
                .map(CodeFault::name)
                .ifPresent(fault -> doubts.add("the code of the body fails its check: " + fault));
        var promised = term("handle_time_limit", "承诺期限");
        var guide = new HashMap<String, @Nullable Object>();
        guide.put("code", code.value());
        guide.put("name", name());
        guide.put("kind", promised != null && promised.amount() == 0 ? Guide.Kind.INSTANT : Guide.Kind.PROMISED);
        guide.put("typeName", text("TASK_TYPE_TEXT"));
        guide.put("department", code.body().orElse(""));
        guide.put("departmentName", text("DEPT_NAME"));
        guide.put("audiences", audiences());
        guide.put("themes", list("theme_category"));
        guide.put("keywords", aliases());
        guide.put("legalLimit", term("handle_time", "法定期限"));
        guide.put("promisedLimit", promised);
        guide.put("visits", visits());
        guide.put("online", text("ONLINECHECK").equals("1"));
        guide.put("conditions", nonEmpty(text("accept_standard")));
        guide.put("materials", materials());
        guide.put("windows", windows());
        guide.put("consultation", contact("consult_phone"));
        guide.put("complaint", contact("complain_phone"));
        return JsonMapper.shared().convertValue(guide, Guide.class);
    }

    private String name() {
        var name = text("TASK_NAME");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the item has no name");
        }
        return name;
    }

    private Guide.@Nullable Term term(String field, String basis) {
        var written = text(field);
        if (written.isEmpty()) {
            return null;
        }
        var match = TERM.matcher(written);
        if (!match.matches()) {
            doubts.add("a limit cannot be read: " + field);
            return null;
        }
        var unit = match.group(2).equals("工作日") ? Limit.Unit.WORKING_DAY : Limit.Unit.DAY;
        var term = new Guide.Term(Integer.parseInt(match.group(1)), unit, basis);
        try {
            term.limit();
            return term;
        } catch (IllegalArgumentException e) {
            doubts.add("a limit is longer than any can be: " + field);
            return null;
        }
    }

    private List<Guide.Audience> audiences() {
        var names = list("service_object_name");
        var audiences = new ArrayList<Guide.Audience>();
        if (names.contains("自然人")) {
            audiences.add(Guide.Audience.NATURAL_PERSON);
        }
        if (names.stream().anyMatch(name -> !name.equals("自然人"))) {
            audiences.add(Guide.Audience.LEGAL_PERSON);
        }
        return audiences;
    }

    private List<Guide.Material> materials() {
        var materials = list("material_intro").stream()
                .map(name -> new Guide.Material(name, "", true))
                .toList();
        if (materials.stream()
                .anyMatch(material -> VAGUE.matcher(material.name()).find())) {
            doubts.add("a material is vague (其他材料)");
        }
        return materials;
    }

    private List<String> aliases() {
        var aliases = new ArrayList<String>();
        for (var field : List.of("matter_short", "matter_daily")) {
            Optional.of(text(field)).filter(alias -> !alias.isEmpty()).ifPresent(aliases::add);
        }
        return aliases;
    }

    private @Nullable Integer visits() {
        var visits = text("visit_number");
        return visits.matches("\\d{1,3}") ? Integer.valueOf(visits) : null;
    }

    private List<Guide.Window> windows() {
        var place = text("handle_location");
        return place.isEmpty()
                ? List.of()
                : List.of(new Guide.Window(text("DEPT_NAME"), place, "", text("consult_phone")));
    }

    private Guide.@Nullable Contact contact(String field) {
        var phone = text(field);
        return phone.isEmpty() ? null : new Guide.Contact(phone, "");
    }

    private static List<String> nonEmpty(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private List<String> list(String field) {
        var values = new ArrayList<String>();
        var node = line.path(field);
        if (node.isArray()) {
            node.forEach(value -> values.add(clean(value.asString(""))));
        } else {
            values.add(text(field));
        }
        values.removeIf(String::isEmpty);
        return values.stream().distinct().toList();
    }

    private String text(String field) {
        return clean(line.path(field).asString(""));
    }

    private static String clean(String value) {
        var text = value.replace("\u0000", "").strip();
        return text.equals(NONE) ? "" : text;
    }
}
