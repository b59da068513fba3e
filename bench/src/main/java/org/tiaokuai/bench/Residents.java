package org.tiaokuai.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in residents, each with a complete draft that nobody has handed in. The first comes by HTTP like anybody; the
 * others are copies of that resident's rows with an account, a session, a token and a draft of their own.
 */
final class Residents {

    static final String ITEM = "11320200990001028D3322106001000";

    private static final Map<String, String> PERSON = Map.of(
            "name", "唐七七", "number", "320281199003079637", "phone", "13800009999", "password", "a quiet harbour");

    /** 居住证: eleven answers, of which five are personal and so sealed one by one. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("phone", "13800009999"),
            Map.entry("street", "xinjie"),
            Map.entry("address", "宜兴市新街街道茶场弄15号"),
            Map.entry("livingSince", "2024"),
            Map.entry("livingSince.month", "2"),
            Map.entry("livingSince.day", "1"),
            Map.entry("ground", "work"),
            Map.entry("groundDetail", "归径茶场"),
            Map.entry("photo", "id-card"),
            Map.entry("delivery", "electronic"),
            Map.entry("truthful", "true"));

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The code before what a session holds, in ASCII. */
    private static final int CODE = 64;

    private static final List<String> PARTICULARS = List.of("name", "number", "phone");

    private final Connection connection;
    private final int port;
    private final PlatformKeys keys;
    private final String answers;
    private final Map<String, String> envelopes = new HashMap<>();
    private final UUID account;
    private final String personKey;
    private final String session;
    private final String token;
    private final Map<String, byte[]> attributes = new HashMap<>();

    private Residents(Connection connection, int port, PlatformKeys keys)
            throws SQLException, GeneralSecurityException {
        this.connection = connection;
        this.port = port;
        this.keys = keys;
        var draft = Rows.only(connection, "select id, account, answers from draft.draft where item = '" + ITEM + "'");
        account = (UUID) draft.get("account");
        answers = keys.open((String) draft.get("answers"), draftCell(draft.get("id"), account));
        var row = Rows.only(
                connection, "select person_key, name, number, phone from access.account where id = '" + account + "'");
        personKey = (String) row.get("person_key");
        PARTICULARS.forEach(each -> envelopes.put(each, (String) row.get(each)));
        var signedIn = Rows.only(
                connection, "select primary_id from access.session where principal_name like '%" + account + "%'");
        session = (String) signedIn.get("primary_id");
        for (var attribute : Rows.all(
                connection,
                "select attribute_name, attribute_bytes from access.session_attributes where session_primary_id = '"
                        + session + "'")) {
            attributes.put((String) attribute.get("attribute_name"), (byte[]) attribute.get("attribute_bytes"));
        }
        token = token();
    }

    private static String draftCell(@Nullable Object draft, UUID account) {
        return "draft.draft.answers " + draft + " " + account + " ";
    }

    static Residents firstOf(Connection connection, int port, Path home)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        try (var browser = new Browser(port)) {
            browser.signUp(PERSON);
            browser.fillIn(ITEM, ANSWERS);
        }
        return new Residents(connection, port, PlatformKeys.of(connection, home));
    }

    /** Makes as many residents, and the request with which each of them submits. */
    List<byte[]> prepare(int count) throws SQLException {
        var requests = new ArrayList<byte[]>(count);
        connection.setAutoCommit(false);
        try (var rows = new ResidentRows(connection, account, session)) {
            for (int i = 0; i < count; i++) {
                var copy = new Copy(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
                var contents = new HashMap<String, byte[]>();
                attributes.forEach((name, value) -> contents.put(name, copy.of(value)));
                rows.add(
                        new ResidentRows.Row(
                                copy.account, copy.personKey(), copy.envelopes, copy.draft, copy.answers, copy.session),
                        contents);
                requests.add(copy.request());
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return requests;
    }

    private String token() {
        return attributes.entrySet().stream()
                .filter(attribute -> attribute.getKey().endsWith("CSRF_TOKEN"))
                .map(attribute -> UUID_TEXT.matcher(new String(attribute.getValue(), StandardCharsets.ISO_8859_1)))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group())
                .findFirst()
                .orElseThrow();
    }

    /** What one copied resident has of its own. */
    private final class Copy {

        private final UUID account;
        private final UUID draft;
        private final UUID session;
        private final UUID csrf;
        private final Map<String, String> envelopes = new HashMap<>();
        private final String answers;

        Copy(UUID account, UUID draft, UUID session, UUID csrf) {
            this.account = account;
            this.draft = draft;
            this.session = session;
            this.csrf = csrf;
            PARTICULARS.forEach(each -> envelopes.put(
                    each,
                    keys.seal(
                            Objects.requireNonNull(PERSON.get(each)),
                            "access.account." + each + " " + account + " " + personKey())));
            answers = keys.seal(Residents.this.answers, draftCell(draft, account));
        }

        String personKey() {
            return (account + "" + draft).replace("-", "");
        }

        /** The session's contents as Java serialised them, with the values of this resident in the same places. */
        byte[] of(byte[] attribute) {
            var bytes = attribute.clone();
            replace(bytes, binary(Residents.this.account), binary(account));
            replace(bytes, Residents.this.account.toString(), account.toString());
            replace(bytes, Residents.this.personKey, personKey());
            replace(bytes, token, csrf.toString());
            envelopes.forEach((each, envelope) ->
                    replace(bytes, Objects.requireNonNull(Residents.this.envelopes.get(each)), envelope));
            var content = Arrays.copyOfRange(bytes, CODE, bytes.length);
            var code = keys.keyed("session", Base64.getEncoder().encodeToString(content));
            System.arraycopy(ascii(code), 0, bytes, 0, CODE);
            return bytes;
        }

        byte[] request() {
            var cookie = "tiaokuai=" + Base64.getEncoder().encodeToString(ascii(session.toString()));
            return HttpConnection.post(
                    port, "/apply/" + ITEM + "/check", cookie, "_csrf=" + masked(csrf.toString()) + "&draft=" + draft);
        }

        /** As Spring Security writes a token into a page: random bytes, then the token exclusive-or these bytes. */
        private String masked(String token) {
            var plain = ascii(token);
            var mask = Arrays.copyOf(ascii(draft.toString()), plain.length);
            var both = Arrays.copyOf(mask, 2 * plain.length);
            for (int i = 0; i < plain.length; i++) {
                both[plain.length + i] = (byte) (mask[i] ^ plain[i]);
            }
            return Base64.getUrlEncoder().encodeToString(both);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] binary(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .array();
    }

    private static void replace(byte[] bytes, String from, String to) {
        replace(bytes, ascii(from), ascii(to));
    }

    private static void replace(byte[] bytes, byte[] from, byte[] to) {
        for (int at = 0; at + from.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, bytes, at, to.length);
            }
        }
    }
}
