package org.tiaokuai.document.internal;

import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What a document may contain: nothing that loads, runs, embeds or restyles. */
final class AllowedMarkup {

    private static final Set<String> ELEMENTS = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "div",
            "span",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "br",
            "hr",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "small",
            "sub",
            "sup",
            "a",
            "img",
            "time",
            "abbr",
            "address",
            "blockquote",
            "figure",
            "figcaption",
            "pre",
            "code");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "id",
            "lang",
            "dir",
            "href",
            "src",
            "alt",
            "colspan",
            "rowspan",
            "scope",
            "headers",
            "title",
            "datetime",
            "start",
            "value");
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|tel:|#).*");

    private AllowedMarkup() {}

    static boolean allows(Element element) {
        String name = element.getTagName();
        return name.equals("img") ? InlinePng.isOne(element.getAttribute("src")) : ELEMENTS.contains(name);
    }

    static void dropAttributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) attributes.item(i);
            if (!allows(element, attribute)) {
                element.removeAttributeNode(attribute);
            }
        }
    }

    private static boolean allows(Element element, Attr attribute) {
        return switch (attribute.getName()) {
            case "href" ->
                element.getTagName().equals("a")
                        && LINK.matcher(attribute.getValue()).matches();
            case "src" -> element.getTagName().equals("img");
            default -> ATTRIBUTES.contains(attribute.getName());
        };
    }
}
