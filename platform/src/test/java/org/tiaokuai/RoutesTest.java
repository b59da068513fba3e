package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tiaokuai.access.AllowedTo.Who;

/** Every route names who may use it, and whoever is not named is turned away as the route declares. */
@WholeApplication
class RoutesTest {

    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final List<RequestMappingHandlerMapping> mappings;
    private final int port;

    @Autowired
    RoutesTest(List<RequestMappingHandlerMapping> mappings, @LocalServerPort int port) {
        this.mappings = mappings;
        this.port = port;
    }

    @Test
    void everyRouteOfOursNamesWhoMayUseIt() {
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(30);
        routes.forEach(
                (route, handler) -> assertThat(Routes.guard(handler)).as(route).isPresent());
    }

    @Test
    void theAddressesThatWerePromisedAreThere() {
        assertThat(routes().keySet())
                .contains(
                        "GET /",
                        "GET /items",
                        "GET /items/{code}",
                        "GET /apply/{item}",
                        "GET /my/cases",
                        "GET /my/cases/{number}",
                        "GET /track",
                        "GET /verify/{code}",
                        "GET /officer/queue",
                        "GET /officer/cases/{number}",
                        "GET /admin");
    }

    @Test
    void whatIsForResidentsOrOfficersLeadsAStrangerToTheRightDoor() throws Exception {
        var turned = new TreeSet<String>();
        for (var route : routes().entrySet()) {
            var who = Routes.guard(route.getValue()).orElseThrow().value();
            if (who == Who.ANYONE || !route.getKey().startsWith("GET /")) {
                continue;
            }
            var address = Routes.address(route.getKey());
            var answer = get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(address.startsWith("/api/") ? 401 : 302);
            if (answer.statusCode() == 302) {
                assertThat(answer.headers().firstValue("Location").orElse(""))
                        .as(address)
                        .endsWith((who == Who.RESIDENT ? "/sign-in" : "/staff/sign-in") + "?to="
                                + URLEncoder.encode(address, StandardCharsets.UTF_8));
            }
            turned.add(address);
        }
        assertThat(turned).hasSizeGreaterThan(10);
    }

    @Test
    void whatIsForAnyoneSendsNobodyToSignIn() throws Exception {
        for (var route : routes().entrySet()) {
            var who = Routes.guard(route.getValue()).orElseThrow().value();
            if (who == Who.ANYONE && route.getKey().startsWith("GET /")) {
                var answer = get(Routes.address(route.getKey()));
                assertThat(answer.statusCode()).as(route.getKey()).isIn(200, 302, 403, 404, 422);
                assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("sign-in");
            }
        }
    }

    @Test
    void noFormIsTakenWithoutTheTokenThatShowsItCameFromUs() throws Exception {
        var posts = 0;
        for (var route : routes().keySet()) {
            if (route.startsWith("POST /")) {
                var answer = post(Routes.address(route));
                assertThat(answer.statusCode()).as(route).isEqualTo(403);
                assertThat(answer.body()).as(route).contains("<h1");
                posts++;
            }
        }
        assertThat(posts).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/items/0/nothing",
                "/items/11320200990001052X9999999999999",
                "/items/%00",
                "/items/%F0%A0%AE%B7",
                "/officer",
                "/my",
                "/admin/nothing",
                "/assets/nothing.css",
                "/verify/0000",
                "/actuator/env",
                "/actuator/heapdump",
                "/internal",
                "/%2e%2e/application.yaml"
            })
    void anAddressThatIsNotThereSaysSoOrLeadsToTheDoorAndNeverFails(String address) throws Exception {
        var known = routes().keySet().stream().anyMatch(("GET " + address)::equals);
        assertThat(get(address).statusCode()).isIn(known ? Set.of(302) : Set.of(400, 404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/items?q=%00",
                "/items?theme=%00&department=%00&event=%00",
                "/items?page=-1",
                "/items?page=99999999999",
                "/items?q=%F0%A0%AE%B7%27%5C",
                "/items?q=%D2%BD%B1%A3",
                "/items?q=%ED%A0%80",
                "/?%FF=1",
                "/verify?code=%F0%A0%AE%B7%20%2F",
                "/?lang=xx",
                "/track?number=%00",
                "/sign-in?to=//evil.example",
                "/api/v1/items?q=%00",
                "/api/v1/items?page=-1"
            })
    void strangeParametersAreAnsweredAndNeverFail(String address) throws Exception {
        assertThat(get(address).statusCode()).isIn(200, 302, 400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/certificates/0000", "/api/nothing"})
    void anApiAddressThatIsNotThereAnswersWithAProblem(String address) throws Exception {
        var answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void aPageOfErrorIsAPageAndTellsNothingOfTheInside() throws Exception {
        var answer = get("/nothing");
        assertThat(answer.body())
                .contains("没有这一页")
                .doesNotContain("org.tiaokuai")
                .doesNotContain("Exception");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    private Map<String, HandlerMethod> routes() {
        return Routes.of(mappings);
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return BROWSER.send(request(address).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address) throws IOException, InterruptedException {
        return BROWSER.send(
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("reasons=typed+already"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
    }
}
