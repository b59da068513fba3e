package org.tiaokuai.evidence.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.privacy.FieldKeys;
import org.tiaokuai.privacy.FieldKeys.KeyView;
import org.tiaokuai.privacy.FieldKeys.Walk;

/** The keys for personal data, and making another one while everybody works on. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/keys")
public class FieldKeysPage {

    /**
     * @param keys the newest first
     * @param walks empty before there was a second key
     */
    public record View(List<KeyView> keys, List<Walk> walks) {

        public boolean onlyOne() {
            return keys.stream().filter(key -> !key.algorithm().equals("HMAC")).count() < 2;
        }

        public boolean unopened() {
            return walks.stream().anyMatch(walk -> !walk.unopened().isEmpty());
        }
    }

    private final FieldKeys keys;

    FieldKeysPage(FieldKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    ModelAndView show() {
        return new ModelAndView("evidence/keys", "page", view());
    }

    @GetMapping("/renewal")
    ModelAndView ask() {
        return new ModelAndView("evidence/renewal", "page", view());
    }

    private View view() {
        return new View(keys.keys(), keys.walks());
    }

    @PostMapping("/renewal")
    String renew(Officer officer, @RequestParam(defaultValue = "") String newest) {
        keys.renew(officer, newest);
        return "redirect:/admin/keys";
    }
}
