package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.tiaokuai.file.Samples;

/** The people of the demonstration city as journeys meet them. */
public final class Office {

    public static final String PASSWORD = "tiaokuai-demo";

    private Office() {}

    public static Chromium resident(Chromium window, String number) {
        window.open("/sign-in");
        window.page().fill("#number", number);
        window.page().fill("#password", PASSWORD);
        return window.click("main button[type=submit]");
    }

    /** Signs in at a desk; someone with several posts takes the one in the unit that is named. */
    public static Chromium officer(int port, String login, String unit) {
        var officer = Chromium.desk(port);
        officer.open("/staff/sign-in");
        officer.page().fill("#login", login);
        officer.page().fill("#password", PASSWORD);
        officer.click("main button[type=submit]");
        if (officer.path().equals("/staff/post")) {
            officer.click("main button:has-text('" + unit + "')");
        }
        return officer;
    }

    /** Answers page after page with what is known, and the first choice; ends on the page that checks the answers. */
    public static void fillIn(Chromium resident, Map<String, String> answers) {
        var page = resident.page();
        for (int pages = 0; !resident.path().endsWith("/check"); pages++) {
            assertThat(pages)
                    .as("pages of the form, now " + resident.path() + resident.text())
                    .isLessThan(12);
            if (resident.path().endsWith("/materials")) {
                enclose(resident);
                continue;
            }
            for (var field : page.locator("main form input[type=text], main form textarea")
                    .all()) {
                if (field.inputValue().isEmpty()) {
                    field.fill(answers.getOrDefault(field.getAttribute("name"), "5"));
                }
            }
            for (var part : page.locator("main form .tk-date input").all()) {
                if (answers.containsKey(part.getAttribute("name"))) {
                    part.fill(answers.get(part.getAttribute("name")));
                }
            }
            for (var group : page.locator("main form input[type=radio], main form input[type=checkbox]").all().stream()
                    .map(field -> field.getAttribute("name"))
                    .distinct()
                    .toList()) {
                page.locator("[name='" + group + "']").first().check();
            }
            resident.click("button.btn-primary");
        }
    }

    /** Applies for an item that asks for no paper; the number of the case. */
    public static String apply(Chromium resident, String item, Map<String, String> answers) {
        resident.open("/apply/" + item);
        resident.click(".tk-tasks a");
        fillIn(resident, answers);
        resident.click("form[action$='/check'] button");
        return resident.path().split("/")[3];
    }

    /** Uploads a picture for the first paper that is still missing, and will show the others at the window. */
    public static void enclose(Chromium resident) {
        var page = resident.page();
        var missing = page.locator("main section:has(.is-todo)");
        if (missing.count() > 0) {
            missing.first()
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("材料.jpg", "image/jpeg", Samples.picture("jpeg", 1600, 1200)));
            resident.click("main section:has(.is-todo) button.btn-outline-primary");
        }
        while (missing.count() > 0) {
            resident.click("main section:has(.is-todo) button[formaction$='/window']");
        }
        resident.click("main form button.btn-primary");
    }
}
