package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tiaokuai.SourceRules.Ours;

/** Sizes and switches of the sources: each rule is shown to hold, and shown to bite on a text made up for it. */
class SourceRulesTest {

    private static final List<SourceFile> PLATFORM = SourceFile.all();

    @Test
    void theRulesReadEverySourceOfThePlatform() {
        assertThat(PLATFORM).hasSizeGreaterThan(180);
        assertThat(PLATFORM.stream().map(SourceFile::module)).contains("", "page", "casework", "demo");
    }

    @Test
    void noFileIsLongerThanThreeHundredLines() {
        assertThat(SourceRules.longFiles(PLATFORM)).isEmpty();
        assertThat(SourceRules.longFiles(List.of(made("class A {" + "\n".repeat(299) + "}"))))
                .isEmpty();
        assertThat(SourceRules.longFiles(List.of(made("class A {" + "\n".repeat(300) + "}"))))
                .hasSize(1);
    }

    @Test
    void noMethodIsLongerThanThirtyLines() {
        assertThat(PLATFORM.stream().flatMap(source -> SourceRules.longMethods(source).stream()))
                .isEmpty();
        assertThat(SourceRules.longMethods(made(method("void a() {", 30)))).isEmpty();
        assertThat(SourceRules.longMethods(made(method("void a() {", 31)))).hasSize(1);
        assertThat(SourceRules.longMethods(made(method("A() {", 31)))).hasSize(1);
        assertThat(SourceRules.longMethods(made(method("static int a(int b,\n int c) {", 30))))
                .hasSize(1);
        assertThat(SourceRules.longMethods(made("Object o = new Object() {" + method("void a() {", 31) + "};")))
                .hasSize(1);
    }

    @Test
    void noInternalFolderHoldsMoreThanTwentyFiveFiles() {
        assertThat(SourceRules.fullRooms(PLATFORM.stream().map(SourceFile::name).toList()))
                .isEmpty();
        assertThat(SourceRules.fullRooms(rooms(25))).isEmpty();
        assertThat(SourceRules.fullRooms(rooms(26))).hasSize(1);
    }

    @Test
    void noInterfaceOfAModuleHasMoreThanTwelveMethods() {
        assertThat(PLATFORM.stream().flatMap(source -> SourceRules.wideApis(source).stream()))
                .isEmpty();
        assertThat(SourceRules.wideApis(SourceFile.of("org/tiaokuai/page/A.java", api(12))))
                .isEmpty();
        assertThat(SourceRules.wideApis(SourceFile.of("org/tiaokuai/page/A.java", api(13))))
                .hasSize(1);
    }

    @Test
    void noSwitchOverOurOwnTypesHasADefault() {
        var ours = SourceRules.ours(PLATFORM);
        assertThat(ours.constants()).contains("SUBMITTED", "GRANT", "WINDOW").doesNotContain("LENGTH_OF_NOTHING");
        assertThat(PLATFORM.stream().flatMap(source -> SourceRules.defaults(source, ours).stream()))
                .isEmpty();
    }

    @Test
    void aDefaultThatWouldSwallowALaterCaseIsCaught() {
        var ours = SourceRules.ours(List.of(made("enum Light { RED, GREEN } record Lamp(int watt) {}")));
        assertThat(ours.constants()).containsExactlyInAnyOrder("RED", "GREEN");
        assertThat(caught("int a(Light l) { return switch (l) { case RED -> 1; default -> 2; }; }", ours))
                .isTrue();
        assertThat(caught("void a(Light l) { switch (l) { case GREEN: break; default: break; } }", ours))
                .isTrue();
        assertThat(caught("int a(Object l) { return switch (l) { case Lamp(int w) -> w; default -> 2; }; }", ours))
                .isTrue();
        assertThat(caught("int a(Object l) { return switch (l) { case Lamp b -> 1; default -> 2; }; }", ours))
                .isTrue();
        assertThat(caught("int a(Object l) { return switch (l) { case X.Lamp b -> 1; default -> 2; }; }", ours))
                .isTrue();
        assertThat(caught("int a(Light l) { return switch (l) { case null, default -> 2; case RED -> 1; }; }", ours))
                .isTrue();
    }

    @Test
    void aDefaultBesideOtherPeoplesCasesIsLeftAlone() {
        var ours = SourceRules.ours(List.of(made("enum Light { RED, GREEN }")));
        assertThat(caught("int a(int l) { return switch (l) { case 404 -> 1; default -> 2; }; }", ours))
                .isFalse();
        assertThat(caught("int a(String l) { return switch (l) { case \"RED\" -> 1; default -> 2; }; }", ours))
                .isFalse();
        assertThat(caught(
                        "static final int RED = 3; int a(int l) { return switch (l) { case RED -> 1; default -> 2; }; }",
                        ours))
                .isFalse();
        assertThat(caught("int a(Light l) { return switch (l) { case RED -> 1; case GREEN -> 2; }; }", ours))
                .isFalse();
    }

    private static boolean caught(String member, Ours ours) {
        return !SourceRules.defaults(made(member), ours).isEmpty();
    }

    private static SourceFile made(String members) {
        return SourceFile.of("org/tiaokuai/made/A.java", "class A { " + members + " }");
    }

    private static String method(String head, int lines) {
        return "@Deprecated\n@Override\n" + head + "\n".repeat(lines - 1) + "}";
    }

    private static List<String> rooms(int files) {
        return IntStream.range(0, files)
                .mapToObj(at -> "org/tiaokuai/page/internal/A" + at + ".java")
                .toList();
    }

    private static String api(int methods) {
        return "interface A { " + "void a();".repeat(methods) + " record B(int c) {} static final int D = 1; }";
    }
}
