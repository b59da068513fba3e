package org.tiaokuai.page.internal;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Failures that are an answer, not a fault: someone was quicker, or the address or the form is none of ours. */
@ControllerAdvice
class Meanwhile {

    @ExceptionHandler(OptimisticLockingFailureException.class)
    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "someone changed this meanwhile")
    void changedBySomeoneElse() {}

    /** A file where a text was asked for. */
    @ExceptionHandler(MethodArgumentConversionNotSupportedException.class)
    @ResponseStatus(code = HttpStatus.BAD_REQUEST, reason = "not what the form sends")
    void noSuchForm() {}

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    @ResponseStatus(code = HttpStatus.NOT_FOUND, reason = "no such address")
    void noSuchAddress() {}
}
