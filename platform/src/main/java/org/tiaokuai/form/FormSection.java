package org.tiaokuai.form;

import java.util.ArrayList;
import java.util.List;

/** Pages of a form that follow each other under one heading. */
public record FormSection(String title, String titleEn, List<FormPage> pages) {

    static List<FormSection> of(List<FormPage> pages) {
        var sections = new ArrayList<FormSection>();
        int from = 0;
        for (int at = 1; at <= pages.size(); at++) {
            var first = pages.get(from);
            if (at == pages.size() || !pages.get(at).section().equals(first.section())) {
                sections.add(new FormSection(first.section(), first.sectionEn(), pages.subList(from, at)));
                from = at;
            }
        }
        return sections;
    }

    /** Whether one only agrees here, to all that was given before: the papers belong before it. */
    public boolean declaration() {
        return pages.stream().allMatch(FormPage::declaration);
    }
}
