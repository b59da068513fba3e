package org.tiaokuai.intake.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.intake.Column;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.standard.CodeFault;
import org.tiaokuai.standard.ItemCode;
import org.tiaokuai.table.Spreadsheet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of a published guide export into a guide, and notes what a person should look at. */
final class GuideLine {

    /** As written in the export, 20(工作日), and as offices type it, 20个工作日. */
    private static final Pattern TERM = Pattern.compile("(\\d{1,4})\\s*(?:[(（](工作日|自然日)[)）]|个?(工作日|自然日))");

    /** How offices write a promise of no time at all. */
    private static final Pattern INSTANT = Pattern.compile("(当场|即时|当即|马上|立等)(办结|办理|办|办好|可取|完成)?|即办件?|当[天日](办结|办好)?");

    private static final Pattern PEOPLE = Pattern.compile("(?<!非)自然人|个人(?!独资)|公民|居民|市民|村民|群众|不限|所有人|都可以|都能");

    private static final Pattern BODIES = Pattern.compile("法人|企业|公司|单位|组织|机构|机关|团体|合作社|个体|非自然人|不限|都可以|都能");

    private static final Pattern PHONE = Pattern.compile(".*\\d[-\\d()（） ]{2,}.*", Pattern.DOTALL);

    /** How offices write a number of days without saying which days. */
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*[天日]?(内|以内)?");

    private static final String NONE = "无";
    private static final int LONGEST_NAME = 200;

    private final int number;
    private final JsonNode line;
    private final Calendar calendar;
    private final LocalDate today;
    private final List<Doubt> doubts = new ArrayList<>();
    private String code = "";

    GuideLine(int number, JsonNode line, Calendar calendar, LocalDate today) {
        this.number = number;
        this.line = line;
        this.calendar = calendar;
        this.today = today;
    }

    /** What stands on a line. */
    sealed interface Reading {
        record Taken(Guide guide, List<Doubt> doubts) implements Reading {

            Taken with(Doubt doubt) {
                return new Taken(
                        guide, Stream.concat(doubts.stream(), Stream.of(doubt)).toList());
            }
        }

        record Refused(Doubt why) implements Reading {}
    }

    Reading read() {
        var written = text("TASK_CODE");
        if (written.isEmpty()) {
            return new Reading.Refused(new Doubt(number, "", Kind.CODE_MISSING, ""));
        }
        if (ItemCode.fault(written).isPresent()) {
            return new Reading.Refused(new Doubt(number, "", Kind.CODE_WRONG, written));
        }
        var item = ItemCode.of(written);
        code = item.value();
        if (text("TASK_NAME").isEmpty()) {
            return new Reading.Refused(new Doubt(number, code, Kind.NAME_MISSING, ""));
        }
        if (text("TASK_NAME").length() > LONGEST_NAME) {
            return new Reading.Refused(new Doubt(number, code, Kind.NAME_LONG, text("TASK_NAME")));
        }
        if (!Spreadsheet.harmless(text("TASK_NAME")).equals(text("TASK_NAME"))) {
            doubt(Kind.NAME_FORMULA, text("TASK_NAME"));
        }
        return new Reading.Taken(guide(item), doubts);
    }

    private Guide guide(ItemCode item) {
        var promised = promised();
        var legal = term("handle_time", "法定期限", Kind.LEGAL_LIMIT_UNREADABLE);
        compare(promised, legal);
        var guide = new HashMap<String, @Nullable Object>();
        guide.put("code", code);
        guide.put("name", text("TASK_NAME"));
        guide.put("kind", promised != null && promised.amount() == 0 ? Guide.Kind.INSTANT : Guide.Kind.PROMISED);
        guide.put("typeName", text("TASK_TYPE_TEXT"));
        guide.put("department", body(item));
        guide.put("departmentName", text("DEPT_NAME"));
        guide.put("summary", text(Column.SUMMARY.field()));
        guide.put("lifeEvents", list(Column.LIFE_EVENTS.field()));
        guide.put("fee", text(Column.FEE.field()));
        guide.put("audiences", audiences());
        guide.put("themes", list("theme_category"));
        guide.put("keywords", aliases());
        guide.put("legalLimit", legal);
        guide.put("promisedLimit", promised);
        guide.put("visits", visits());
        guide.put("online", online());
        guide.put("conditions", nonEmpty(text("accept_standard")));
        var papers = GuidePapers.of(written("material_intro"), this::doubt);
        guide.put("materials", papers.materials());
        guide.put("notApplicable", papers.waivers());
        guide.put("windows", windows());
        guide.put("consultation", contact("consult_phone"));
        guide.put("complaint", contact("complain_phone"));
        return JsonMapper.shared().convertValue(guide, Guide.class);
    }

