package org.tiaokuai.page.internal;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells "the database cannot be reached now" from "we sent it nonsense". */
final class DatabaseAway {

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isConnection(sql)) {
                return true;
            }
            // A rollback that failed, because the connection was gone, hides why it was tried.
            if (cause instanceof TransactionSystemException rollback) {
                var original = rollback.getApplicationException();
                if (original != null && isCauseOf(original)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** SQLSTATE class 08 is "connection exception", 57P01 to 57P03 a server going down or coming up, 55P03 a lock too long held. */
    private static boolean isConnection(SQLException sql) {
        var state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || (state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("55P03")));
    }
}
