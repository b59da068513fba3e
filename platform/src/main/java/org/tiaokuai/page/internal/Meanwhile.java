package org.tiaokuai.page.internal;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Two kinds of failure that are an answer, not a fault: someone was quicker, or the address is none of ours. */
@ControllerAdvice
class Meanwhile {

    @ExceptionHandler(OptimisticLockingFailureException.class)
    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "someone changed this meanwhile")
    void changedBySomeoneElse() {}

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    @ResponseStatus(code = HttpStatus.NOT_FOUND, reason = "no such address")
    void noSuchAddress() {}
}
