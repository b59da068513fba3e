package org.tiaokuai.page.internal;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.tiaokuai.page.Damaged;

/** Whose fault an exception is: a request that nobody could read is not ours. */
final class Complaint {

    private static final int MOST_FRAMES = 25;

    private Complaint() {}

    /** The status to answer with when the request itself could not be read; null when the fault is ours. */
    static @Nullable Integer unreadableRequest(Throwable trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof MaxUploadSizeExceededException) {
                return 413;
            }
            if (cause instanceof InvalidParameterException parameters) {
                return parameters.getErrorCode() == 413 ? 413 : 400;
            }
            // SQLSTATE class 22, data exception: text that the database cannot hold, such as a NUL.
            // A field whose name would reach into a record: name[0] for name.
            if (cause instanceof MultipartException
                    || cause instanceof InvalidPropertyException
                    || (cause instanceof SQLException sql && isData(sql))) {
                return 400;
            }
        }
        return null;
    }

    /** Whether no second try helps, for somebody bent what is kept. */
    static boolean damage(Throwable trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof Damaged) {
                return true;
            }
        }
        return false;
    }

    private static boolean isData(SQLException sql) {
        return sql.getSQLState() != null && sql.getSQLState().startsWith("22");
    }

    /** Types and places without messages: a message may quote what a person typed. */
    static String described(Throwable trouble) {
        var told = new StringBuilder();
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            told.append(told.isEmpty() ? "" : "\ncaused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                told.append(" SQLSTATE ").append(sql.getSQLState());
            }
            told.append(Arrays.stream(cause.getStackTrace())
                    .limit(MOST_FRAMES)
                    .map(frame -> "\n    at " + frame)
                    .collect(Collectors.joining()));
        }
        return told.toString();
    }
}
