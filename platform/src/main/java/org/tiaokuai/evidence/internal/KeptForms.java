package org.tiaokuai.evidence.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import org.tiaokuai.form.Question;
import org.tiaokuai.privacy.Grade;

/** Forms by the names that facts have for them, as they are kept; each is read once in one check. */
final class KeptForms {

    /** By these the applicant's own name and number are read with every case, whatever its form asks. */
    static final Set<String> PARTICULARS = Set.of("applicant", "applicantNumber");

    private static final Pattern NAME = Pattern.compile("(.+)/([0-9]{1,9})");

    private static final Logger LOG = LoggerFactory.getLogger(KeptForms.class);

    private final Forms forms;
    private final Map<String, Optional<Kept>> known = new HashMap<>();

    KeptForms(Forms forms) {
        this.forms = forms;
    }

    private record Kept(String fingerprint, Map<String, Grade> grades) {}

    /** What the form is; empty where there is none. @param name {@code id/version} */
    String fingerprint(String name) {
        return find(name).map(Kept::fingerprint).orElse("");
    }

    /** What the answers to a form are graded; nothing where the form is not what it was then, of which other findings tell. */
    Map<String, Grade> grades(String name, String schema) {
        return find(name)
                .filter(form -> form.fingerprint().equals(schema))
                .map(Kept::grades)
                .orElse(Map.of());
    }

    private Optional<Kept> find(String name) {
        return known.computeIfAbsent(name, this::load);
    }

    private Optional<Kept> load(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return forms.kept(new FormRef(parts.group(1), Integer.parseInt(parts.group(2))))
                    .map(KeptForms::kept);
        } catch (RuntimeException e) {
            LOG.warn("Form {} was made unreadable", name, e);
            return Optional.empty();
        }
    }

    private static Kept kept(Form form) {
        return new Kept(
                form.fingerprint(),
                form.pages().stream()
                        .flatMap(page -> page.questions().stream())
                        .filter(question -> !PARTICULARS.contains(question.name()))
                        .collect(Collectors.toMap(Question::name, KeptForms::grade)));
    }

    /** As a case decides it: what is asked without a grade tells what the person wants, like the name. */
    private static Grade grade(Question question) {
        return Objects.requireNonNullElse(question.grade(), Grade.NAME);
    }
}
