package org.tiaokuai;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source text as the compiler reads it, for the rules of the house that byte code no longer shows. */
final class SourceFile {

    static final Path MAIN = Path.of("src/main/java");

    private final String name;
    private final String text;
    private final CompilationUnitTree tree;
    private final SourcePositions positions;

    private SourceFile(String name, String text, CompilationUnitTree tree, SourcePositions positions) {
        this.name = name;
        this.text = text;
        this.tree = tree;
        this.positions = positions;
    }

    /** Every source of the platform. */
    static List<SourceFile> all() {
        try (var files = Files.walk(MAIN)) {
            return parse(files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> source(MAIN.relativize(file).toString(), read(file)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source that a test made up. */
    static SourceFile of(String name, String text) {
        return parse(List.of(source(name, text))).getFirst();
    }

    private static List<SourceFile> parse(List<JavaFileObject> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, sources);
        var positions = Trees.instance(task).getSourcePositions();
        var parsed = new ArrayList<SourceFile>();
        try {
            for (var tree : task.parse()) {
                var file = tree.getSourceFile();
                parsed.add(new SourceFile(
                        file.getName().substring(1), file.getCharContent(false).toString(), tree, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    /** With slashes, from the root package on: {@code org/tiaokuai/page/Text.java}. */
    String name() {
        return name;
    }

    CompilationUnitTree tree() {
        return tree;
    }

    /** The module that the source belongs to; empty for the root package. */
    String module() {
        var parts = name.split("/");
        return parts.length > 3 ? parts[2] : "";
    }

    boolean isIn(String folder) {
        return name.contains("/" + folder + "/");
    }

    int lines() {
        return (int) text.lines().count();
    }

    int line(Tree part) {
        return (int) tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
    }

    int lastLine(Tree part) {
        return (int) tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part) - 1);
    }

    /** The line on which a declaration begins when the annotations above it are left out. */
    int lineBelow(List<? extends Tree> annotations, Tree declaration) {
        if (annotations.isEmpty()) {
            return line(declaration);
        }
        int at = (int) positions.getEndPosition(tree, annotations.getLast());
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return (int) tree.getLineMap().getLineNumber(at);
    }

    String at(Tree part) {
        return name + ":" + line(part);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("source:/" + name.replace('\\', '/')), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
