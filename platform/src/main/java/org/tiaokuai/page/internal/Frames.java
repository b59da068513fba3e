package org.tiaokuai.page.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.tiaokuai.page.Banner;
import org.tiaokuai.page.Frame;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Notices;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.page.Viewer;

/** Puts the frame round a page: what the viewer chose and who the viewer is. */
@Component
class Frames implements Texts {

    private final MessageSource messages;
    private final Assets assets;
    private final Site site;
    private final ObjectProvider<Viewer.Source> viewers;
    private final ObjectProvider<Menu> menus;
    private final ObjectProvider<Banner> banners;
    private final ObjectProvider<Notices> notices;

    Frames(
            MessageSource messages,
            Assets assets,
            Site site,
            ObjectProvider<Viewer.Source> viewers,
            ObjectProvider<Menu> menus,
            ObjectProvider<Banner> banners,
            ObjectProvider<Notices> notices) {
        this.messages = messages;
        this.assets = assets;
        this.site = site;
        this.viewers = viewers;
        this.menus = menus;
        this.banners = banners;
        this.notices = notices;
    }

    Frame around(HttpServletRequest request) {
        var viewer = viewers.stream().map(Viewer.Source::current).findFirst().orElse(Viewer.NOBODY);
        return frame(request, viewer);
    }

    @Override
    public Text current() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return new Text(messages, Preferences.of(request).locale());
    }

    /** For the page that is shown when even the session cannot be read. */
    Frame withoutViewer(HttpServletRequest request) {
        return frame(request, Viewer.NOBODY);
    }

    private Frame frame(HttpServletRequest request, Viewer viewer) {
        var preferences = Preferences.of(request);
        var text = new Text(messages, preferences.locale());
        return new Frame(
                text,
                site.name(text),
                viewer,
                entries(viewer),
                banners.stream().map(Banner::line).flatMap(Optional::stream).toList(),
                notices.stream().flatMap(board -> board.now().stream()).toList(),
                path(request),
                query(request),
                preferences.large(),
                assets.version(),
                () -> csrf(request));
    }

    /** The address that was asked for, also on the page that tells of an error there. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    /** Only of a page that was fetched; the address of a form's answer is fetched again without it. */
    private static String query(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null || !request.getMethod().equals("GET") ? "" : query;
    }

    private List<Menu.Entry> entries(Viewer viewer) {
        return menus.stream()
                .flatMap(menu -> menu.entries(viewer).stream())
                .sorted(Comparator.comparingInt(Menu.Entry::order))
                .toList();
    }

    private static Frame.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getToken())
                : null;
    }
}
