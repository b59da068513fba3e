package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.tiaokuai.intake.Importing.code;
import static org.tiaokuai.intake.Importing.line;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.organisation.Organisation;

/** What of a guide is taken and told to a person all the same. */
@EmptyPlatform
class ImportDoubtsTest {

    private final Catalogue catalogue;
    private final Importing importing;

    @Autowired
    ImportDoubtsTest(Catalogue catalogue, GuideImports imports, Organisation organisation, SmallTown town) {
        this.catalogue = catalogue;
        importing = new Importing(imports, organisation, town);
    }

    @ParameterizedTest
    @CsvSource({
        "20(工作日), 10(工作日), false",
        "10(工作日), 20(工作日), true",
        "20(自然日), 20(工作日), true",
        "30(工作日), 30(自然日), false",
        "5(工作日), 10(自然日), true",
        "20(工作日), 20(工作日), false",
        "无, 20(工作日), false",
        "20(工作日), 无, false"
    })
    void aPromiseThatEndsAfterTheLawsDayIsDoubtedWhateverTheUnits(String legal, String promised, boolean doubted)
            throws IOException {
        var report = importing.take(
                line(code(), ",\"handle_time\":\"" + legal + "\",\"handle_time_limit\":\"" + promised + "\""));
        assertThat(report.kinds().contains(Kind.PROMISE_BEYOND_LAW)).isEqualTo(doubted);
    }

    @Test
    void aRareCharacterAnInvisibleOneAndAVeryLongTextAreTaken() throws IOException {
        var code = code();
        var report = importing.take(line(
                code,
                ",\"accept_standard\":\"𠮷䶮\\u0000\\ud83d\",\"DEPT_NAME\":\"局\",\"matter_short\":\""
                        + "长".repeat(30_000) + "\""));
        assertThat(report.run().broken()).isZero();
        assertThat(catalogue
                        .item(code)
                        .orElseThrow()
                        .offer()
                        .guide()
                        .conditions()
                        .getFirst())
                .startsWith("𠮷䶮");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999(工作日)", "3651(自然日)", "二十(工作日)", "-1(工作日)", "20", "20(月)", "99999(工作日)", "1.5(工作日)"})
    void aLimitThatCannotBeIsDoubtedAndNeverKeptToFailLater(String limit) throws IOException {
        var code = code();
        var report = importing.take(
                line(code, ",\"handle_time\":\"" + limit + "\",\"handle_time_limit\":\"" + limit + "\""));
        assertThat(report.doubts()).as(limit).isNotEmpty();
        catalogue.item(code).map(Item::offer).ifPresent(offer -> {
            for (var term :
                    Arrays.asList(offer.guide().legalLimit(), offer.guide().promisedLimit())) {
                if (term != null) {
                    assertThatCode(term::limit).doesNotThrowAnyException();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"其他材料", "其他有关资料", "有关材料", "与申请有关的其他文件"})
    void aMaterialThatAnythingCouldBeIsDoubted(String material) throws IOException {
        var report = importing.take(line(code(), ",\"material_intro\":[\"身份证\",\"" + material + "\"]"));
        assertThat(report.kinds()).contains(Kind.MATERIAL_VAGUE);
        assertThat(importing.take(line(code(), ",\"material_intro\":[\"身份证\"]")).doubts())
                .isEmpty();
    }

    @Test
    void whatIsSaidToBeOnlineAndLacksWhatThisNeedsIsDoubtedAndTakesNoApplications() throws IOException {
        var code = code();
        var online = ",\"ONLINECHECK\":\"1\",\"DEPT_NAME\":\"局\",\"material_intro\":[\"身份证\"]";
        assertThat(importing.take(line(code, online)).doubts())
                .containsExactly(new Doubt(1, code, Kind.NOT_ONLINE, "COMPLAINT"));
        assertThat(catalogue.offer(code)).isEmpty();
        assertThat(importing
                        .take(line(code, online + ",\"complain_phone\":\"12345\""))
                        .doubts())
                .isEmpty();
        assertThat(catalogue.offer(code)).isPresent();
    }
}
