package org.tiaokuai;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns hold sealed envelopes: those whose line in a migration says so behind two dashes, and those of that name.
 * SQL about those that are {@code -- sealed …} as a whole stands only in classes that know them as {@code Sealed}, and so
 * cannot show them without {@code privacy}.
 *
 * @param columns the names of the columns that are sealed as a whole, by table
 * @param partly likewise, in which envelopes stand beside other things
 */
record SealedColumns(Map<String, Set<String>> columns, Map<String, Set<String>> partly) {

    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:create|alter) table ([a-z_]+\\.[a-z_]+)");
    private static final String COLUMN = "^\\s*(?:alter table [a-z_.]+ add column )?([a-z_]+) .*--";
    private static final Pattern WHOLE = Pattern.compile(COLUMN + "\\s*sealed\\b|^\\s*(sealed) ");
    private static final Pattern PARTLY = Pattern.compile(COLUMN + ".*\\bsealed\\b");

    /**
     * Where a tagged column holds plain text: the name of an officer, who acts under it officially; or where it is the column of
     * another table beside it, which holds envelopes one by one.
     */
    private static final Map<String, String> PLAIN_WHERE =
            Map.of("access.account.name", "kind = 'staff'", "casework.correction.answers", "application.answers::text");

    /** The line of its migration says nothing, and migrations that were carried out are not rewritten. */
    private static final String UNTAGGED = """
            alter table casework.correction
                replaced jsonb, -- personal answers are sealed one by one
            """;

    /** Reads the tags of one migration. */
    static SealedColumns in(String migration) {
        return new SealedColumns(tagged(migration, WHOLE), tagged(migration, PARTLY));
    }

    private static Map<String, Set<String>> tagged(String migration, Pattern tag) {
        var found = new TreeMap<String, Set<String>>();
        var table = "";
        for (var line : migration.lines().toList()) {
            var named = TABLE.matcher(line);
            if (named.find()) {
                table = named.group(1);
            }
            var tagged = tag.matcher(line);
            if (tagged.find()) {
                var column = tagged.group(1) == null ? tagged.group(2) : tagged.group(1);
                found.computeIfAbsent(table, _ -> new TreeSet<>()).add(column);
            }
        }
        return found;
    }

    static SealedColumns of(List<Path> migrations) throws IOException {
        var all = new StringBuilder(UNTAGGED);
        for (var file : migrations) {
            all.append(Files.readString(file)).append('\n');
        }
        return in(all.toString());
    }

    boolean holds(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column)
                || partly.getOrDefault(table, Set.of()).contains(column);
    }

    /** What a source does with sealed columns that it should not. */
    List<String> misread(SourceFile source) {
        var named = new TreeSet<String>();
        SqlText.in(source).forEach(sql -> named.addAll(namedIn(sql.text())));
        if (named.isEmpty() || source.module().equals("privacy")) {
            return List.of();
        }
        var faults = new ArrayList<String>();
        if (!knowsSealed(source)) {
            faults.add(source.name() + " reads " + named + " and knows nothing of Sealed");
        }
        var names = named.stream()
                .map(column -> column.substring(column.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        takenAsText(source, names)
                .forEach(column -> faults.add(source.name() + " takes " + column + " for plain text"));
        return faults;
    }

    private Set<String> namedIn(String sql) {
        var plain = sql.toLowerCase(Locale.ROOT);
        var found = new HashSet<String>();
        columns.forEach((table, names) -> {
            if (Pattern.compile("\\b" + Pattern.quote(table) + "\\b")
                    .matcher(plain)
                    .find()) {
                names.stream()
                        .filter(name -> Pattern.compile("(?<![:.\\w])(?:\\w+\\.)?" + name + "\\b")
                                .matcher(plain.replace(table, ""))
                                .find())
                        .map(name -> table + "." + name)
                        .filter(column -> !plain.contains(PLAIN_WHERE.getOrDefault(column, "\u0000")))
                        .forEach(found::add);
            }
        });
        return found;
    }

    private static boolean knowsSealed(SourceFile source) {
        var found = new HashSet<String>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                found.add(name.getName().toString());
                return super.visitIdentifier(name, nothing);
            }
        }.scan(source.tree(), null);
        return found.contains("Sealed");
    }

    /** A sealed column is taken from a row only as the argument of {@code new Sealed(…)}. */
    private static Set<String> takenAsText(SourceFile source, Set<String> names) {
        var found = new TreeSet<String>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
                return made.getIdentifier().toString().equals("Sealed") ? null : super.visitNewClass(made, nothing);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                if (call.getMethodSelect().toString().endsWith(".getString")) {
                    call.getArguments().stream()
                            .map(SealedColumns::literal)
                            .filter(names::contains)
                            .forEach(found::add);
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(source.tree(), null);
        return found;
    }

    private static String literal(ExpressionTree argument) {
        return argument instanceof LiteralTree text ? String.valueOf(text.getValue()) : "";
    }
}
