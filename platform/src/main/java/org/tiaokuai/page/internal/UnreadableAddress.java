package org.tiaokuai.page.internal;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the container says where no page of ours can: to an address that is not written as one, such as one with Chinese
 * characters that are not encoded. It knows no language of the reader, so it speaks two.
 */
class UnreadableAddress extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableAddress.class);

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有看懂</title></head>
            <body>
            <h1>没有看懂</h1>
            <p>地址写错了，或者里面的汉字没有编码。请从首页重新找。</p>
            <p lang="en">This address cannot be read: it is wrong, or its characters are not encoded. Please start from the home page.</p>
            <p><a href="/">首页 <span lang="en">Home</span></a></p>
            </body>
            </html>
            """;

    /** Innermost in the container, so that it speaks first. */
    @Component
    static class Installed implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new UnreadableAddress()));
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable trouble) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        StrictHeaders.on(response);
        response.setContentType("text/html");
        response.setCharacterEncoding("utf-8");
        try {
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(PAGE);
                response.finishResponse();
            }
        } catch (IOException e) {
            LOG.debug("Nobody waits for the answer any more", e);
        }
    }
}
