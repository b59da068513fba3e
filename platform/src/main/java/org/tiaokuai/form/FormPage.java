package org.tiaokuai.form;

import java.util.List;

/** One page of a form: one thing, asked by one or a few questions. */
public record FormPage(
        String id, String section, String sectionEn, String title, String titleEn, List<Question> questions) {

    public FormPage {
        questions = List.copyOf(questions);
    }
}
