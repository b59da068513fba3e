@NullMarked
package org.tiaokuai.organisation.web;

import org.jspecify.annotations.NullMarked;
