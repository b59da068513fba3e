package org.tiaokuai.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Not there or not yours: the answer is the same for both, so that nobody can find out which. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotHere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotHere() {
        super(null, null, false, false);
    }
}
