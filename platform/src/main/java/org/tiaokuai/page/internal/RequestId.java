package org.tiaokuai.page.internal;

import java.util.concurrent.ThreadLocalRandom;

/** Names one request in the log and on the page that tells of trouble. */
final class RequestId {

    private RequestId() {}

    static String next() {
        return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    }
}
