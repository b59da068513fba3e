package org.tiaokuai.table.internal;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Looks for a cell far to the right: the reader would hold all those before it, empty as they are, in every such row. */
final class FarCells {

    /** Up to AZZ; some programs write every row out to AMJ, the 1024th column. */
    private static final Pattern NEAR = Pattern.compile("A?[A-Z]?[A-Z][0-9]{1,7}");

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream part;

    FarCells(InputStream part) {
        this.part = part;
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl(); // the one that the reader of workbooks uses, so that both see the same
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    /** A part that is no XML holds no cell, and what is malformed is the reader's to refuse. */
    void refuse() throws IOException {
        try {
            var xml = FACTORY.createXMLStreamReader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && far(xml)) {
                    throw new IOException("A cell beyond the last column of a sheet");
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            return;
        }
    }

    private static boolean far(XMLStreamReader xml) {
        var place = xml.getLocalName().equals("c") ? xml.getAttributeValue(null, "r") : null;
        return place != null && !NEAR.matcher(place).matches();
    }
}
