/** The import of guides 事项导入: files as runs in the background, tables by their columns, bodies to be settled. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"standard", "page", "access", "calendar", "form", "organisation", "table", "catalogue"})
package org.tiaokuai.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
