@NullMarked
package org.tiaokuai.intake.web;

import org.jspecify.annotations.NullMarked;
