package org.tiaokuai;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Listens to the SQL that requests send, told apart by the id that each request bears in log and answer. */
final class Statements implements AutoCloseable {

    private final Logger sql = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // The id of the request is with its thread, and must be taken now.
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };

    Statements() {
        heard.start();
        sql.setLevel(Level.DEBUG);
        sql.setAdditive(false);
        sql.addAppender(heard);
    }

    /** Those that one request sent, in order. */
    List<String> of(HttpResponse<String> answer) {
        var request = answer.headers().firstValue("X-Request-Id").orElseThrow();
        return List.copyOf(heard.list).stream()
                .filter(event -> request.equals(event.getMDCPropertyMap().get("request")))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("SQL statement [") || message.contains("SQL update ["))
                .toList();
    }

    @Override
    public void close() {
        sql.detachAppender(heard);
        sql.setAdditive(true);
        sql.setLevel(null);
    }
}
