package org.tiaokuai.catalogue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.catalogue.Completeness;
import org.tiaokuai.catalogue.Element;
import org.tiaokuai.catalogue.Fulfilment;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;

/** Keeps how each item was measured when it was published, so that no list has to open a guide. */
@Service
class Measures implements Completeness {

    private static final String ROW = """
            select code, name, name_en, department_name, online, marks, reasons, count(*) over () as total
            from catalogue.item
            where stage <> 'WITHDRAWN' and marks <> ''
                and (cast(:department as uuid) is null or handled_by = :department)
            """;

    private static final String BODIES = """
            with one as (
                select i.department_code, i.department_name, at,
                    count(*) filter (where substr(i.marks, at, 1) = '-') as missing
                from catalogue.item i cross join generate_series(1, :columns) as at
                where i.stage <> 'WITHDRAWN' and i.marks <> ''
                group by i.department_code, i.department_name, at
            ), whole as (
                select department_code, department_name, count(*) as items,
                    count(*) filter (where online) as online
                from catalogue.item where stage <> 'WITHDRAWN' and marks <> ''
                group by department_code, department_name
            )
            select w.department_name, w.items, w.online, array_agg(o.missing order by o.at) as missing,
                sum(o.missing) as lacking
            from whole w join one o using (department_code, department_name)
            group by department_code, w.department_name, w.items, w.online
            order by sum(o.missing) / w.items desc, w.department_name
            """;

    /** Only while that version is in force: a later one has been measured by whoever published it. */
    private static final String PUT = """
            update catalogue.item set marks = :marks, reasons = :reasons, measured = :generation,
                missing = :missing, online = :online
            where code = :code and version = :version
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    Measures(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void put(List<Offer> versions) {
        batches.batchUpdate(PUT, versions.stream().map(Measures::measured).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource measured(Offer version) {
        var cells = Measure.of(version.guide());
        return new MapSqlParameterSource("marks", Measure.marks(cells))
                .addValue("reasons", cells.stream().map(Fulfilment::reason).toArray(String[]::new))
                .addValue("generation", Measure.GENERATION)
                .addValue(
                        "missing",
                        cells.stream()
                                .filter(cell -> cell.state() == Fulfilment.State.MISSING)
                                .count())
                .addValue("online", Measure.online(version.guide()))
                .addValue("code", version.guide().code())
                .addValue("version", version.version());
    }

    List<String> outdated(int limit) {
        return jdbc.sql("select code from catalogue.item where measured < :generation order by code limit :limit")
                .param("generation", Measure.GENERATION)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Override
    public List<Fulfilment> of(Guide guide) {
        return Measure.of(guide);
    }

    @Override
    public List<Element> lacking(Guide guide) {
        return Measure.lacking(guide);
    }

    @Override
    @Transactional(readOnly = true)
    public Matrix matrix(UUID department, int page) {
        var total = new long[1];
        var rows = jdbc.sql(ROW + " order by missing desc, code limit :limit offset :offset")
                .param("department", department)
                .param("limit", Matrix.PAGE)
                .param("offset", (long) page * Matrix.PAGE)
                .query((row, at) -> {
                    total[0] = row.getLong("total");
                    return row(row);
                })
                .list();
        return new Matrix(rows, total[0]);
    }

    @Override
    @Transactional(readOnly = true)
    public void each(Optional<UUID> department, Consumer<Row> taker) {
        jdbc.sql(ROW + " order by department_name, code")
                .withFetchSize(500)
                .param("department", department.orElse(null))
                .query((ResultSet row) -> taker.accept(row(row)));
    }

    private static Row row(ResultSet row) throws SQLException {
        var marks = row.getString("marks");
        var reasons = (String[]) row.getArray("reasons").getArray();
        var cells = new ArrayList<Fulfilment>();
        for (int i = 0; i < marks.length(); i++) {
            cells.add(new Fulfilment(Fulfilment.State.of(marks.charAt(i)), reasons[i]));
        }
        return new Row(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("department_name"),
                row.getBoolean("online"),
                cells);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Body> bodies() {
        int columns = Fulfilment.Column.ALL.size();
        return jdbc.sql(BODIES)
                .param("columns", columns)
                .query((row, at) -> {
                    var missing = (Long[]) row.getArray("missing").getArray();
                    long cells = row.getLong("items") * columns;
                    return new Body(
                            row.getString("department_name"),
                            row.getLong("items"),
                            row.getLong("online"),
                            Arrays.asList(missing),
                            100.0 * (cells - row.getLong("lacking")) / cells);
                })
                .list();
    }
}
