package org.tiaokuai.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** Opens what people bring. */
public interface Tables {

    /**
     * The rows of a file of any shape that has rows. Every row has the same fields; in JSON the object's own, else those
     * that the first row of two cells or more names. A file that is damaged, or would unpack to more than a table does, is an exception.
     */
    Rows open(Shape shape, Charset charset, InputStream content) throws IOException;

    /** All sheets of a workbook; {@link Workbook.TooLarge} when it is beyond the bounds. */
    Workbook workbook(InputStream content, Workbook.Bounds bounds) throws IOException;
}
