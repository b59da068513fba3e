package org.tiaokuai.document.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.tiaokuai.document.DocumentMeta;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A caller's body made safe and printable: known elements only, and every character one that a font of ours has. */
final class DocumentBody {

    private final CharacterCoverage coverage;
    private final DocumentMeta meta;
    private final Document dom;
    private boolean rare;
    private boolean missing;

    DocumentBody(CharacterCoverage coverage, String xhtml, DocumentMeta meta) {
        this.coverage = coverage;
        this.meta = meta;
        this.dom = parse("<body>" + XmlText.legal(xhtml) + "</body>");
        Element body = dom.getDocumentElement();
        clean(body);
        if (missing) {
            explainMissing(body);
        }
        new DocumentHead(dom, meta).wrap(body);
    }

    Document dom() {
        return dom;
    }

    DocumentMeta meta() {
        return meta;
    }

    boolean needsRareFont() {
        return rare;
    }

    private void clean(Element element) {
        AllowedMarkup.dropAttributes(element);
        for (Node child : children(element)) {
            if (child instanceof Text text) {
                text.setData(printable(text.getData()));
            } else if (child instanceof Element inner && AllowedMarkup.allows(inner)) {
                clean(inner);
            } else {
                element.removeChild(child);
            }
        }
    }

    private String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(out, codePoint));
        return out.toString();
    }

    private void append(StringBuilder out, int codePoint) {
        switch (coverage.faceOf(codePoint)) {
            case TEXT -> out.appendCodePoint(codePoint);
            case RARE -> {
                rare = true;
                out.appendCodePoint(codePoint);
            }
            case MISSING -> {
                missing = true;
                out.append(CharacterCoverage.codeOf(codePoint));
            }
            case INVISIBLE -> {}
        }
    }

    private void explainMissing(Element body) {
        Element note = dom.createElement("p");
        note.setAttribute("class", "doc-note");
        boolean chinese = Locale.forLanguageTag(meta.lang()).getLanguage().equals("zh");
        note.setTextContent(
                chinese
                        ? "注：文中〔U+…〕是字库中没有的字，括号内是它在国际编码字符集（GB/T 13000）中的代码，与原字同义。"
                        : "Note: 〔U+…〕 stands for a character that our fonts lack; its code (ISO/IEC 10646) is given"
                                + " in its place.");
        body.appendChild(note);
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setCoalescing(true);
            factory.setIgnoringComments(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("The body of a document is not well-formed XHTML", e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
