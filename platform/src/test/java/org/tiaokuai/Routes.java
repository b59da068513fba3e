package org.tiaokuai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tiaokuai.access.AllowedTo;

/** The routes of ours as the application serves them, and the guard that each declares. */
final class Routes {

    private Routes() {}

    /** By method and pattern, for example {@code GET /items/{code}}. */
    static Map<String, HandlerMethod> of(List<RequestMappingHandlerMapping> mappings) {
        var routes = new LinkedHashMap<String, HandlerMethod>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (handler.getBeanType().getName().startsWith("org.tiaokuai.")
                        && !handler.getBeanType().getSimpleName().equals("ErrorPage")) {
                    var methods = info.getMethodsCondition().getMethods();
                    for (var path : info.getPatternValues()) {
                        (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                                .forEach(method -> routes.put(method + " " + path, handler));
                    }
                }
            });
        }
        return routes;
    }

    static Optional<AllowedTo> guard(HandlerMethod handler) {
        @Nullable AllowedTo own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AllowedTo.class);
        @Nullable AllowedTo ofAll = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AllowedTo.class);
        return Optional.ofNullable(own == null ? ofAll : own);
    }

    /** An address that the route serves; what it names is not there. */
    static String address(String route) {
        return route.substring(route.indexOf('/')).replaceAll("\\{[^}]+}", "20260302-0000000");
    }
}
