package org.tiaokuai.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import org.tiaokuai.document.DocumentMeta;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The head of a printed document: its title, its look, and a bookmark for each heading so that a long paper can be walked. */
final class DocumentHead {

    private static final String LOOK = look();
    private static final String HEADING = "h[1-6]";

    private final Document dom;
    private final DocumentMeta meta;
    private int headings;

    DocumentHead(Document dom, DocumentMeta meta) {
        this.dom = dom;
        this.meta = meta;
    }

    void wrap(Element body) {
        Element html = dom.createElement("html");
        html.setAttribute("lang", meta.lang());
        dom.replaceChild(html, body);
        html.appendChild(head(body));
        html.appendChild(body);
    }

    private Element head(Element body) {
        Element head = dom.createElement("head");
        child(head, "title").setTextContent(XmlText.legal(meta.title()));
        Element subject = child(head, "meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", XmlText.legal(meta.subject()));
        child(head, "style").setTextContent(LOOK);
        Element bookmarks = dom.createElement("bookmarks");
        Deque<Mark> open = new ArrayDeque<>();
        open.push(new Mark(0, bookmarks));
        bookmark(body, open);
        if (bookmarks.hasChildNodes()) {
            head.appendChild(bookmarks);
        }
        return head;
    }

    private void bookmark(Element element, Deque<Mark> open) {
        for (Node node : DocumentBody.children(element)) {
            if (node instanceof Element heading && heading.getTagName().matches(HEADING)) {
                place(heading, open);
            } else if (node instanceof Element inner) {
                bookmark(inner, open);
            }
        }
    }

    private void place(Element heading, Deque<Mark> open) {
        int level = heading.getTagName().charAt(1) - '0';
        while (open.element().level >= level) {
            open.pop();
        }
        if (!heading.hasAttribute("id")) {
            heading.setAttribute("id", String.format(Locale.ROOT, "doc-heading-%d", ++headings));
        }
        Element mark = child(open.element().element, "bookmark");
        mark.setAttribute("name", heading.getTextContent().strip());
        mark.setAttribute("href", "#" + heading.getAttribute("id"));
        open.push(new Mark(level, mark));
    }

    private Element child(Element parent, String name) {
        Element element = dom.createElement(name);
        parent.appendChild(element);
        return element;
    }

    private static String look() {
        try (InputStream in =
                Objects.requireNonNull(DocumentHead.class.getResourceAsStream("/document/document.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Mark(int level, Element element) {}
}
