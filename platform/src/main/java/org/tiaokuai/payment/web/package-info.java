@NullMarked
package org.tiaokuai.payment.web;

import org.jspecify.annotations.NullMarked;
