package org.tiaokuai.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A resident at a browser: opens an account and fills in an application, page by page, with cookie and CSRF token. */
final class Browser implements AutoCloseable {

    private static final Pattern WINDOW = Pattern.compile("formaction=\"([^\"]+/window)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    Browser(int port) {
        address = "http://127.0.0.1:" + port;
    }

    void signUp(Map<String, String> person) throws IOException, InterruptedException {
        var leads = submit("/sign-up", person);
        if (!leads.equals("/my")) {
            throw new IllegalStateException("Signing up led to " + leads);
        }
    }

    /** One of the demonstration's officers, who holds one post. */
    void signInStaff(String login) throws IOException, InterruptedException {
        var leads = submit("/staff/sign-in", Map.of("login", login, "password", "tiaokuai-demo"));
        if (!leads.equals("/officer")) {
            throw new IllegalStateException("Signing in led to " + leads);
        }
    }

    /**
     * Each page takes of the answers what it asks, and leads to the next; the last leads to the check page. All papers
     * will be shown at the window.
     */
    void fillIn(String item, Map<String, String> answers) throws IOException, InterruptedException {
        var tasks = get("/apply/" + item);
        var first = Pattern.compile("href=\"(/apply/" + item + "/[a-z0-9-]+)\"").matcher(tasks);
        if (!first.find()) {
            throw new IllegalStateException("The task list of " + item + " has no page");
        }
        for (var page = first.group(1); !page.endsWith("/check"); ) {
            var next = page.endsWith("/materials") ? showAtWindow(page) : submit(page, answers);
            if (next.equals(page) || !next.startsWith("/apply/" + item + "/")) {
                throw new IllegalStateException("The page " + page + " led to " + next);
            }
            page = next;
        }
        get("/apply/" + item + "/check");
    }

    private String showAtWindow(String page) throws IOException, InterruptedException {
        var buttons = WINDOW.matcher(get(page));
        while (buttons.find()) {
            submit(page, buttons.group(1), Map.of());
        }
        return submit(page, Map.of());
    }

    /** A form that leads somewhere else. */
    void send(String page, String path, Map<String, String> fields) throws IOException, InterruptedException {
        submit(page, path, fields);
    }

    private String submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return submit(path, path, fields);
    }

    private String submit(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(page));
        if (!token.find()) {
            throw new IllegalStateException("The page " + path + " has no form");
        }
        var all = new HashMap<>(fields);
        all.put("_csrf", token.group(1));
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(all)))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        return answer.headers()
                .firstValue("Location")
                .map(location -> URI.create(location).getPath())
                .orElseThrow(() -> new IllegalStateException("The page " + path + " answered " + answer.statusCode()
                        + " and asks again:\n" + answer.body()));
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The page " + path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
    }
}
