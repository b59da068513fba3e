package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.tiaokuai.SmallTown;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Errors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class GuideFieldsTest {

    private static final Guide GUIDE =
            SmallTown.guide(new Department(UUID.randomUUID(), "11", "局", "局", "条", null, false), "X1", "测试许可", 10);

    @Test
    void whatIsReadAndWrittenUnchangedIsTheSameGuide() throws IOException {
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:demo/guides/*.json");
        assertThat(files).hasSizeGreaterThan(10);
        for (var file : files) {
            var guide = json.readValue(file.getInputStream(), Guide.class);
            for (var part : Part.values()) {
                var typed = GuideFields.read(part, guide);
                assertThat(GuideFields.write(part, guide, typed))
                        .as(file.getFilename() + " " + part)
                        .isEqualTo(guide);
                assertThat(GuideFields.check(part, typed)).as(part.name()).isEqualTo(Errors.NONE);
            }
        }
    }

    /** What an editor cannot reach would stay as it is for ever; only these are not theirs to change. */
    @Test
    void everyComponentOfAGuideIsInAPart() {
        var reached = Arrays.stream(Part.values())
                .flatMap(part -> part.repeats()
                        ? Stream.of(part.list())
                        : part.fields().stream().map(field -> field.path().split("\\.")[0]))
                .toList();
        assertThat(Arrays.stream(Guide.class.getRecordComponents())
                        .map(component -> component.getName())
                        .filter(name -> !reached.contains(name)))
                .containsExactly("code", "department", "departmentName");
    }

    @ParameterizedTest
    @EnumSource
    void everyElementOfTheTenHasAPart(Element element) {
        assertThat(Arrays.stream(Part.values())).anyMatch(part -> part.element() == element);
    }

    @Test
    void entriesOfWhichNothingIsFilledInAreLeftOutAndAChoiceAloneFillsNothingIn() {
        var typed =
                new HashMap<>(Map.of("materials.0.name", "", "materials.0.note", " ", "materials.0.required", "true"));
        typed.put("materials.1.name", "照片");
        typed.put("materials.1.note", "");
        assertThat(GuideFields.check(Part.MATERIALS, typed)).isEqualTo(Errors.NONE);
        assertThat(GuideFields.write(Part.MATERIALS, GUIDE, typed).materials())
                .containsExactly(new Guide.Material("照片", "", false));
        var none = Map.of("promisedLimit.unit", "DAY", "legalLimit.unit", "DAY");
        var guide = GuideFields.write(Part.LIMITS, GUIDE, none);
        assertThat(guide.promisedLimit()).isNull();
        assertThat(guide.legalLimit()).isNull();
        assertThat(GuideFields.write(Part.RESULT, GUIDE, Map.of()).result()).isNull();
    }

    @Test
    void aResultWithoutValidityIsValidUntilRevoked() {
        var typed = Map.of("result.name", "证", "result.validity.amount", "", "result.validity.unit", "YEAR");
        assertThat(Objects.requireNonNull(
                                GuideFields.write(Part.RESULT, GUIDE, typed).result())
                        .validity())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME|name||catalogue.edit.missing",
                "NAME|name|\u200B|catalogue.edit.unreadable",
                "KIND|kind|SOMETIMES|catalogue.edit.choice",
                "KIND|kind|'PROMISED\nPROMISED'|catalogue.edit.choice",
                "KIND|kind||catalogue.edit.missing",
                "KIND|audiences|MARTIAN|catalogue.edit.choice",
                "KIND|visits|-1|catalogue.edit.number",
                "KIND|visits|1000|catalogue.edit.number",
                "LIMITS|legalLimit.basis|某法|catalogue.edit.missing",
                "QUOTA|quota.amount|0|catalogue.edit.count",
                "QUOTA|quota.amount|00|catalogue.edit.count",
                "QUOTA|quota.amount|-1|catalogue.edit.count",
                "QUOTA|quota.amount|1.5|catalogue.edit.count",
                "QUOTA|quota.amount|1000000|catalogue.edit.count",
                "QUOTA|quota.amount|12345678|catalogue.edit.long",
                "QUOTA|quota.amount|六十|catalogue.edit.count",
                "QUOTA|quota.per|DAILY|catalogue.edit.choice",
                "QUOTA|quota.amount|60|catalogue.edit.missing",
                "MATERIALS|materials.0.note|只有说明|catalogue.edit.missing",
                "LAWS|laws.0.articles|第一条|catalogue.edit.missing",
                "QUESTIONS|questions.0.question|只有问|catalogue.edit.missing",
                "COMPLAINT|complaint.text|没有电话|catalogue.edit.missing",
                "RESULT|result.validity.amount|3|catalogue.edit.missing",
            })
    void whatIsTypedWrongIsNamed(Part part, String field, String text, String fault) {
        var typed = new HashMap<>(Map.of("kind", "PROMISED"));
        typed.put(field, Objects.requireNonNullElse(text, ""));
        assertThat(GuideFields.check(part, typed).lines())
                .extracting(Errors.Line::key)
                .contains(fault);
    }

    /** What was published before there were these fields has the fingerprint that it had. */
    @Test
    void whatIsNotSaidIsLeftOutOfWhatIsStored() {
        var bare = GuideFields.write(Part.QUOTA, GUIDE, Map.of("quota.amount", "", "quota.per", "ANNUAL"));
        assertThat(bare.quota()).isNull();
        var kind = Map.of("typeName", "行政许可", "kind", "INSTANT", "atWindow", "");
        var tree = JsonMapper.shared().valueToTree(GuideFields.write(Part.KIND, bare, kind));
        assertThat(tree.has("quota")).isFalse();
        assertThat(tree.has("atWindow")).isFalse();
        var some = GuideFields.write(Part.QUOTA, GUIDE, Map.of("quota.amount", "999999", "quota.per", "OVERALL"));
        assertThat(some.quota()).isEqualTo(new Guide.Quota(999_999, Guide.Quota.Period.OVERALL));
        assertThat(GuideFields.write(Part.KIND, GUIDE, Map.of("kind", "INSTANT", "atWindow", "true"))
                        .windowDecides())
                .isTrue();
    }

    @Test
    void noLimitIsLongerThanTenYearsAndNoTextWithoutEnd() {
        var limit = Map.of("promisedLimit.amount", "999", "promisedLimit.unit", "YEAR", "promisedLimit.basis", "承诺");
        assertThat(GuideFields.check(Part.LIMITS, limit).lines())
                .extracting(Errors.Line::key)
                .containsExactly("catalogue.edit.limit");
        assertThat(GuideFields.check(Part.STATUS, Map.of("statusQuery", "长".repeat(4001)))
                        .any())
                .isTrue();
        assertThat(GuideFields.check(Part.STATUS, Map.of("statusQuery", "长".repeat(4000)))
                        .any())
                .isFalse();
    }

    @Test
    void theMarkOfAPartChangesWithItAndNotWithAnother() {
        var other = GuideFields.write(Part.STATUS, GUIDE, Map.of("statusQuery", "新"));
        assertThat(GuideFields.mark(Part.STATUS, other)).isNotEqualTo(GuideFields.mark(Part.STATUS, GUIDE));
        assertThat(GuideFields.mark(Part.LAWS, other)).isEqualTo(GuideFields.mark(Part.LAWS, GUIDE));
    }
}
