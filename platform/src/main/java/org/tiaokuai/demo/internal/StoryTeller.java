package org.tiaokuai.demo.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.Access.StaffSignIn;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Principal;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.EnclosePaper;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.draft.Drafts.Saving;
import org.tiaokuai.page.Text;
import tools.jackson.databind.JsonNode;

/** Tells the cases of the opening day through the same acts that people do, at the times at which they did them. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class StoryTeller {

    private static final Logger LOG = LoggerFactory.getLogger(StoryTeller.class);

    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final Access access;
    private final Posts posts;
    private final CityLoader city;
    private final Fees fees;

    StoryTeller(
            Drafts drafts,
            Applying applying,
            Casework casework,
            Access access,
            Posts posts,
            CityLoader city,
            Fees fees) {
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.access = access;
        this.posts = posts;
        this.city = city;
        this.fees = fees;
    }

    /** The day before the first of all stories begins. */
    static Instant dayBefore() {
        int first = 0;
        for (var story : DemoFiles.json("stories.json")) {
            first = Math.max(first, story.path("submittedDaysAgo").asInt());
        }
        return at(first + 1, 0);
    }

    void tell(CityLoader.People people, DemoClock clock) {
        clock.standAt(dayBefore());
        for (var line : DemoFiles.json("tariffs.json")) {
            var editor = line.path("editor").asString("");
            fees.keep(line, officer(editor, line.path("item").asString("")));
        }
        var stories = DemoFiles.json("stories.json");
        int told = 0;
        for (var story : stories) {
            told++;
            LOG.info("Telling the stories of the demonstration: {} of {}", told, stories.size());
            tell(story, clock, told);
        }
        clock.run();
        if (people.accounts().isEmpty()) {
            throw new IllegalStateException("The demonstration city has no people");
        }
    }

    private void tell(JsonNode story, DemoClock clock, int minute) {
        clock.standAt(at(story.path("submittedDaysAgo").asInt(), minute));
        var resident = resident(story.path("applicant").asString(""));
        var item = story.path("item").asString("");
        var number = submit(resident, item, story.path("answers"));
        for (var act : story.path("then")) {
            minute += 7;
            clock.standAt(at(act.path("daysAgo").asInt(), minute + 20));
            act(act, resident, item, number);
        }
    }

    private String submit(Resident resident, String item, JsonNode answers) {
        var draft = drafts.draft(resident, item).orElseThrow();
        UUID id = null;
        for (var page : draft.form().pages()) {
            var saving = drafts.save(new SavePage(resident, item, page.id(), typed(answers)));
            if (!(saving instanceof Saving.Saved saved)) {
                throw new IllegalStateException("A story's page has faults: " + item + " " + page.id() + " " + saving);
            }
            id = saved.draft();
        }
        var materials = draft.offer().guide().materials();
        for (int at = 0; at < materials.size(); at++) {
            if (materials.get(at).required()) {
                drafts.enclose(new EnclosePaper(resident, item, at, null)).orElseThrow();
            }
        }
        if (id != null
                && applying.submit(new SubmitApplication(resident, id)) instanceof Submission.Submitted submitted) {
            return submitted.number();
        }
        throw new IllegalStateException("A story could not be handed in: " + item);
    }

    private void act(JsonNode act, Resident resident, String item, String number) {
        var reasons = act.path("reasons").asString("");
        var officer = act.path("officer").asString("");
        if (act.path("act").asString("").equals("CHARGE")) {
            fees.charge(act, reader(officer, item, number), number);
            return;
        }
        var outcome =
                switch (act.path("act").asString("")) {
                    case "ACCEPT" ->
                        casework.receive(
                                new ReceiveApplication(reader(officer, item, number), number, true, reasons, ""));
                    case "NOT_ACCEPT" ->
                        casework.receive(new ReceiveApplication(
                                reader(officer, item, number), number, false, reasons, law(item, act)));
                    case "GRANT" ->
                        casework.decide(
                                new DecideApplication(reader(officer, item, number), number, true, reasons, ""));
                    case "REFUSE" ->
                        casework.decide(new DecideApplication(
                                reader(officer, item, number), number, false, reasons, law(item, act)));
                    case "WITHDRAW" -> applying.withdraw(new WithdrawApplication(resident, number));
                    default -> throw new IllegalArgumentException("A story has an unknown act");
                };
        if (!(outcome instanceof Act.Done)) {
            throw new IllegalStateException("A story's act was refused: " + item + " " + act + " " + outcome);
        }
    }

    private String law(String item, JsonNode act) {
        var ground = city.grounds(item).get(act.path("ground").asInt());
        return ground.text() + "（" + ground.law() + "）";
    }

    private static Map<String, String> typed(JsonNode answers) {
        var typed = new HashMap<String, String>();
        answers.propertyStream().forEach(answer -> {
            var text = answer.getValue().asString("");
            var date = date(text);
            if (date != null) {
                typed.put(answer.getKey(), String.valueOf(date.getYear()));
                typed.put(answer.getKey() + ".month", String.valueOf(date.getMonthValue()));
                typed.put(answer.getKey() + ".day", String.valueOf(date.getDayOfMonth()));
            } else {
                typed.put(answer.getKey(), text);
            }
        });
        return typed;
    }

    /** A day, or one so many days after today, such as {@code today+20}. */
    private static @Nullable LocalDate date(String text) {
        if (text.matches("today\\+\\d+")) {
            return LocalDate.now(Text.ZONE).plusDays(Long.parseLong(text.substring("today+".length())));
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(text) : null;
    }

    private static Instant at(int daysAgo, int minute) {
        var morning = LocalDate.now(Text.ZONE).minusDays(daysAgo).atTime(LocalTime.of(9, 0));
        var moment = morning.plusMinutes(minute * 5L).atZone(Text.ZONE).toInstant();
        var now = Instant.now();
        return moment.isAfter(now) ? now : moment;
    }

    private Resident resident(String number) {
        return principal(access.signIn(new SignInResident(number, CityLoader.PASSWORD, "127.0.0.1")))
                .resident();
    }

    /** Nobody acts on a case that they have not opened. */
    private Officer reader(String login, String item, String number) {
        var reader = officer(login, item);
        casework.open(reader, number).orElseThrow();
        return reader;
    }

    private Officer officer(String login, String item) {
        var principal = principal(access.signIn(new SignInOfficer(login, CityLoader.PASSWORD, "127.0.0.1")));
        var handledBy = city.handledBy(item);
        var post = posts.heldBy(principal.account()).stream()
                .filter(held -> held.department().equals(handledBy))
                .findFirst()
                .orElseThrow();
        return new Officer(principal.account(), principal.personKey(), String.valueOf(principal.officialName()), post);
    }

    /** @param answer of a resident's or an officer's sign-in */
    private static Principal principal(Object answer) {
        if (answer instanceof SignIn.SignedIn signedIn) {
            return signedIn.principal();
        }
        // Nobody of a story has an authenticator; who opens a page as one of them is asked for it all the same.
        if (answer instanceof StaffSignIn.FactorAsked asked) {
            return asked.principal();
        }
        throw new IllegalStateException("A demonstration account could not sign in");
    }
}
