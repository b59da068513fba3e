package org.tiaokuai.page.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Says in a sentence what a bare status code means, and what to do next. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        var status = status(request);
        var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (address.startsWith("/api/")) {
            return ResponseEntity.of(ProblemDetail.forStatus(status)).build();
        }
        var page = new ModelAndView("page/status", "page", kind(status));
        page.setStatus(status);
        return page;
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
