package org.tiaokuai.page;

import gg.jte.Content;

/** A piece of a page that another module renders and this page includes. */
public interface Fragment {

    Content in(Frame frame);
}
