package org.tiaokuai.page.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tiaokuai.page.Text;

/** What the operator calls the platform: the name beside the mark and in the title of each page. */
@Component
class Site {

    private final String chinese;
    private final String english;

    Site(@Value("${tiaokuai.site-name}") String chinese, @Value("${tiaokuai.site-name-en}") String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String name(Text text) {
        return text.pick(chinese, english);
    }
}
