package org.tiaokuai.access.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.tiaokuai.access.Vault;

/**
 * How a session is stored: as Java writes objects, behind a keyed hash. Reading such bytes runs code, so that whoever may write
 * to the database must not be able to make them; and what is read is of the few kinds that a session holds.
 */
@Configuration(proxyBeanMethods = false)
class SessionBytes {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBytes.class);
    private static final String PURPOSE = "session";
    private static final int CODE = 64;

    private static final ObjectInputFilter KINDS = ObjectInputFilter.Config.createFilter(
            "maxdepth=30;maxrefs=5000;maxbytes=200000;maxarray=20000;org.tiaokuai.access.*;java.lang.*;java.util.*;"
                    + "java.util.concurrent.*;java.time.*;org.springframework.util.*;org.springframework.security.core.**;org.springframework.security.authentication.*;"
                    + "org.springframework.security.web.**;org.springframework.web.servlet.*;!*");

    /** Named as Spring Session looks for it. */
    @Bean
    ConversionService springSessionConversionService(ObjectProvider<Vault> vault) {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new Signing(vault));
        conversions.addConverter(byte[].class, Object.class, new Forgiving(vault));
        return conversions;
    }

    private static byte[] code(ObjectProvider<Vault> vault, byte[] content) {
        var text = Base64.getEncoder().encodeToString(content);
        return vault.getObject().keyed(PURPOSE, text).getBytes(StandardCharsets.US_ASCII);
    }

    /** @param vault holds the key of the hash */
    record Signing(ObjectProvider<Vault> vault) implements Converter<Object, byte[]> {

        private static final SerializingConverter WRITER = new SerializingConverter();

        @Override
        public byte[] convert(Object held) {
            var content = WRITER.convert(held);
            var stored = Arrays.copyOf(code(vault, content), CODE + content.length);
            System.arraycopy(content, 0, stored, CODE, content.length);
            return stored;
        }
    }

    /** What cannot be read is as if it had never been there: its owner signs in once more, instead of meeting our fault. */
    record Forgiving(ObjectProvider<Vault> vault) implements Converter<byte[], Object> {

        @Override
        @SuppressWarnings("NullAway") // the interface allows null, which NullAway does not see on a type argument
        public @Nullable Object convert(byte[] stored) {
            if (stored.length > CODE) {
                var content = Arrays.copyOfRange(stored, CODE, stored.length);
                if (MessageDigest.isEqual(Arrays.copyOf(stored, CODE), code(vault, content))) {
                    return read(content);
                }
            }
            LOG.warn("A session holds something that this platform did not write; it is left out");
            return null;
        }

        private static @Nullable Object read(byte[] content) {
            try (var in = new ConfigurableObjectInputStream(
                    new ByteArrayInputStream(content), SessionBytes.class.getClassLoader())) {
                in.setObjectInputFilter(KINDS);
                return in.readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                LOG.info("A session holds something that this version cannot read; it is left out");
                return null;
            }
        }
    }
}
