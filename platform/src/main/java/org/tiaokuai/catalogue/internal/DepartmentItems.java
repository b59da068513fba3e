package org.tiaokuai.catalogue.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.organisation.HandledItems;

/** Tells {@code organisation} which items a post can be limited to: what is withdrawn may still have open cases. */
@Repository
class DepartmentItems implements HandledItems {

    private final JdbcClient jdbc;

    DepartmentItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<HandledItem> of(UUID department, String asked, int most) {
        return jdbc.sql("""
                        select code, name, name_en, handled_by from catalogue.item
                        where handled_by = :department
                            and (strpos(name, :asked) > 0 or strpos(code, upper(:asked)) > 0)
                        order by name, code limit :most
                        """)
                .param("department", department)
                .param("asked", asked)
                .param("most", most)
                .query(HandledItem.class)
                .list();
    }

    @Override
    public List<HandledItem> named(Collection<String> codes) {
        return jdbc.sql("""
                        select code, name, name_en, handled_by from catalogue.item
                        where code = any(:codes) order by name, code
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query(HandledItem.class)
                .list();
    }
}
