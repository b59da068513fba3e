package org.tiaokuai.norm.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.norm.NormLine;
import org.tiaokuai.norm.NormView;
import org.tiaokuai.norm.Norms;
import org.tiaokuai.page.NotHere;

/** The norms of the city for anybody to read, those included that are still to be drawn up. */
@Controller
@AllowedTo(Who.ANYONE)
public class NormsPage {

    /** The register; an officer's page leads on to their desk. */
    public record View(List<NormLine> norms, boolean office) {

        public List<NormLine> of(Norms.Level level) {
            return norms.stream().filter(norm -> norm.level() == level).toList();
        }
    }

    /** A norm with the texts that were approved. */
    public record One(NormView norm) {

        public List<NormView.Text> texts() {
            return norm.texts().stream().filter(NormView.Text::open).toList();
        }
    }

    private final Norms norms;

    NormsPage(Norms norms) {
        this.norms = norms;
    }

    @GetMapping("/norms")
    ModelAndView all() {
        return new ModelAndView("norm/register", "page", new View(norms.all(), false));
    }

    @GetMapping("/norms/{code}")
    ModelAndView one(@PathVariable String code) {
        return new ModelAndView("norm/norm", "page", new One(norms.norm(code).orElseThrow(NotHere::new)));
    }
}
