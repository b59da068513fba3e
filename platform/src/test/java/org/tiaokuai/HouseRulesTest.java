package org.tiaokuai;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.access.Vault;
import org.tiaokuai.offender.LooseSql;
import org.tiaokuai.offender.ProvingCaller;
import org.tiaokuai.offender.VaultCaller;
import org.tiaokuai.offender.internal.PublicInternal;
import org.tiaokuai.offender.web.ReachingPage;
import org.tiaokuai.privacy.Proving;

/** Each rule is shown to hold, and shown to bite: a rule that matches nothing is no rule. */
class HouseRulesTest {

    private static final int MOST_COLLABORATORS = 7;

    private static final ArchRule INTERNALS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .resideInAPackage("..internal..")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    private static final ArchRule CONSTRUCTORS_ARE_SHORT = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .and()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .should(new ArchCondition<JavaConstructor>("take at most " + MOST_COLLABORATORS + " collaborators") {
                @Override
                public void check(JavaConstructor constructor, ConditionEvents events) {
                    var count = constructor.getRawParameterTypes().size();
                    events.add(new SimpleConditionEvent(
                            constructor, count <= MOST_COLLABORATORS, constructor.getFullName() + " takes " + count));
                }
            });

    private static final ArchRule ONLY_ACCESS_CALLS_THE_VAULT = noClasses()
            .that(not(resideInAPackage("org.tiaokuai.access..")).and(not(assignableTo(Vault.class))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Vault.class);

    private static final ArchRule THE_VAULT_IS_BUILT_BY_PRIVACY =
            classes().that().implement(Vault.class).should().resideInAPackage("org.tiaokuai.privacy.internal");

    private static final ArchRule ONLY_THE_PROOF_OPENS_WITHOUT_A_RULE = noClasses()
            .that()
            .resideOutsideOfPackages("org.tiaokuai.privacy..", "org.tiaokuai.backup.internal")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Proving.class);

    private static final ArchRule SQL_IS_SPOKEN_INSIDE_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("..internal..")
            .should()
            .dependOnClassesThat(assignableTo(JdbcClient.class)
                    .or(assignableTo(JdbcOperations.class))
                    .or(assignableTo(NamedParameterJdbcOperations.class)));

    private static final ArchRule PAGES_USE_APIS_ONLY = noClasses()
            .that()
            .resideInAPackage("org.tiaokuai..web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tiaokuai..internal..");

    private static final JavaClasses PLATFORM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Platform.class);

    @Test
    void internalsArePackagePrivate() {
        INTERNALS_ARE_PACKAGE_PRIVATE.check(PLATFORM);
        assertBites(INTERNALS_ARE_PACKAGE_PRIVATE, PublicInternal.class);
    }

    @Test
    void constructorsTakeSevenCollaboratorsAtMost() {
        CONSTRUCTORS_ARE_SHORT.check(PLATFORM);
        assertBites(CONSTRUCTORS_ARE_SHORT, PublicInternal.class);
    }

    @Test
    void onlyAccessAndItsImplementationInPrivacyKnowTheVault() {
        ONLY_ACCESS_CALLS_THE_VAULT.check(PLATFORM);
        THE_VAULT_IS_BUILT_BY_PRIVACY.check(PLATFORM);
        assertBites(ONLY_ACCESS_CALLS_THE_VAULT, VaultCaller.class);
    }

    @Test
    void onlyTheProofOfARestoreOpensWithoutTheDecisionFunction() {
        ONLY_THE_PROOF_OPENS_WITHOUT_A_RULE.check(PLATFORM);
        assertBites(ONLY_THE_PROOF_OPENS_WITHOUT_A_RULE, ProvingCaller.class);
        assertThat(PLATFORM.get("org.tiaokuai.privacy.internal.ProvingService")
                        .getAnnotationOfType(ConditionalOnProperty.class))
                .satisfies(condition -> {
                    assertThat(condition.name()).containsExactly("tiaokuai.command");
                    assertThat(condition.havingValue()).isEqualTo("restore");
                    assertThat(condition.matchIfMissing()).isFalse();
                });
    }

    @Test
    void onlyInternalPackagesSpeakToTheDatabase() {
        SQL_IS_SPOKEN_INSIDE_ONLY.check(PLATFORM);
        assertBites(SQL_IS_SPOKEN_INSIDE_ONLY, LooseSql.class);
    }

    @Test
    void pagesUseApisOnly() {
        PAGES_USE_APIS_ONLY.check(PLATFORM);
        assertBites(PAGES_USE_APIS_ONLY, ReachingPage.class);
    }

    @Test
    void theRulesAreAppliedToTheWholePlatform() {
        assertThat(PLATFORM).hasSizeGreaterThan(300);
        assertThat(PLATFORM.stream().filter(type -> type.getPackageName().endsWith(".internal")))
                .hasSizeGreaterThan(100);
    }

    private static void assertBites(ArchRule rule, Class<?> offender) {
        var classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender.getSimpleName());
    }
}
