package org.tiaokuai.table.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.table.Rows;
import org.tiaokuai.table.Sample;

/** Cells parted by commas, semicolons or tabs. */
final class CsvRows implements Rows {

    /** Stands where the rest of a record was left out; no text may hold it. */
    private static final char CUT = '\uFFFF';

    private static final int FIRST_LINE = 1 << 14;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private @Nullable Header header;

    CsvRows(Reader content) throws IOException {
        var buffered = new BufferedReader(content, FIRST_LINE);
        char separator = separator(buffered);
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * Rows.LONGEST)
                .ofCsvRecord(new Bounded(buffered, separator));
        records = reader.iterator();
    }

    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(FIRST_LINE);
        var head = new char[FIRST_LINE];
        int read = Math.max(0, reader.read(head));
        reader.reset();
        if (read > 0 && head[0] == '\uFEFF') {
            reader.skip(1);
        }
        return Sample.separator(new String(head, 0, read).stripLeading()).orElse(',');
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var record = records.next();
            int line = (int) record.getStartingLineNumber();
            if (header == null) {
                var above = Header.above(line, record.getFields());
                header = above.isPresent() ? null : new Header(record.getFields());
                return above.orElseGet(() -> new Row.Blank(line));
            }
            boolean cut = record.getFields().getLast().indexOf(CUT) >= 0;
            return cut ? new Row.Broken(line, Fault.TOO_LONG, "") : header.row(line, record.getFields());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Leaves out what a record holds beyond a bound, so that no field of any length is ever held whole. */
    private static final class Bounded extends FilterReader {

        private final char separator;
        private String pending = "";
        private boolean quoted;
        /** Whether a quote would begin a quoted field here, or go on with one that it seemed to end. */
        private boolean opens = true;

        private int length;

        Bounded(Reader reader, char separator) {
            super(reader);
            this.separator = separator;
        }

        @Override
        public int read() throws IOException {
            if (!pending.isEmpty()) {
                char next = pending.charAt(0);
                pending = pending.substring(1);
                return next;
            }
            boolean inside = quoted;
            int c = follow();
            if (c < 0 || ++length <= LONGEST || ends(c)) {
                length = ends(c) ? 0 : length;
                return c;
            }
            while (c >= 0 && !ends(c)) {
                c = follow();
            }
            length = 0;
            quoted = false;
            pending = inside ? "\"\n" : "\n";
            return CUT;
        }

        private boolean ends(int c) {
            return c == '\n' && !quoted;
        }

        private int follow() throws IOException {
            int c = in.read();
            if (c == '"') {
                boolean closes = quoted;
                quoted = !quoted && opens;
                opens = closes;
            } else {
                opens = c == separator || c == '\n';
            }
            return c;
        }

        @Override
        public int read(char[] into, int offset, int count) throws IOException {
            int read = 0;
            for (int c = 0; read < count && c >= 0; ) {
                c = read();
                if (c >= 0) {
                    into[offset + read++] = (char) c;
                }
            }
            return read == 0 && count > 0 ? -1 : read;
        }
    }
}
