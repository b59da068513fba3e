package org.tiaokuai;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.EmployOfficer;
import org.tiaokuai.access.Access.RegisterResident;
import org.tiaokuai.access.Access.Registration.Registered;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.Limit.Unit;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.EnclosePaper;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.draft.Drafts.Saving.Saved;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.standard.CitizenNumber;
import org.tiaokuai.standard.DivisionCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Founds what a test needs through the modules' own APIs: residents, officers, departments, items. */
public class SmallTown {

    public static final String PASSWORD = "a-good-Password";

    private static final Guide.Term PERMIT = new Guide.Term(20, Unit.WORKING_DAY, "行政许可法第四十二条");
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final String WEIGHTS = "79A584216379A5842";

    private final Access access;
    private final Organisation organisation;
    private final Forms forms;
    private final Catalogue catalogue;
    private final Privacy privacy;
    private final Drafts drafts;
    private final Applying applying;

    SmallTown(
            Access access,
            Organisation organisation,
            Forms forms,
            Catalogue catalogue,
            Privacy privacy,
            Drafts drafts,
            Applying applying) {
        this.access = access;
        this.organisation = organisation;
        this.forms = forms;
        this.catalogue = catalogue;
        this.privacy = privacy;
        this.drafts = drafts;
        this.applying = applying;
    }

