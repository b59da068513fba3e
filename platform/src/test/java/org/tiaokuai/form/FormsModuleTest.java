package org.tiaokuai.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;

@EmptyPlatform
class FormsModuleTest {

    private static final String SCHEMA = """
            {"title": "%s", "x-pages": [{"id": "a", "fields": ["b"]}],
             "properties": {"b": {"title": "B", "type": "string", "x-widget": "text"}}}
            """;

    private final Forms forms;
    private final JdbcClient jdbc;
    private final String id = "form-" + UUID.randomUUID();

    @Autowired
    FormsModuleTest(Forms forms, JdbcClient jdbc) {
        this.forms = forms;
        this.jdbc = jdbc;
    }

    @Test
    void theSameSchemaAgainIsTheVersionItWasHoweverItIsSpaced() {
        var first = forms.keep(id, SCHEMA.formatted("甲"));
        assertThat(first).isEqualTo(new FormRef(id, 1));
        assertThat(forms.keep(id, SCHEMA.formatted("甲").replace("\n", " "))).isEqualTo(first);
    }

    @Test
    void aChangedSchemaIsTheNextVersionAndTheOldOneStaysAsItWas() {
        var first = forms.keep(id, SCHEMA.formatted("甲"));
        var second = forms.keep(id, SCHEMA.formatted("乙"));
        assertThat(second.version()).isEqualTo(2);
        assertThat(forms.get(first).title()).isEqualTo("甲");
        assertThat(forms.get(second).title()).isEqualTo("乙");
        assertThat(forms.keep(id, SCHEMA.formatted("甲"))).isEqualTo(first);
    }

    @Test
    void aSchemaThatIsNoFormIsNotKept() {
        assertThatThrownBy(() -> forms.keep(id, "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.keep(id, "no JSON")).isInstanceOf(RuntimeException.class);
        assertThat(jdbc.sql("select count(*) from form.form_version where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aVersionThatWasNeverKeptIsNotMadeUp() {
        assertThatThrownBy(() -> forms.get(new FormRef(id, 7))).isInstanceOf(RuntimeException.class);
    }
}
