package org.tiaokuai.organisation;

import java.util.List;

/** What there is of an organisation, to be looked through. */
public interface Directory {

    Size size();

    /** Those whose name or code holds what was asked, by division and name. */
    Page departments(String asked, int page);

    record Size(int divisions, int departments, int posts, int stations) {}

    /** @param divisionName none for the platform's own administration; @param posts how many are held */
    record Entry(String creditCode, String name, String line, String divisionName, boolean receiving, int posts) {}

    record Page(List<Entry> departments, int page, int pages, int all) {}
}