    /** The body that the item's code names; a short code names none, and then the body's name must do. */
    private String body(ItemCode item) {
        if (item.bodyFault().isPresent()) {
            doubt(
                    item.bodyFault().get() == CodeFault.PROVISIONAL ? Kind.BODY_CODE_PROVISIONAL : Kind.BODY_CODE_WRONG,
                    item.body().orElse(""));
        }
        var body = item.body().orElseGet(() -> text("DEPT_NAME"));
        if (body.isEmpty()) {
            doubt(Kind.BODY_MISSING, "");
        }
        return body;
    }

    private void doubt(Kind kind, String detail) {
        doubts.add(new Doubt(number, code, kind, detail));
    }

    /** Working days and calendar days can only be compared by the days on which they end (decision 58). */
    private void compare(Guide.@Nullable Term promised, Guide.@Nullable Term legal) {
        if (promised != null
                && legal != null
                && calendar.due(today, promised.limit()).isAfter(calendar.due(today, legal.limit()))) {
            doubt(Kind.PROMISE_BEYOND_LAW, text("handle_time_limit") + " > " + text("handle_time"));
        }
    }

    private Guide.@Nullable Term promised() {
        return INSTANT.matcher(text("handle_time_limit")).matches()
                ? new Guide.Term(0, Limit.Unit.WORKING_DAY, "承诺期限")
                : term("handle_time_limit", "承诺期限", Kind.PROMISE_UNREADABLE);
    }

    private boolean online() {
        var written = text("ONLINECHECK");
        if (!written.matches("[01]?")) {
            doubt(Kind.ONLINE_UNREADABLE, written);
        }
        return written.equals("1");
    }

    private Guide.@Nullable Term term(String field, String basis, Kind unreadable) {
        var written = text(field);
        if (written.isEmpty()) {
            return null;
        }
        var match = TERM.matcher(written);
        if (!match.matches()) {
            return days(written, basis, unreadable);
        }
        var working = "工作日".equals(match.group(2) == null ? match.group(3) : match.group(2));
        var unit = working ? Limit.Unit.WORKING_DAY : Limit.Unit.DAY;
        var term = new Guide.Term(Integer.parseInt(match.group(1)), unit, basis);
        try {
            term.limit();
            return term;
        } catch (IllegalArgumentException e) {
            doubt(unreadable, written);
            return null;
        }
    }

    private Guide.@Nullable Term days(String written, String basis, Kind unreadable) {
        var match = DAYS.matcher(written);
        if (!match.matches()) {
            doubt(unreadable, written);
            return null;
        }
        doubt(Kind.LIMIT_WITHOUT_UNIT, written);
        return new Guide.Term(ChineseNumber.of(match.group(1)), Limit.Unit.WORKING_DAY, basis);
    }

    private List<Guide.Audience> audiences() {
        var names = list("service_object_name");
        var audiences = new ArrayList<Guide.Audience>();
        if (names.stream().anyMatch(PEOPLE.asPredicate())) {
            audiences.add(Guide.Audience.NATURAL_PERSON);
        }
        if (names.stream().anyMatch(BODIES.asPredicate())) {
            audiences.add(Guide.Audience.LEGAL_PERSON);
        }
        names.stream()
                .filter(PEOPLE.asPredicate().or(BODIES.asPredicate()).negate())
                .findFirst()
                .ifPresent(name -> doubt(Kind.AUDIENCE_UNREADABLE, name));
        return audiences;
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
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            doubt(Kind.PHONE_UNREADABLE, phone);
        }
        return phone.isEmpty() ? null : new Guide.Contact(phone, "");
    }

    private static List<String> nonEmpty(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /** Without those that only say that there are none. */
    private List<String> list(String field) {
        return written(field).stream().filter(value -> !value.equals(NONE)).toList();
    }

    private List<String> written(String field) {
        var node = line.path(field);
        var values = node.isArray() ? node.valueStream() : Stream.of(node);
        return values.map(value -> clean(value.asString("")))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private String text(String field) {
        var text = clean(line.path(field).asString(""));
        return text.equals(NONE) ? "" : text;
    }

    private static String clean(String value) {
        return value.replace("\u0000", "").strip();
    }
}
