package org.tiaokuai.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.validation.FieldError;
import org.springframework.validation.MapBindingResult;

class ErrorsTest {

    @Test
    void withoutALineThereIsNoError() {
        assertThat(Errors.NONE.any()).isFalse();
        assertThat(Errors.NONE.at("name")).isEmpty();
        assertThat(Errors.NONE.bad("name")).isFalse();
    }

    @Test
    void aFieldShowsItsFirstLineOnly() {
        var errors = new Errors(List.of(new Errors.Line("name", "first"), new Errors.Line("name", "second")));
        assertThat(errors.at("name")).map(Errors.Line::key).contains("first");
        assertThat(errors.bad("name")).isTrue();
        assertThat(errors.bad("nam")).isFalse();
        assertThat(errors.bad("")).isFalse();
    }

    @Test
    void theArgumentsOfASentenceComeAlong() {
        assertThat(Errors.of("reasons", "too.long", 2000).lines().getFirst().arguments())
                .containsExactly(2000);
    }

    @Test
    void aConstraintsMessageIsAKeyAndAWrongTypeHasItsOwn() {
        var binding = new MapBindingResult(new HashMap<String, String>(), "form");
        binding.rejectValue("name", "NotBlank", "access.signUp.name.missing");
        binding.addError(
                new FieldError("form", "age", "x", true, new String[] {"typeMismatch"}, null, "Failed to convert"));
        assertThat(Errors.of(binding).lines())
                .extracting(Errors.Line::key)
                .containsExactly("access.signUp.name.missing", "page.error.type");
    }

    @Test
    void whatIsFoundLaterDoesNotComeInByTheBackDoor() {
        var lines = new ArrayList<Errors.Line>();
        var errors = new Errors(lines);
        lines.add(new Errors.Line("name", "late"));
        assertThat(errors.any()).isFalse();
        assertThatThrownBy(() -> errors.lines().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
