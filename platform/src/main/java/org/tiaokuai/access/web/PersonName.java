package org.tiaokuai.access.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tiaokuai.page.Typing;

/** A name as long as a form takes, counted in characters as people see them, and nothing that cannot be seen. */
@Constraint(validatedBy = PersonName.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@interface PersonName {

    int LONGEST = 50;

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** An empty name is another constraint's to name. */
    final class Check implements ConstraintValidator<PersonName, String> {

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name.isEmpty()
                    || (name.codePointCount(0, name.length()) <= LONGEST
                            && !Typing.blank(name)
                            && !Typing.unreadable(name));
        }
    }
}
