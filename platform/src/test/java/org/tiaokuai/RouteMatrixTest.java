package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;

/** Every route tried by everyone: let through exactly as it declares, and nothing shown to anybody else. */
@WholeApplication
class RouteMatrixTest {

    /** Someone for each sort of visitor that a guard can tell apart. */
    enum Somebody {
        NOBODY(Set.of(Who.ANYONE), null, visitor -> visitor),
        RESIDENT(Set.of(Who.ANYONE, Who.RESIDENT), null, visitor -> visitor.resident("320223194409039866")),
        /** Holds two posts and has chosen none yet. */
        WITHOUT_A_HAT(Set.of(Who.ANYONE, Who.STAFF), null, visitor -> visitor.officer("shen")),
        WINDOW(Role.WINDOW, "he"),
        APPROVER(Role.APPROVER, "song"),
        EDITOR(Role.EDITOR, "wen"),
        LEGAL_OFFICE(Role.LEGAL_OFFICE, "lu"),
        SUPERVISOR(Role.SUPERVISOR, "chen"),
        INFORMATION_AUTHORITY(Role.INFORMATION_AUTHORITY, "liang"),
        SYSTEM_ADMINISTRATOR(Role.SYSTEM_ADMINISTRATOR, "guan");

        private final Set<Who> kinds;
        private final @Nullable Role role;
        private final Function<Visitor, Visitor> signIn;

        Somebody(Set<Who> kinds, @Nullable Role role, Function<Visitor, Visitor> signIn) {
            this.kinds = kinds;
            this.role = role;
            this.signIn = signIn;
        }

        Somebody(Role role, String login) {
            this(Set.of(Who.ANYONE, Who.STAFF, Who.OFFICER), role, visitor -> visitor.officer(login));
        }

        boolean mayPass(AllowedTo guard) {
            return kinds.contains(guard.value())
                    && (guard.roles().length == 0
                            || Arrays.stream(guard.roles()).anyMatch(allowed -> allowed == role));
        }
    }

    private final List<RequestMappingHandlerMapping> mappings;
    private final int port;

    @Autowired
    RouteMatrixTest(List<RequestMappingHandlerMapping> mappings, @LocalServerPort int port) {
        this.mappings = mappings;
        this.port = port;
    }

    @Test
    void eachRoleIsSomebodyInThisMatrix() {
        assertThat(Arrays.stream(Somebody.values()).map(somebody -> somebody.role))
                .contains(Role.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyRouteLetsThroughWhomItNamesAndNobodyElse(Somebody somebody) {
        assertThat(differences(somebody, handler -> Routes.guard(handler).orElseThrow()))
                .isEmpty();
    }

    /** The violator: were every route declared as the administration is, the walk would have to find it out. */
    @Test
    void aRouteThatLetsOthersThroughThanItNamesIsFound() {
        var administration = Objects.requireNonNull(Routes.of(mappings).get("GET /admin"));
        var claimed = Routes.guard(administration).orElseThrow();
        assertThat(differences(Somebody.NOBODY, _ -> claimed)).contains("NOBODY passes GET /");
        assertThat(differences(Somebody.SUPERVISOR, _ -> claimed)).contains("SUPERVISOR is kept from GET /my/cases");
    }

    private List<String> differences(Somebody somebody, Function<HandlerMethod, AllowedTo> declared) {
        var visitor = somebody.signIn.apply(new Visitor(port));
        var found = new ArrayList<String>();
        Routes.of(mappings).forEach((route, handler) -> {
            if (route.equals("POST /sign-out")) {
                return; // whoever passed it would be nobody from then on; it stands below
            }
            var answer = ask(visitor, route);
            boolean expected = somebody.mayPass(declared.apply(handler));
            if (reached(answer) && !expected) {
                found.add(somebody + " passes " + route);
            } else if (!reached(answer) && expected) {
                found.add(somebody + " is kept from " + route);
            } else if (!expected && !Set.of(302, 401, 404).contains(answer.statusCode())) {
                found.add(somebody + " at " + route + " is answered " + answer.statusCode());
            }
        });
        return found;
    }

    @Test
    void anybodyMaySignOut() {
        for (var somebody : Somebody.values()) {
            var visitor = somebody.signIn.apply(new Visitor(port));
            assertThat(reached(visitor.post("/sign-out", "/track", Map.of())))
                    .as(somebody.name())
                    .isTrue();
            assertThat(Visitor.where(visitor.get("/my/cases"))).startsWith("/sign-in");
        }
    }

    private static boolean reached(HttpResponse<String> answer) {
        return answer.headers().firstValue(Reached.HEADER).isPresent();
    }

    private static HttpResponse<String> ask(Visitor visitor, String route) {
        var address = Routes.address(route);
        return route.startsWith("POST") ? visitor.post(address, "/track", Map.of("days", "0")) : visitor.get(address);
    }
}
