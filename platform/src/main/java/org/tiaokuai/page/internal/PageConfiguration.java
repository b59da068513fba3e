package org.tiaokuai.page.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Templates are compiled with the product; words are gathered from every module's own folder. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    MessageSource messageSource() throws IOException {
        var words = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*/words.properties");
        var source = new ResourceBundleMessageSource();
        source.setBasenames(
                Arrays.stream(words).map(PageConfiguration::basename).distinct().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private static String basename(Resource words) {
        try {
            var address = words.getURL().toString();
            return address.substring(address.lastIndexOf("messages/"), address.lastIndexOf(".properties"));
        } catch (IOException e) {
            throw new IllegalStateException("A message file has no address: " + words, e);
        }
    }
}
