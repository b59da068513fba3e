package org.tiaokuai.access.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tiaokuai.access.Residents.Particular;

/** {@link Particular#NAME}. */
@Constraint(validatedBy = PersonName.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@interface PersonName {

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** An empty name is another constraint's to name. */
    final class Check implements ConstraintValidator<PersonName, String> {

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name.isEmpty() || Particular.NAME.fits(name);
        }
    }
}
