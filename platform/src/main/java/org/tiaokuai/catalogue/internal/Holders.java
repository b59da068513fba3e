package org.tiaokuai.catalogue.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/**
 * A code belongs to the body that used it first, be it only in a draft. A long code names its body; a short one could be
 * anybody's, and without this rule a file would take an item away from another department.
 */
@Repository
class Holders {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    Holders(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    private record Holder(String code, String body, String name, UUID handledBy) {}

    /** By code the name of the body that holds it, where that is another one than the guide's. */
    Map<String, String> others(List<PublishGuide> commands) {
        var holders = of(commands.stream().map(each -> each.guide().code()).toList());
        var others = new HashMap<String, String>();
        for (var command : commands) {
            var holder = holders.get(command.guide().code());
            if (holder != null
                    && !holder.body().isEmpty()
                    && !holder.body().equals(command.guide().department())
                    && !sameDepartment(holder, command)) {
                others.put(holder.code(), holder.name().isEmpty() ? holder.body() : holder.name());
            }
        }
        return others;
    }

    /** Two names of one department, not two bodies whose items the receiving department does for them. */
    private boolean sameDepartment(Holder holder, PublishGuide command) {
        return holder.handledBy().equals(command.handledBy())
                && organisation
                        .receivingDepartment()
                        .filter(receiver -> receiver.id().equals(command.handledBy()))
                        .map(receiver -> isOf(receiver, holder.body())
                                && isOf(receiver, command.guide().department()))
                        .orElse(true);
    }

    private static boolean isOf(Department department, String body) {
        return body.equals(department.creditCode()) || body.equals(department.name());
    }

    private Map<String, Holder> of(Collection<String> codes) {
        return jdbc.sql("""
                        select code, department_code as body, department_name as name, handled_by from catalogue.item
                        where code = any(:codes)
                        union all
                        select w.item, w.guide ->> 'department', w.guide ->> 'departmentName', w.handled_by
                        from catalogue.working_copy w
                        where w.item = any(:codes) and not exists (select from catalogue.item i where i.code = w.item)
                        """).param("codes", codes.toArray(String[]::new)).query(Holder.class).list().stream()
                .collect(Collectors.toMap(Holder::code, Function.identity()));
    }
}
