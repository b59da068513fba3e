package org.tiaokuai;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of the house that are read off the sources; each answers with what breaks it. */
final class SourceRules {

    static final int LONGEST_FILE = 300;
    static final int LONGEST_METHOD = 30;
    static final int FULLEST_ROOM = 25;
    static final int WIDEST_API = 12;

    private SourceRules() {}

    static List<String> longFiles(Collection<SourceFile> sources) {
        return sources.stream()
                .filter(source -> source.lines() > LONGEST_FILE)
                .map(source -> source.name() + " has " + source.lines() + " lines")
                .toList();
    }

    /** From the first line of the declaration to the closing brace; annotations above are not counted. */
    static List<String> longMethods(SourceFile source) {
        var found = new ArrayList<String>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                int lines = source.lastLine(method)
                        - source.lineBelow(method.getModifiers().getAnnotations(), method)
                        + 1;
                if (lines > LONGEST_METHOD) {
                    found.add(source.at(method) + " " + method.getName() + " has " + lines + " lines");
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(source.tree(), null);
        return found;
    }

    static List<String> fullRooms(Collection<String> files) {
        return files.stream()
                .filter(file -> file.contains("/internal/"))
                .map(file -> file.substring(0, file.lastIndexOf('/')))
                .distinct()
                .filter(room -> files.stream()
                                .filter(file -> file.startsWith(room + "/"))
                                .count()
                        > FULLEST_ROOM)
                .map(room -> room + " holds more than " + FULLEST_ROOM + " files")
                .toList();
    }

    /** Interfaces at the root of a module. */
    static List<String> wideApis(SourceFile source) {
        var found = new ArrayList<String>();
        if (source.isIn("internal") || source.isIn("web")) {
            return found;
        }
        for (var type : source.tree().getTypeDecls()) {
            if (type instanceof ClassTree api && api.getKind() == Tree.Kind.INTERFACE) {
                var methods = api.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .count();
                if (methods > WIDEST_API) {
                    found.add(source.at(api) + " " + api.getSimpleName() + " has " + methods + " methods");
                }
            }
        }
        return found;
    }

    /** The names of our enum constants and of our types, by which a switch over them is known. */
    record Ours(Set<String> constants, Set<String> types) {}

    static Ours ours(Collection<SourceFile> sources) {
        var ours = new Ours(new HashSet<>(), new HashSet<>());
        sources.forEach(source -> new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                ours.types().add(type.getSimpleName().toString());
                if (type.getKind() == Tree.Kind.ENUM) {
                    constants(type).forEach(ours.constants()::add);
                }
                return super.visitClass(type, nothing);
            }
        }.scan(source.tree(), null));
        return ours;
    }

    /** A constant of an enum is a field of the enum's own type. */
    private static Stream<String> constants(ClassTree type) {
        return type.getMembers().stream()
                .filter(member -> member instanceof VariableTree field
                        && String.valueOf(field.getType())
                                .equals(type.getSimpleName().toString()))
                .map(member -> ((VariableTree) member).getName().toString());
    }

    /** A {@code default} beside our own constants or types: what is added later would silently fall into it. */
    static List<String> defaults(SourceFile source, Ours ours) {
        var found = new ArrayList<String>();
        var fields = fieldsOf(source);
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitSwitch(SwitchTree choice, @Nullable Void nothing) {
                judge(choice, choice.getCases());
                return super.visitSwitch(choice, nothing);
            }

            @Override
            public @Nullable Void visitSwitchExpression(SwitchExpressionTree choice, @Nullable Void nothing) {
                judge(choice, choice.getCases());
                return super.visitSwitchExpression(choice, nothing);
            }

            private void judge(Tree choice, List<? extends CaseTree> cases) {
                var labels = cases.stream()
                        .flatMap(branch -> branch.getLabels().stream())
                        .toList();
                if (labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)
                        && labels.stream().anyMatch(label -> isOurs(label, ours, fields))) {
                    found.add(source.at(choice) + " has a default beside our own cases");
                }
            }
        }.scan(source.tree(), null);
        return found;
    }

    private static Set<String> fieldsOf(SourceFile source) {
        var fields = new HashSet<String>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                var constants =
                        type.getKind() == Tree.Kind.ENUM ? constants(type).toList() : List.of();
                type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(member -> ((VariableTree) member).getName().toString())
                        .filter(name -> !constants.contains(name))
                        .forEach(fields::add);
                return super.visitClass(type, nothing);
            }
        }.scan(source.tree(), null);
        return fields;
    }

    private static boolean isOurs(Tree label, Ours ours, Set<String> fields) {
        return switch (label) {
            case ConstantCaseLabelTree constant ->
                constant.getConstantExpression() instanceof IdentifierTree name
                        && ours.constants().contains(name.getName().toString())
                        && !fields.contains(name.getName().toString());
            case PatternCaseLabelTree pattern -> ours.types().contains(typeOf(pattern.getPattern()));
            default -> false;
        };
    }

    private static String typeOf(PatternTree pattern) {
        var type =
                switch (pattern) {
                    case BindingPatternTree binding -> binding.getVariable().getType();
                    case DeconstructionPatternTree record -> record.getDeconstructor();
                    default -> null;
                };
        return type instanceof MemberSelectTree member ? member.getIdentifier().toString() : String.valueOf(type);
    }
}
