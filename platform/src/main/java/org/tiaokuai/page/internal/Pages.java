package org.tiaokuai.page.internal;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.tiaokuai.page.Fragment;
import org.tiaokuai.page.Fragments;
import org.tiaokuai.page.Frame;

/** Finds a page's template by name and renders it with its view record and the frame around it. */
@Component
class Pages implements ViewResolver, Ordered, Fragments {

    private final TemplateEngine templates;
    private final Frames frames;

    Pages(TemplateEngine templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return templates.hasTemplate(template) ? new Page(template) : null;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Fragment of(String template, Object view) {
        return frame -> output -> templates.render(template + ".jte", Map.of("page", view, "frame", frame), output);
    }

    void write(String template, Object page, Frame frame, HttpServletResponse response) throws IOException {
        var html = new Utf8ByteOutput();
        templates.render(template, Map.of("page", page, "frame", frame), html);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    private final class Page implements View {

        private final String template;

        Page(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var page = model == null ? null : model.get("page");
            write(template, page == null ? "" : page, frames.around(request), response);
        }
    }
}
