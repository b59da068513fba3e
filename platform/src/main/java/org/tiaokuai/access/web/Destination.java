package org.tiaokuai.access.web;

import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only an address of our own, never one that leads to another site. */
final class Destination {

    private Destination() {}

    static String of(@Nullable String to, String otherwise) {
        return to != null && to.matches("/[\\w/.~%-]*") && !to.contains("//") && !to.contains("..") ? to : otherwise;
    }
}
