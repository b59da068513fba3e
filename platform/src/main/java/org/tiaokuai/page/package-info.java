/** How a page is made: layout, form fields, errors and words; it knows no business word. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
