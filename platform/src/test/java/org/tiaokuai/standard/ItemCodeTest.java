package org.tiaokuai.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.standard.ItemCode.Scheme;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemCodeTest {

    private static final Path ITEMS = Path.of("../../shared/data/guangdong-items/policy.json");
    private static final String BODY = "11440000006939756B";

    @Test
    void readsTheThirtyOneCharactersOfAnItem() {
        var code = ItemCode.of(BODY + "2" + "440101007000");
        assertThat(code.scheme()).isEqualTo(Scheme.ITEM);
        assertThat(code.body()).contains(BODY);
        assertThat(code.bodyFault()).isEmpty();
        assertThat(code.exerciseLevel()).contains("2");
        assertThat(code.basicCode()).contains("440101007000");
        assertThat(code.typeDigits()).contains("01");
        assertThat(code.businessItem()).isEmpty();
        assertThat(code.hasSubItems()).isFalse();
    }

    @Test
    void readsTheThirtyThreeCharactersOfABusinessItem() {
        var code = ItemCode.of("11440000006940116U244010200300103");
        assertThat(code.scheme()).isEqualTo(Scheme.BUSINESS_ITEM);
        assertThat(code.basicCode()).contains("440102003001");
        assertThat(code.businessItem()).contains("03");
    }

    @Test
    void readsTheHeadingOfSubItems() {
        var code = ItemCode.of(BODY.toLowerCase() + "244010200300y");
        assertThat(code.basicCode()).contains("44010200300Y");
        assertThat(code.hasSubItems()).isTrue();
    }

    @Test
    void takesTheOlderStandardsCodeAsItIs() {
        var code = ItemCode.of(" 006939756XK00307001 ");
        assertThat(code.scheme()).isEqualTo(Scheme.GBT_39046);
        assertThat(code.value()).isEqualTo("006939756XK00307001");
        assertThat(List.of(code.body(), code.exerciseLevel(), code.basicCode(), code.typeDigits()))
                .allMatch(part -> part.isEmpty());
        assertThat(code.businessItem()).isEmpty();
        assertThat(code.bodyFault()).isEmpty();
        assertThat(code.hasSubItems()).isFalse();
    }

    @Test
    void isNotRefusedForAWrongCodeOfItsBody() {
        assertThat(ItemCode.of("TE440000GD030003VV2440101007000").bodyFault()).contains(CodeFault.PROVISIONAL);
        assertThat(ItemCode.of("13440000515356094L2440101007000").bodyFault()).contains(CodeFault.CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "11440000006939756B244010100, LENGTH",
        "11440000006939756B244010100700, LENGTH",
        "11440000006939756B24401010070001, LENGTH",
        "11440000006939756B2440101007000012, LENGTH",
        "11440000006939756BX440101007000, CHARACTERS",
        "11440000006939756B24401010070A0, CHARACTERS",
        "11440000006939756B244010100701Y, CHARACTERS",
        "11440000006939756B244010100Y000, CHARACTERS",
        "11440000006939756B244010100700Y0A, CHARACTERS",
        "11440000-06939756B2440101007000, CHARACTERS",
        "006939756-XK-00307, CHARACTERS",
        "事项编码, CHARACTERS"
    })
    void refusesWhatIsNoItemCode(String raw, CodeFault fault) {
        assertThat(ItemCode.fault(raw)).contains(fault);
        assertThatThrownBy(() -> ItemCode.of(raw)).hasMessage("No item code: " + fault);
    }

    @Test
    void readsEveryRealCode() throws IOException {
        assumeTrue(Files.exists(ITEMS), "the real items are not here");
        var items = items();
        assertThat(items).hasSize(2262).allSatisfy(item -> {
            var code = ItemCode.of(text(item, "TASK_CODE"));
            assertThat(code.value()).isEqualTo(text(item, "TASK_CODE"));
            assertThat(code.basicCode()).contains(text(item, "CATAID"));
            assertThat(code.typeDigits()).contains(text(item, "TASK_TYPE"));
        });
        var codes =
                items.stream().map(item -> ItemCode.of(text(item, "TASK_CODE"))).toList();
        assertThat(codes.stream().collect(Collectors.groupingBy(ItemCode::scheme, Collectors.counting())))
                .isEqualTo(Map.of(Scheme.ITEM, 1899L, Scheme.BUSINESS_ITEM, 363L));
        assertThat(codes.stream()
                        .filter(code -> code.bodyFault().isPresent())
                        .map(code -> code.body().orElseThrow())
                        .distinct())
                .containsExactlyInAnyOrder("TE440000GD030003VV", "13440000515356094L");
    }

    @Test
    void readsEveryRealHeadingUnderWhichSubItemsStand() throws IOException {
        assumeTrue(Files.exists(ITEMS), "the real items are not here");
        var headings = items().stream()
                .map(item -> text(item, "TASK_CODE").substring(0, 19) + text(item, "parentCatalogId"))
                .filter(code -> code.endsWith("00Y"))
                .toList();
        assertThat(headings).hasSize(975).allMatch(code -> ItemCode.of(code).hasSubItems());
    }

    private static List<JsonNode> items() throws IOException {
        var json = JsonMapper.shared();
        return Files.readAllLines(ITEMS).stream()
                .filter(line -> !line.isBlank())
                .map(json::readTree)
                .toList();
    }

    private static String text(JsonNode item, String field) {
        return item.get(field).asString();
    }
}
