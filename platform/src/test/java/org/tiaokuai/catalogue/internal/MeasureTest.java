package org.tiaokuai.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.SmallTown;
import org.tiaokuai.catalogue.Element;
import org.tiaokuai.catalogue.Fulfilment;
import org.tiaokuai.catalogue.Fulfilment.Column;
import org.tiaokuai.catalogue.Fulfilment.State;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.GuideFields;
import org.tiaokuai.catalogue.Norm;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.organisation.Department;

class MeasureTest {

    private static final Guide GUIDE =
            SmallTown.guide(new Department(UUID.randomUUID(), "11", "局", "局", "条", null, false), "X1", "测试许可", 10);

    private static Guide with(Guide guide, Part part, Map<String, String> typed) {
        return GuideFields.write(part, guide, typed);
    }

    private static Fulfilment cell(Guide guide, String kind, String name) {
        return Measure.of(guide).get(Column.ALL.indexOf(new Column(kind, name)));
    }

    @Test
    void thereIsACellForEachOfTheTenElementsAndTheFourteenNorms() {
        assertThat(Element.values()).hasSize(10);
        assertThat(Norm.values()).hasSize(14);
        assertThat(Measure.of(GUIDE)).hasSameSizeAs(Column.ALL).hasSize(24);
        assertThat(Measure.marks(Measure.of(GUIDE))).hasSize(24).matches("[-+/]+");
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS,statusQuery,element,STATUS_QUERY",
        "FEEDBACK,resultFeedback,element,RESULT_FEEDBACK",
        "DOWNLOAD,formDownload,element,FORM_DOWNLOAD",
        "LAWS,laws.0.title,element,LAWS",
        "CONSULTATION,consultation.phone,element,CONSULTATION",
        "COMPLAINT,complaint.phone,element,COMPLAINT",
        "CONDITIONS,conditions,element,GUIDE",
        "WINDOWS,windows.0.name,norm,NEARBY_APPLICATION",
        "RESULT,result.name,norm,LICENCE",
    })
    void whatTheGuideSaysIsMetAndWhatItDoesNotSayIsMissing(Part part, String field, String kind, String name) {
        var offline = with(GUIDE, Part.ONLINE, Map.of());
        assertThat(cell(with(offline, part, Map.of()), kind, name).state()).isEqualTo(State.MISSING);
        assertThat(cell(with(offline, part, Map.of(field, "写了")), kind, name).state())
                .isEqualTo(State.MET);
    }

    @Test
    void aNormThatAnElementSaysIsFulfilledAsTheElementIs() {
        for (var norm : Norm.values()) {
            norm.element().ifPresent(element -> assertThat(cell(GUIDE, "norm", norm.name()))
                    .isEqualTo(cell(GUIDE, "element", element.name())));
        }
    }

    @Test
    void whatDoesNotApplyIsSaidWithItsReasonButNotOfWhatEveryItemHas() {
        var typed = new HashMap<String, String>();
        typed.put("notApplicable.0.about", Norm.HOME_VISIT.name());
        typed.put("notApplicable.0.reason", "要到现场核验");
        assertThat(cell(with(GUIDE, Part.WAIVERS, typed), "norm", "HOME_VISIT"))
                .isEqualTo(new Fulfilment(State.NOT_APPLICABLE, "要到现场核验"));
        var bare = with(GUIDE, Part.COMPLAINT, Map.of());
        for (var element : Measure.ALWAYS) {
            typed.put("notApplicable.0.about", element.name());
            assertThat(GuideFields.check(Part.WAIVERS, typed).any()).isTrue();
            assertThat(cell(with(bare, Part.WAIVERS, typed), "element", "COMPLAINT")
                            .state())
                    .isEqualTo(State.MISSING);
        }
    }

    @Test
    void aWaiverOfWhatIsThereSaysNothing() {
        var typed = Map.of("notApplicable.0.about", "IDENTITY", "notApplicable.0.reason", "不用");
        assertThat(cell(with(GUIDE, Part.WAIVERS, typed), "norm", "IDENTITY").state())
                .isEqualTo(State.MET);
    }

    @ParameterizedTest
    @CsvSource({"不收费,NOT_APPLICABLE", "免费,NOT_APPLICABLE", "首次免费,MISSING", "每件10元,MISSING", "'',MISSING"})
    void onlyWhatCostsNothingNeedsNoPayment(String fee, State state) {
        var guide = with(GUIDE, Part.KIND, Map.of("kind", "PROMISED", "fee", fee));
        assertThat(cell(guide, "norm", "PAYMENT").state()).isEqualTo(state);
    }

    @Test
    void onlyTheObligatoryKeepAnItemFromBeingOnline() {
        assertThat(Measure.lacking(GUIDE)).isEmpty();
        assertThat(Measure.online(GUIDE)).isTrue();
        var bare = with(with(GUIDE, Part.CONDITIONS, Map.of()), Part.COMPLAINT, Map.of());
        assertThat(Measure.lacking(bare)).isEqualTo(List.of(Element.GUIDE, Element.COMPLAINT));
        assertThat(Measure.online(bare)).isFalse();
        assertThat(Measure.online(with(GUIDE, Part.ONLINE, Map.of()))).isFalse();
        assertThat(Arrays.stream(Element.values())
                        .filter(element ->
                                cell(GUIDE, "element", element.name()).state() == State.MISSING))
                .as("what is only counted")
                .isNotEmpty();
    }
}
