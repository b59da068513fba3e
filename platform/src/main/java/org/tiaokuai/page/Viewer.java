package org.tiaokuai.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, as far as its frame must know: a name to greet, and whether it is a colleague at work.
 *
 * @param duties the names of what the colleague's post entitles to, for modules to know whose menu it is
 */
public record Viewer(
        @Nullable String name,
        @Nullable String unit,
        @Nullable String title,
        boolean officer,
        Set<String> duties) {

    public static final Viewer NOBODY = new Viewer(null, null, null, false, Set.of());

    public Viewer {
        duties = Set.copyOf(duties);
    }

    /** Tells who looks; implemented by the module that knows sessions. */
    public interface Source {
        Viewer current();
    }

    public boolean signedIn() {
        return name != null;
    }
}
