package org.tiaokuai.page.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import org.tiaokuai.page.Texts;

/** Says in a sentence what a bare status code means, and what to do next. */
@Controller
class ErrorPage implements ErrorController {

    private final Texts texts;

    ErrorPage(Texts texts) {
        this.texts = texts;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        var status = status(request);
        var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (address.startsWith("/api/")) {
            return ResponseEntity.of(problem(status, address)).build();
        }
        var page = new ModelAndView("page/status", "page", kind(status));
        page.setStatus(status);
        return page;
    }

    /** In the reader's language, and about the address that was asked for, not about this one. */
    private ProblemDetail problem(HttpStatus status, String address) {
        var kind = status == HttpStatus.SERVICE_UNAVAILABLE ? "tooMany" : kind(status);
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(texts.current().of("page.status." + kind + ".title"));
        problem.setInstance(URI.create(
                UriUtils.encodePath(UriUtils.decode(address, StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        return problem;
    }

    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    /** The part of the message key: what a reader can do about it, not the number. */
    private static String kind(HttpStatus status) {
        return switch (status.value()) {
            case 404 -> "missing";
            case 405 -> "button";
            case 409 -> "changed";
            case 413 -> "tooLarge";
            case 403 -> "forbidden";
            case 429 -> "tooMany";
            case 503 -> "busy";
            default -> status.is5xxServerError() ? "failed" : "nonsense";
        };
    }
}
