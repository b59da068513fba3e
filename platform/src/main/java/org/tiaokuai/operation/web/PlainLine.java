package org.tiaokuai.operation.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tiaokuai.page.Typing;

/** One line of plain text that everybody can read: not long, and nothing in it that cannot be seen. */
@Constraint(validatedBy = PlainLine.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@interface PlainLine {

    int LONGEST = 200;

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** An empty line is another constraint's to name. */
    final class Check implements ConstraintValidator<PlainLine, String> {

        @Override
        public boolean isValid(String line, ConstraintValidatorContext context) {
            return line.codePointCount(0, line.length()) <= LONGEST && !Typing.unreadableLine(line);
        }
    }
}
