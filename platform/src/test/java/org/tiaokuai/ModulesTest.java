package org.tiaokuai;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.course.State;
import org.tiaokuai.payment.ChargeState;

/** The module graph: what is declared is what is used, in one order, and the picture in the docs shows it. */
class ModulesTest {

    /** All modules that the house foresees, in its one order; a module may use only those before it. */
    private static final List<String> ORDER =
            List.of(("database standard page ledger access privacy table calendar statute norm file document form"
                            + " organisation seal search notice exchange population delivery collection registry certificate"
                            + " letter catalogue intake appointment procedure dossier draft course casework payment desk figures evidence rights"
                            + " bundle inquiry hall station disclosure participation rating supervision index evaluation"
                            + " assessment project insight backup operation demo")
                    .split(" "));

    private static final Path ARCHITECTURE = Path.of("../docs/architecture.md");
    private static final String OFFENDER = "org.tiaokuai.offender.city";

    private final ApplicationModules modules = ApplicationModules.of(Platform.class);

    /** One arrow of the picture. */
    private record Use(String user, String used) {

        boolean keepsTheOrder() {
            return ORDER.contains(user) && ORDER.contains(used) && ORDER.indexOf(used) < ORDER.indexOf(user);
        }

        @Override
        public String toString() {
            return "    " + user + " --> " + used;
        }
    }

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        modules.verify();
    }

    @Test
    void aModuleThatReachesInsideAnotherOrInACircleIsCaught() {
        var city = ApplicationModules.of(OFFENDER, new ImportOption.OnlyIncludeTests());
        assertThat(city.stream().map(ModulesTest::name)).containsExactlyInAnyOrder("early", "late", "secret");
        assertThatThrownBy(city::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Cycle")
                .hasMessageContaining("non-exposed type " + OFFENDER + ".secret.internal.Hidden");
    }

    @Test
    void everyModuleStandsInTheOrderAndUsesOnlyThoseBeforeIt() {
        assertThat(modules.stream().map(ModulesTest::name)).isNotEmpty().allMatch(ORDER::contains);
        assertThat(uses()).isNotEmpty().allMatch(Use::keepsTheOrder);
    }

    @Test
    void whatEveryModuleIsAllowedToUseStandsBeforeItToo() {
        assertThat(modules.stream()
                        .flatMap(module -> Arrays.stream(allowed(module)).map(used -> new Use(name(module), used))))
                .hasSizeGreaterThan(20)
                .allMatch(Use::keepsTheOrder);
    }

    @Test
    void aModuleThatUsesALaterOneOrAnUnknownOneIsCaught() {
        assertThat(new Use("access", "privacy").keepsTheOrder()).isFalse();
        assertThat(new Use("page", "page").keepsTheOrder()).isFalse();
        assertThat(new Use("casework", "utilities").keepsTheOrder()).isFalse();
        assertThat(new Use("common", "page").keepsTheOrder()).isFalse();
    }

    @Test
    void thePictureInTheDocsIsTheRealOne() throws IOException {
        assertThat(blocks(Files.readString(ARCHITECTURE), "flowchart TD")).containsExactly(picture());
    }

    @Test
    void aPictureWithAnArrowTooManyOrTooFewIsCaught() {
        var more = "```mermaid\nflowchart TD\n" + picture() + "\n    page --> casework\n```";
        var fewer = "```mermaid\nflowchart TD\n" + picture().lines().skip(1).collect(joining("\n")) + "\n```";
        assertThat(blocks(more, "flowchart TD")).isNotEmpty().doesNotContain(picture());
        assertThat(blocks(fewer, "flowchart TD")).isNotEmpty().doesNotContain(picture());
        assertThat(blocks("no picture at all", "flowchart TD")).isEmpty();
    }

    @Test
    void theStateGraphsInTheDocsAreTheRealOnes() throws IOException {
        assertThat(blocks(Files.readString(ARCHITECTURE), "stateDiagram-v2"))
                .containsExactly(stateGraph(), chargeGraph(), stageGraph());
    }

    @Test
    void aStateGraphWithAnEdgeThatDoesNotExistIsCaught() {
        var wrong = "```mermaid\nstateDiagram-v2\n" + stateGraph() + "\n    GRANTED --> REFUSED: REFUSE\n```";
        assertThat(blocks(wrong, "stateDiagram-v2")).isNotEmpty().doesNotContain(stateGraph());
    }

    /** The arrows of each mermaid block of one kind, sorted; how the lines are ordered and spaced is the writer's. */
    private static List<String> blocks(String document, String kind) {
        return Arrays.stream(document.replace("\r\n", "\n").split("```mermaid\n"))
                .skip(1)
                .map(block -> block.substring(0, Math.max(0, block.indexOf("\n```"))))
                .filter(block -> block.startsWith(kind + "\n"))
                .map(block -> sorted(block.lines().skip(1).filter(line -> line.contains("-->"))))
                .toList();
    }

    private String picture() {
        return sorted(uses().stream().map(Use::toString));
    }

    private static String stateGraph() {
        return sorted(Arrays.stream(State.Event.values()).map(event -> "    %s --> %s: %s"
                .formatted(event.from().map(State::name).orElse("[*]"), event.to(), event)));
    }

    private static String chargeGraph() {
        return sorted(Arrays.stream(ChargeState.Event.values()).map(event -> "    %s --> %s: %s"
                .formatted(event.from().map(ChargeState::name).orElse("[*]"), event.to(), event)));
    }

    private static String stageGraph() {
        return sorted(Arrays.stream(Stage.Event.values()).map(event -> "    %s --> %s: %s"
                .formatted(
                        event.from().map(Stage::name).orElse("[*]"),
                        event.to().map(Stage::name).orElse("[*]"),
                        event)));
    }

    private static String sorted(Stream<String> lines) {
        return lines.map(line -> "    " + line.strip()).sorted().collect(joining("\n"));
    }

    private List<Use> uses() {
        return modules.stream()
                .flatMap(user -> user.getDirectDependencies(modules)
                        .uniqueModules()
                        .map(used -> new Use(name(user), name(used))))
                .distinct()
                .toList();
    }

    private static String[] allowed(ApplicationModule module) {
        var name = module.getBasePackage().getName();
        try {
            var declared = Class.forName(name + ".package-info")
                    .getAnnotation(org.springframework.modulith.ApplicationModule.class);
            return declared.allowedDependencies();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The module says nothing about itself: " + name, e);
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
