package org.tiaokuai.access.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Refuses to start while a route names nobody who may use it. */
@Component
class GuardedRoutes implements SmartInitializingSingleton {

    private final List<RequestMappingHandlerMapping> mappings;

    GuardedRoutes(List<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var unguarded = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> !Guard.open(route.getValue()))
                .filter(route -> Guard.guardOf(route.getValue()).isEmpty())
                .map(route -> route.getKey() + " in " + route.getValue().getShortLogMessage())
                .collect(Collectors.joining("; "));
        if (!unguarded.isEmpty()) {
            throw new IllegalStateException("Routes without @AllowedTo: " + unguarded);
        }
    }
}
