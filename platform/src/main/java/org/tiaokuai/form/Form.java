package org.tiaokuai.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiaokuai.page.Errors;

/**
 * One version of a form. An answer is a {@code String}, a {@code Long}, a {@code BigDecimal} or a {@code Boolean};
 * a question that was left empty has none.
 */
public interface Form {

    FormRef ref();

    /** SHA-256 of the canonical JSON of its schema, in base64, as the ledger has it. */
    String fingerprint();

    String title();

    List<FormPage> pages();

    Optional<FormPage> page(String id);

    default List<FormSection> sections() {
        return FormSection.of(pages());
    }

    /**
     * Reads what was typed on one page; dates come as {@code name}, {@code name.month}, {@code name.day}. What the form
     * does not ask beside the choices made there is left out.
     */
    Map<String, Object> read(FormPage page, Map<String, String> typed);

    /** What is wrong with the answers of one page. */
    Errors check(FormPage page, Map<String, Object> answers, LocalDate today);

    /** What is wrong with all answers together. */
    Errors check(Map<String, Object> answers, LocalDate today);
}
