package org.tiaokuai.rights.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.page.Text;
import org.tiaokuai.rights.OwnData;

/** A person's copy, sent while it is written. */
record CopyAnswer(OwnData data, Resident resident, Text text) implements View {

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/zip");
        var name = ContentDisposition.attachment().filename("my-data.zip").build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        data.copy(resident, text, response.getOutputStream());
    }
}
