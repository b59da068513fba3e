package org.tiaokuai.page.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.tiaokuai.page.Copies;
import org.tiaokuai.page.Frame;
import org.tiaokuai.page.Viewer;

/** Names a page by a hash of what it says, of the frame around it, and of the program whose templates and words they are. */
@Component
class KeptCopies implements Copies {

    private final Frames frames;
    private final String build;

    KeptCopies(Frames frames) throws IOException {
        this.frames = frames;
        var source = new ApplicationHome(KeptCopies.class).getSource();
        // Classes in a folder may be compiled anew at any time.
        build = source != null && source.isFile()
                ? contentOf(source)
                : UUID.randomUUID().toString();
    }

    /** The same for the same jar wherever it lies, so that each node knows the pages of the others. */
    private static String contentOf(File jar) throws IOException {
        try (var entries = new JarFile(jar)) {
            return hash(entries.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .collect(Collectors.joining("\n")));
        }
    }

    @Override
    public boolean hold(@Nullable Object... says) {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var request = attributes.getRequest();
        var frame = frames.around(request);
        if (!frame.viewer().equals(Viewer.NOBODY)) {
            return false;
        }
        var response = Objects.requireNonNull(attributes.getResponse());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        return new ServletWebRequest(request, response).checkNotModified(tag(frame, request, says));
    }

    /** Weak, because what is sent may be compressed. */
    private String tag(Frame frame, HttpServletRequest request, @Nullable Object... says) {
        var around = Arrays.asList(
                build,
                frame.assets(),
                frame.text().locale(),
                frame.large(),
                frame.site(),
                frame.menu(),
                frame.banners(),
                frame.notices(),
                frame.query(),
                request.getRequestURI());
        return "W/\"" + hash(around + "\n" + Arrays.asList(says)) + "\"";
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
