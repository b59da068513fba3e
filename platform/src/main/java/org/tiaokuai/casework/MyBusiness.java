package org.tiaokuai.casework;

import java.time.LocalDate;
import java.util.List;
import org.tiaokuai.draft.DraftLine;

/** All that a resident has begun and handed in. */
public record MyBusiness(List<DraftLine> drafts, List<CaseLine> cases, LocalDate today) {}
