package org.tiaokuai;

import java.io.ByteArrayOutputStream;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone who sends requests, well-formed or not, with a browser's cookies but not its good manners. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String address;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(int port) {
        address = "http://localhost:" + port;
    }

    /** Says something with every request from now on, true or not. */
    public Visitor saying(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Posts a form with the token that stands on the page at {@code from}, and with how much of a case it shows. */
    public HttpResponse<String> post(String path, String from, Map<String, String> fields) {
        var page = get(from).body();
        var token = TOKEN.matcher(page);
        var all = new LinkedHashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        var seen = SEEN.matcher(page);
        if (seen.find()) {
            all.putIfAbsent("seen", seen.group(1));
        }
        return postAsIs(path, all);
    }

    public HttpResponse<String> postAsIs(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file in the field {@code file}, with the token that stands on the page at {@code from}. */
    public HttpResponse<String> upload(String path, String from, String name, byte[] content) {
        return upload(path, from, "file", name, content);
    }

    public HttpResponse<String> upload(String path, String from, String field, String name, byte[] content) {
        var token = TOKEN.matcher(get(from).body());
        return uploadAsIs(path, token.find() ? token.group(1) : "", field, name, content);
    }

    public HttpResponse<String> uploadAsIs(String path, String token, String field, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--border\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--border\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "multipart/form-data; boundary=border")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Visitor resident(String number) {
        post("/sign-in", "/sign-in", Map.of("number", number, "password", Office.PASSWORD));
        return this;
    }

    public Visitor officer(String login) {
        post("/staff/sign-in", "/staff/sign-in", Map.of("login", login, "password", Office.PASSWORD));
        return this;
    }

    public static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]*", "");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
