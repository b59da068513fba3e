package org.tiaokuai.access.internal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/** How a session is stored; what an older version wrote and this one cannot read is as if it had never been there. */
@Configuration(proxyBeanMethods = false)
class SessionBytes {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBytes.class);

    /** Named as Spring Session looks for it. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, new Forgiving());
        return conversions;
    }

    /** Its owner signs in once more, instead of meeting our fault at each page until the session ends. */
    static final class Forgiving implements Converter<byte[], Object> {

        private final DeserializingConverter reader = new DeserializingConverter();

        @Override
        @SuppressWarnings("NullAway") // the interface allows null, which NullAway does not see on a type argument
        public @Nullable Object convert(byte[] stored) {
            try {
                return reader.convert(stored);
            } catch (SerializationFailedException e) {
                LOG.info("A session holds something that this version cannot read; it is left out");
                return null;
            }
        }
    }
}
