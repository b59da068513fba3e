package org.tiaokuai.page;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that stands around a page's own content: language, size of text, viewer, navigation and the CSRF token.
 *
 * @param site what the operator calls the platform
 */
public record Frame(
        Text text,
        String site,
        Viewer viewer,
        List<Menu.Entry> menu,
        List<Banner.Line> banners,
        List<Notices.Notice> notices,
        String path,
        String query,
        boolean large,
        String assets,
        Supplier<@Nullable Csrf> csrf) {

    /** The hidden field that shows that a form came from us. */
    public record Csrf(String name, String value) {}

    public String asset(String name) {
        return "/assets/" + assets + "/" + name;
    }

    /** The entry of the navigation that this page stands under: the longest that its address begins with. */
    public @Nullable String currentEntry() {
        return menu.stream()
                .map(Menu.Entry::href)
                .filter(href ->
                        href.equals("/") ? path.equals("/") || path.startsWith("/items") : path.startsWith(href))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(null);
    }

    /** This page's address with a preference added; the preference filter strips it again. */
    public String with(String preference) {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + preference;
    }
}
