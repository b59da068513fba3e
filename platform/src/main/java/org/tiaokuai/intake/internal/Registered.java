package org.tiaokuai.intake.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.internal.GuideLine.Reading;
import org.tiaokuai.organisation.Department;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a department of the platform is called, its register says and no table; a table that says otherwise is doubted. */
final class Registered {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Registered() {}

    /** @param departments as tables name them */
    static Reading.Taken named(Reading.Taken taken, int line, Map<String, Department> departments) {
        var guide = taken.guide();
        var department = departments.get(guide.department());
        if (department == null) {
            return taken;
        }
        var named = new Reading.Taken(of(department, guide), taken.doubts());
        var otherwise = otherwise(guide, department);
        return otherwise == null
                ? named
                : named.with(new Doubt(line, guide.code(), Doubt.Kind.BODY_NAME_OTHER, otherwise));
    }

    private static Guide of(Department department, Guide guide) {
        if (guide.department().equals(department.creditCode())
                && guide.departmentName().equals(department.name())) {
            return guide;
        }
        ObjectNode tree = JSON.valueToTree(guide);
        tree.put("department", department.creditCode());
        tree.put("departmentName", department.name());
        return JSON.treeToValue(tree, Guide.class);
    }

    private static @Nullable String otherwise(Guide guide, Department department) {
        var written = guide.departmentName();
        return written.isEmpty() || written.equals(department.name()) || written.equals(department.shortName())
                ? null
                : written + " ≠ " + department.name();
    }
}
