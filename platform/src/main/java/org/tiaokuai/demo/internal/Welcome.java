package org.tiaokuai.demo.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.demo.DemoCity;

/** Tells whoever started the demonstration where it is and who they can be. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final DemoCity city;

    Welcome(DemoCity city) {
        this.city = city;
    }

    @EventListener
    void on(WebServerInitializedEvent started) {
        int port = started.getWebServer().getPort();
        if (port <= 0) {
            return;
        }
        LOG.info("");
        LOG.info("Tiaokuai 条块 is ready:   http://localhost:{}", port);
        LOG.info("Who you can be:          http://localhost:{}/demo   (every password: {})", port, city.password());
        LOG.info("  resident 陆小满         320281199305219826");
        LOG.info("  window officer 周砚秋   zhou      approver 沈月明   shen   (health)");
        LOG.info("  window officer 许听泉   xu        approver 林渡     lin    (government services office)");
        LOG.info("  editor of guides 温如故 wen       approver 宋望川   song   (police)");
        LOG.info("Stop with Ctrl-C; the data stays.");
    }
}
