package org.tiaokuai.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;

/** The platform does not start with a route that names nobody: planted routes show it. */
class GuardedRoutesTest {

    @Test
    void aRouteWithoutAGuardKeepsThePlatformFromStarting() {
        var routes = new GuardedRoutes(List.of(mapping(new Unguarded())));
        assertThatThrownBy(routes::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@AllowedTo")
                .hasMessageContaining("/planted/open");
    }

    @Test
    void oneUnguardedRouteAmongGuardedOnesIsFoundToo() {
        var routes = new GuardedRoutes(List.of(mapping(new Guarded()), mapping(new HalfGuarded())));
        assertThatThrownBy(routes::afterSingletonsInstantiated)
                .hasMessageContaining("/planted/forgotten")
                .hasMessageNotContaining("/planted/remembered");
    }

    @Test
    void aGuardOnTheClassOrOnTheMethodIsEnough() {
        new GuardedRoutes(List.of(mapping(new Guarded()))).afterSingletonsInstantiated();
        assertThat(guardOf(new HalfGuarded(), "remembered")).isEqualTo(Who.OFFICER);
        assertThat(guardOf(new Guarded(), "narrow")).isEqualTo(Who.RESIDENT);
    }

    @Test
    void onlyOurErrorPageStandsOpenWithoutAGuard() throws Exception {
        assertThat(Guard.open(handler(new Unguarded(), "open"))).isFalse();
        assertThat(Guard.open("a handler of another kind")).isFalse();
        assertThat(Guard.open(handler(new Errors(), "show"))).isTrue();
    }

    private static Who guardOf(Object controller, String method) {
        try {
            return Guard.guardOf(handler(controller, method)).orElseThrow().value();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HandlerMethod handler(Object controller, String method) throws NoSuchMethodException {
        return new HandlerMethod(controller, controller.getClass().getDeclaredMethod(method));
    }

    private static RequestMappingHandlerMapping mapping(Object controller) {
        var mapping = new RequestMappingHandlerMapping();
        try (var context = new GenericApplicationContext()) {
            context.refresh();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            Arrays.stream(controller.getClass().getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .forEach(method -> mapping.registerMapping(route(method), controller, method));
        }
        return mapping;
    }

    private static RequestMappingInfo route(Method method) {
        return RequestMappingInfo.paths("/planted/" + method.getName()).build();
    }

    /** Breaks the rule on purpose. */
    static final class Unguarded {
        void open() {}
    }

    /** Breaks the rule on purpose, in one of two routes. */
    static final class HalfGuarded {
        @AllowedTo(Who.OFFICER)
        void remembered() {}

        void forgotten() {}
    }

    @AllowedTo(Who.STAFF)
    static final class Guarded {
        void wide() {}

        @AllowedTo(Who.RESIDENT)
        void narrow() {}
    }

    static final class Errors implements ErrorController {
        void show() {}
    }
}
