/** What the platform prints: accessible, archivable PDF and two-dimensional codes; it knows no business word. */
@NullMarked
@ApplicationModule(allowedDependencies = "page")
package org.tiaokuai.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
