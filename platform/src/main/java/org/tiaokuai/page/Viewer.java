package org.tiaokuai.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who looks at a page, as far as its frame must know: a name to greet, and whether it is a colleague at work. */
public record Viewer(
        @Nullable String name,
        @Nullable String unit,
        @Nullable String title,
        boolean officer) {

    public static final Viewer NOBODY = new Viewer(null, null, null, false);

    /** Tells who looks; implemented by the module that knows sessions. */
    public interface Source {
        Viewer current();
    }

    public Optional<String> greeting() {
        return Optional.ofNullable(name);
    }

    public boolean signedIn() {
        return name != null;
    }
}
