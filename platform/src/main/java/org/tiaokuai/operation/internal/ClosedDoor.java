package org.tiaokuai.operation.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.tiaokuai.access.Role;
import org.tiaokuai.operation.Maintenance.Closure;
import org.tiaokuai.page.Viewer;

/** While the platform is closed, everybody but an administrator is told so, before any other guard is asked. */
@Component
class ClosedDoor implements HandlerInterceptor, WebMvcConfigurer {

    /** By which an administrator comes in and anybody goes out. */
    private static final Set<String> OPEN = Set.of(
            "/staff/activation",
            "/staff/sign-in",
            "/staff/second-factor",
            "/staff/second-factor/enrolment",
            "/staff/post",
            "/sign-out");

    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);
    private static final Duration MOST_PATIENCE = Duration.ofHours(1);

    private final Board board;
    private final Viewer.Source viewers;
    private final Clock clock;

    ClosedDoor(Board board, Viewer.Source viewers, Clock clock) {
        this.board = board;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ModelAndViewDefiningException {
        var closure = board.maintenance().closure();
        if (closure.isEmpty() || passes(request, handler)) {
            return true;
        }
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(patience(closure.get()).toSeconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return false;
        }
        var page = new ModelAndView("operation/closed", "page", closure.get());
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        throw new ModelAndViewDefiningException(page);
    }

    private boolean passes(HttpServletRequest request, Object handler) {
        return request.getDispatcherType() != DispatcherType.REQUEST
                || handler instanceof ResourceHttpRequestHandler
                || OPEN.contains(request.getRequestURI())
                || viewers.current().duties().contains(Role.SYSTEM_ADMINISTRATOR.name());
    }

    private Duration patience(Closure closure) {
        var left = Duration.between(clock.instant(), closure.until());
        return Duration.ofSeconds(Math.clamp(left.toSeconds(), LEAST_PATIENCE.toSeconds(), MOST_PATIENCE.toSeconds()));
    }
}
