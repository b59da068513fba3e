@NullMarked
package org.tiaokuai.draft.web;

import org.jspecify.annotations.NullMarked;
