package org.tiaokuai.form.internal;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.util.List;
import java.util.function.Predicate;
import org.tiaokuai.standard.CitizenNumber;
import org.tiaokuai.standard.SocialCreditCode;

/** JSON Schema 2020-12 with two formats of ours, the national numbers with their check digits. */
final class Formats {

    private Formats() {}

    static SchemaRegistry registry() {
        var base = Dialects.getDraft202012();
        var dialect = Dialect.builder(base.getId(), base)
                .formats(List.of(
                        new Checked("citizen-number", text -> CitizenNumber.fault(text)
                                .isEmpty()),
                        new Checked("social-credit-code", text -> SocialCreditCode.fault(text)
                                .isEmpty())))
                .build();
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    }

    private record Checked(String name, Predicate<String> fits) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return fits.test(value);
        }
    }
}
