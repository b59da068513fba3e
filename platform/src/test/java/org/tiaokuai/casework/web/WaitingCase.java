package org.tiaokuai.casework.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tiaokuai.Office;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;

/** A case of the demonstration that somebody of its people just handed in, and that waits at the window. */
public record WaitingCase(Access access, Drafts drafts, Applying applying) {

    public static final String YI = "320211199603159842";

    private static final String ITEM = "1132020099000103683322111001000";
    private static final String INSTANT = "1132020099000103683322111002000";
    private static final Map<String, String> TYPED = Map.of(
            "phone", "13800001109",
            "insurance", "all",
            "fromDate", "2020",
            "livingSince", "2020",
            "use", "home",
            "insuredSince", "2020",
            "truthful", "true");

    /** The number of the case. */
    public String submit() {
        return submitOf(YI);
    }

    /** Of what is decided while one waits, by the window, too. */
    String submitInstant() {
        return submit(resident(), INSTANT);
    }

    /** By somebody else, who has an account. */
    public String submitOf(String person) {
        return submit(resident(person), ITEM);
    }

    /** Of an item whose form asks for no more than this knows, once its papers are enclosed. */
    public String submit(String item) {
        return submit(resident(), item);
    }

    private String submit(Resident resident, String item) {
        fill(resident, item);
        var draft = Objects.requireNonNull(
                drafts.draft(resident, item).orElseThrow().id());
        return ((Submitted) applying.submit(new SubmitApplication(resident, draft))).number();
    }

    /** Begins to apply and answers all pages. */
    public void fill(String item) {
        fill(resident(), item);
    }

    private void fill(Resident resident, String item) {
        for (var form : drafts.draft(resident, item).orElseThrow().form().pages()) {
            var typed = new HashMap<String, String>();
            form.questions().forEach(question -> {
                typed.put(
                        question.name(),
                        question.choices().isEmpty()
                                ? TYPED.getOrDefault(question.name(), "320200")
                                : question.choices().getFirst().value());
                typed.put(question.name() + ".month", "3");
                typed.put(question.name() + ".day", "3");
            });
            typed.computeIfPresent("truthful", (name, _) -> "true");
            typed.keySet().removeIf(name -> name.startsWith("toDate"));
            drafts.save(new SavePage(resident, item, form.id(), typed));
        }
    }

    public Resident resident() {
        return resident(YI);
    }

    private Resident resident(String person) {
        var signIn = access.signIn(new SignInResident(person, Office.PASSWORD, "192.0.2.77"));
        return ((SignedIn) signIn).principal().resident();
    }
}
