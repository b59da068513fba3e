package org.tiaokuai.hall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** Finding an item the way people type. */
@WholeApplication
class ItemsPageTest {

    @LocalServerPort
    int port;

    private String find(String typed) {
        return new Visitor(port)
                .get("/items?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jzz", "juzhuzheng", "居住證", "居住证", "暂住证"})
    void theResidencePermitIsFoundHoweverItIsTyped(String typed) {
        assertThat(find(typed)).contains("居住").contains("最合适的在前").doesNotContain("没有找到");
    }

    @Test
    void whatWasAskedForIsMarkedInTheName() {
        assertThat(find("居住证")).contains("<mark>居住证</mark>");
        assertThat(find("<script>居住证")).contains("<mark>居住证</mark>").doesNotContain("<script>居住");
    }

    @Test
    void whatOnlySoundsTheSameIsSaidToBeNear() {
        assertThat(find("居住正")).contains("找到相近的").contains("<mark>居住</mark>证");
    }

    @Test
    void editorsSeeWhatWasNotFound() {
        find("飞碟停放许可申报");
        var keeper = new Visitor(port).officer("liang");
        assertThat(keeper.get("/admin").body()).contains("/admin/missed-searches");
        assertThat(keeper.get("/admin/missed-searches").body()).contains("飞碟停放许可申报");
        assertThat(new Visitor(port)
                        .officer("guan")
                        .get("/admin/missed-searches")
                        .statusCode())
                .isEqualTo(404);
    }
}
