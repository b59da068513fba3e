package org.tiaokuai;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from a piece of SQL which tables it names; a table without its schema belongs to nobody and is named alone. */
record SqlText(String text, Set<String> madeBeside) {

    private static final String NAME = "[a-z_][a-z0-9_]*";

    /** A piece of Java text is SQL when it begins or goes on as a statement does. */
    private static final Pattern SQL = Pattern.compile(
            "(?s)\\s*(select|insert into|update|delete from|with \\w+ as|truncate|create|alter|drop|merge into"
                    + "|from|join|where|and|order by|lock table|copy|refresh)\\s.*");

    private static final Pattern TABLE = Pattern.compile("\\b(?<!distinct )(?<!for )(?<!do )"
            + "(from|join|into|update|using|references|truncate|table|sequence|view|index on|lock table)"
            + "\\s+(?:if (?:not )?exists\\s+|only\\s+)?(" + NAME + "(?:\\." + NAME + ")?)(?![a-z0-9_.]|\\s*\\()");

    /** References and inserts may be followed by columns, from and join not: there it is a function. */
    private static final Pattern TABLE_WITH_COLUMNS = Pattern.compile(
            "\\b(into|references|table)\\s+(?:if not exists\\s+)?(" + NAME + "(?:\\." + NAME + ")?)\\s*\\(");

    private static final Pattern INDEX = Pattern.compile("\\bindex\\s+(?:concurrently\\s+)?(?:if not exists\\s+)?(?:"
            + NAME + "\\s+)?on\\s+(" + NAME + "(?:\\." + NAME + ")?)");

    private static final Pattern SEQUENCE = Pattern.compile("(?:nextval|currval|setval)\\s*\\(\\s*'([^']+)'");
    private static final Pattern MADE_HERE =
            Pattern.compile("\\b(" + NAME + ")\\s+as\\s+(?:(?:not\\s+)?materialized\\s+)?\\(");
    private static final Pattern EXTRACT = Pattern.compile("\\bextract\\s*\\([^)]*\\)");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Set<String> NO_TABLES =
            Set.of("if", "set", "lateral", "unnest", "stdin", "btree", "gin", "gist", "hash");

    SqlText(String text) {
        this(text, Set.of());
    }

    /** The tables, sequences and views that are named, each as it is written; the database's own are everybody's. */
    Set<String> objects() {
        var plain = COMMENT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        var found = matches(SEQUENCE, plain, 1);
        plain = EXTRACT.matcher(QUOTED.matcher(plain).replaceAll("''")).replaceAll(" ");
        plain = plain.replaceAll("\\s+", " ");
        found.addAll(matches(TABLE, plain, 2));
        found.addAll(matches(TABLE_WITH_COLUMNS, plain, 2));
        found.addAll(matches(INDEX, plain, 1));
        found.removeAll(matches(MADE_HERE, plain, 1));
        found.removeAll(madeBeside);
        found.removeAll(NO_TABLES);
        found.removeIf(object -> object.startsWith("pg_"));
        return found;
    }

    /** Those that are not of the module's own schema, and any mention of another module's schema at all. */
    Set<String> strangers(String module, Collection<String> modules) {
        var found = objects().stream()
                .filter(object -> !object.startsWith(module + "."))
                .collect(Collectors.toSet());
        var plain = QUOTED.matcher(
                        COMMENT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "))
                .replaceAll("''");
        for (var other : modules) {
            if (!other.equals(module)) {
                found.addAll(matches(Pattern.compile("(?<![:.\\w])(" + other + "\\." + NAME + ")"), plain, 1));
            }
        }
        return found;
    }

    private static Set<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(match -> match.group(group)).collect(Collectors.toSet());
    }

    /** The SQL in the string literals of a source. */
    static List<SqlText> in(SourceFile source) {
        var pieces = new ArrayList<String>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getValue() instanceof String text) {
                    pieces.add(text);
                }
                return super.visitLiteral(literal, nothing);
            }
        }.scan(source.tree(), null);
        // A statement may be put together of pieces: what one of them makes, another may name.
        var made = matches(MADE_HERE, String.join("\n", pieces).toLowerCase(Locale.ROOT), 1);
        return pieces.stream()
                .filter(text -> SQL.matcher(text.toLowerCase(Locale.ROOT)).matches())
                .map(text -> new SqlText(text, made))
                .toList();
    }
}
