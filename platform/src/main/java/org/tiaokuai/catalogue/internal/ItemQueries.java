package org.tiaokuai.catalogue.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Catalogue.Asked;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.catalogue.internal.GuideIndex.QuestionRef;

/** What lists show of what the search found, straight from SQL to view records. */
@Repository
class ItemQueries {

    private final JdbcClient jdbc;

    ItemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their codes here. */
    List<ItemView> views(List<String> codes) {
        return jdbc.sql("""
                        select i.code, i.name, i.name_en, i.summary, i.summary_en, i.kind, i.department_name, i.online,
                            i.stage = 'SUSPENDED' as suspended,
                            i.promised_amount, i.promised_unit
                        from unnest(cast(:codes as text[])) with ordinality as wanted (code, place)
                        join catalogue.item i on i.code = wanted.code order by wanted.place
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query(ItemView.class)
                .list();
    }

    List<Asked> questions(List<QuestionRef> refs) {
        return jdbc.sql("""
                        select i.code, wanted.number, v.guide -> 'questions' -> (wanted.number - 1) ->> 'question' as question,
                            i.name as item_name
                        from unnest(cast(:codes as text[]), cast(:numbers as int[])) with ordinality
                            as wanted (code, number, place)
                        join catalogue.item i on i.code = wanted.code
                        join catalogue.item_version v on v.item = i.code and v.version = i.version
                        where jsonb_array_length(v.guide -> 'questions') >= wanted.number order by wanted.place
                        """)
                .param("codes", refs.stream().map(QuestionRef::code).toArray(String[]::new))
                .param("numbers", refs.stream().map(QuestionRef::number).toArray(Integer[]::new))
                .query(Asked.class)
                .list();
    }
}
