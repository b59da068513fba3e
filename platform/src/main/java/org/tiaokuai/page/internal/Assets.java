package org.tiaokuai.page.internal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Style sheets under one address that changes when any of them does, so that a browser may keep them for ever. */
@Component
class Assets implements WebMvcConfigurer {

    private static final String OURS = "classpath:/assets/";
    private static final String BOOTSTRAP = "classpath:/META-INF/resources/webjars/bootstrap/5.3.8/css/";

    private final String version;

    Assets() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : new PathMatchingResourcePatternResolver().getResources(OURS + "*")) {
            digest.update(file.getContentAsByteArray());
        }
        version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    String version() {
        return version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(OURS, BOOTSTRAP)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
    }
}
