/** The register of norms 规范 on three levels: measures, business, technical; in versions that the legal office approves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "access"})
package org.tiaokuai.norm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
