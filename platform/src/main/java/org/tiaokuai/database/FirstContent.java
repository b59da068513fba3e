package org.tiaokuai.database;

import javax.sql.DataSource;

/** Fills tables in the moment after they were made, before anybody else looks at them. */
public interface FirstContent {

    void fill(DataSource database);
}
