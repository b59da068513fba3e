package org.tiaokuai.demo.internal;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.page.Banner;

/** Marks every page of a demonstration as one. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class DemoBanner implements Banner {

    @Override
    public Optional<Line> line() {
        return Optional.of(new Line("demo.banner", "/demo", "demo.banner.link"));
    }
}
