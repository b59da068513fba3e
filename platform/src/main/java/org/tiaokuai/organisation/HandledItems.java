package org.tiaokuai.organisation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The items that departments handle, as far as posts are limited to them; implemented by {@code catalogue}. */
public interface HandledItems {

    /** Of a department those whose name or code holds what was asked, by name and not more than so many. */
    List<HandledItem> of(UUID department, String asked, int most);

    /** Those of the codes that there are, whoever handles them. */
    List<HandledItem> named(Collection<String> codes);

    /** @param handledBy the department */
    record HandledItem(String code, String name, String nameEn, UUID handledBy) {}
}
