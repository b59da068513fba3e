package org.tiaokuai;

import java.nio.file.Path;

/** Where this process of the run keeps its database and its homes: there are two, each with one of its own. */
public final class TestHome {

    private static final String PROPERTY = "tiaokuai.test-home";
    private static final String ALONE = "target/test-home";

    /** The same as a setting of the application. */
    public static final String SETTING = "${" + PROPERTY + ":" + ALONE + "}";

    private TestHome() {}

    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, ALONE));
    }
}
