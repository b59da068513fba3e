@NullMarked
package org.tiaokuai.catalogue.web;

import org.jspecify.annotations.NullMarked;
