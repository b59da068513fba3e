package org.tiaokuai.hall.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.page.NotHere;

/** The catalogue for programs. */
@RestController
@AllowedTo(Who.ANYONE)
class ItemsApi {

    private final Catalogue catalogue;

    ItemsApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Items that match the words, best first, twenty a page; the first page is 0. */
    @GetMapping("/api/v1/items")
    Listing find(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page) {
        return catalogue.find(
                new Criteria(q.replaceAll("\\p{Cntrl}", " ").strip(), "", "", "", Math.clamp(page, 0, 9999)));
    }

    /** The guide in force of an item that takes applications. */
    @GetMapping("/api/v1/items/{code}")
    Guide show(@PathVariable String code) {
        return catalogue.offer(code).orElseThrow(NotHere::new).guide();
    }
}