    /** A well-formed number that nobody in this run has had before. */
    public static String number() {
        int next = NEXT.incrementAndGet();
        var born = LocalDate.of(1986, 4, 3).plusDays(next / 900);
        var digits = "320211" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + (100 + next % 900);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * Character.digit(WEIGHTS.charAt(i), 16);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** Someone who acts as a resident; no account is kept of them. */
    public Resident resident(String name, String number) {
        var person = privacy.keyed("person", number);
        return new Resident(
                UUID.randomUUID(),
                person,
                privacy.seal(name, cell(person)),
                privacy.seal(number, cell(person)),
                privacy.seal("13900001234", cell(person)));
    }

    /** Where something about a person lies, for what needs no table. */
    public static Cell cell(String subject) {
        return new Cell("test.person.column", "1", subject);
    }

    /** A resident who has opened an account and signed in. */
    public Resident registered(String name, String number) {
        access.register(new RegisterResident(CitizenNumber.of(number), name, "13900001234", PASSWORD));
        return ((SignedIn) access.signIn(new SignInResident(number, PASSWORD, "192.0.2.1")))
                .principal()
                .resident();
    }

    public Department department(String name) {
        var code = "DEPARTMENT-" + name;
        var city = new Division(DivisionCode.ofPrefix("3202"), "320200", "无锡市", DivisionCode.Level.CITY);
        organisation.establishDivisions(
                List.of(new Division(DivisionCode.ofPrefix("32"), "320000", "江苏省", DivisionCode.Level.PROVINCE), city));
        organisation.establishDepartments(List.of(new Department(
                UUID.randomUUID(), code, name, name, name, city.code().value(), false)));
        return organisation.department(code).orElseThrow();
    }

    /** Someone who was given a post and acts under it; no account is kept of them. */
    public Officer officer(Department department, Role... roles) {
        var account = UUID.randomUUID();
        var id = organisation.appoint(new Appointment(account, department.id(), "负责人", Set.of(roles)));
        return new Officer(
                account, null, "周砚秋", new Post(id, department.id(), department.name(), "负责人", Set.of(roles)));
    }

    /** An officer who was employed, appointed and signed in, and whose number as a person is known. */
    public Officer employed(Department department, String number, Role... roles) {
        var login = "officer" + NEXT.incrementAndGet();
        var officer = new EmployOfficer(login, login, PASSWORD, CitizenNumber.of(number));
        var account = ((Registered) access.employ(officer)).account();
        var post = organisation.appoint(new Appointment(account, department.id(), "负责人", Set.of(roles)));
        var principal = ((SignedIn) access.signIn(new SignInOfficer(login, PASSWORD, "192.0.2.2"))).principal();
        return new Officer(
                account,
                principal.personKey(),
                login,
                new Post(post, department.id(), department.name(), "负责人", Set.of(roles)));
    }

    /** An item with a promise of ten working days and a law of twenty; its form asks the name, the number and a wish. */
    public Guide item(Department department) {
        var guide = guide(department, "SHI" + NEXT.incrementAndGet(), "测试许可", 10);
        publish(guide, department);
        return guide;
    }

    /** The same, and two papers: one that is required, and one that is not. */
    public Guide itemWithPapers(Department department) {
        var papers = List.of(new Guide.Material("平面图", "", true), new Guide.Material("委托书", "", false));
        var guide = guide(department, "SHI" + NEXT.incrementAndGet(), "测试许可", 10, PERMIT, papers);
        publish(guide, department);
        return guide;
    }

    public Catalogue.Publication publish(Guide guide, Department department) {
        return catalogue.publish(new Catalogue.PublishGuide(guide, form(), department.id()));
    }

    public FormRef form() {
        return forms.keep("small-town", """
                {"title": "小镇申请", "type": "object",
                 "x-pages": [{"id": "you", "title": "您", "fields": ["name", "citizenNumber"]},
                             {"id": "wish", "title": "事", "fields": ["illness", "wish"]}],
                 "properties": {
                   "name": {"title": "姓名", "type": "string", "minLength": 1, "x-widget": "text",
                            "x-personal": "NAME", "x-prefill": "name"},
                   "citizenNumber": {"title": "号码", "type": "string", "format": "citizen-number",
                            "x-widget": "citizen-number", "x-personal": "IDENTITY", "x-prefill": "citizenNumber"},
                   "illness": {"title": "病", "type": "string", "x-widget": "text", "x-personal": "HEALTH"},
                   "wish": {"title": "事由", "type": "string", "minLength": 1, "maxLength": 100,
                            "x-widget": "text", "x-certified": true}},
                 "required": ["name", "citizenNumber", "wish"]}
                """);
    }

    public static Guide guide(Department department, String code, String name, int promised) {
        return guide(department, code, name, promised, PERMIT);
    }

    /** A permit; or, where no law limits it, a service. */
    public static Guide guide(
            Department department, String code, String name, int promised, Guide.@Nullable Term legal) {
        return guide(department, code, name, promised, legal, List.of());
    }

    private static Guide guide(
            Department department,
            String code,
            String name,
            int promised,
            Guide.@Nullable Term legal,
            List<Guide.Material> materials) {
        var none = List.<String>of();
        return new Guide(
                code,
                name,
                "",
                Guide.Kind.PROMISED,
                legal == null ? "公共服务" : "行政许可",
                department.creditCode(),
                department.name(),
                "",
                "",
                List.of(Guide.Audience.NATURAL_PERSON),
                none,
                none,
                none,
                legal,
                new Guide.Term(promised, Unit.WORKING_DAY, "承诺"),
                0,
                "",
                true,
                List.of("住在本市。"),
                none,
                List.of(),
                new Guide.Result("许可证", "证照", new Guide.Validity(1, Unit.YEAR), ""),
                materials,
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                null,
                new Guide.Contact("12345", ""),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    /** The same item as one that is decided while one waits; {@code window} says that the window may. */
    public static Guide atOnce(Guide guide, boolean window) {
        ObjectNode tree = JsonMapper.shared().valueToTree(guide);
        tree.put("kind", Guide.Kind.INSTANT.name());
        tree.put("atWindow", window);
        tree.putNull("promisedLimit");
        return JsonMapper.shared().treeToValue(tree, Guide.class);
    }

    /** The same item with so many places. */
    public static Guide limited(Guide guide, int amount, Guide.Quota.Period per) {
        ObjectNode tree = JsonMapper.shared().valueToTree(guide);
        tree.putObject("quota").put("amount", amount).put("per", per.name());
        return JsonMapper.shared().treeToValue(tree, Guide.class);
    }

    /** The same item, whose result is valid for so many days and which renews what that item granted. */
    public static Guide renewing(Guide guide, String renewed, int days) {
        ObjectNode tree = JsonMapper.shared().valueToTree(guide);
        tree.put("renews", renewed);
        ((ObjectNode) tree.path("result"))
                .putObject("validity")
                .put("amount", days)
                .put("unit", Unit.DAY.name());
        return JsonMapper.shared().treeToValue(tree, Guide.class);
    }

    /** An application for the item that was handed in, by its number. */
    public String handIn(Resident resident, Guide item) {
        return handIn(resident, item.code(), typed("开店"));
    }

    /** The same with another wish; the paper that the item still asks for is shown at the window. */
    public String handIn(Resident resident, String item, Map<String, String> wish) {
        var draft = filledIn(resident, item, wish);
        if (!drafts.draft(resident, item).orElseThrow().papersComplete()) {
            drafts.enclose(new EnclosePaper(resident, item, 0, null)).orElseThrow();
        }
        return handIn(resident, draft);
    }

    public String handIn(Resident resident, UUID draft) {
        return ((Submitted) applying.submit(new SubmitApplication(resident, draft))).number();
    }

    /** A draft of which both pages are filled in, and which may want its papers. */
    public UUID filledIn(Resident resident, String item, Map<String, String> wish) {
        drafts.save(new SavePage(resident, item, "you", Map.of()));
        return ((Saved) drafts.save(new SavePage(resident, item, "wish", wish))).draft();
    }

    /** What a resident types on both pages, with the wish of the test. */
    public static Map<String, String> typed(String wish) {
        var typed = new HashMap<String, String>();
        typed.put("wish", wish);
        return typed;
    }
}
