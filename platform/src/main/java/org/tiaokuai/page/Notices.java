package org.tiaokuai.page;

import java.util.List;

/** What the operator says at the top of every page for a while. */
public interface Notices {

    /** Without asking the database: every page asks. */
    List<Notice> now();

    /** Plain text, which is shown as text whatever is in it. */
    record Notice(String chinese, String english, boolean warning) {}
}
