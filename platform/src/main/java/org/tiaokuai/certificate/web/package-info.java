@NullMarked
package org.tiaokuai.certificate.web;

import org.jspecify.annotations.NullMarked;
