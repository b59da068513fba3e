/** Tables that people bring and take along: CSV, Excel and JSON of any size and encoding, a row at a time. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
