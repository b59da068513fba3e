package org.tiaokuai.casework;

import org.tiaokuai.casework.Casework.DecideApplication;

/** Items that are decided while the applicant waits 即办件: one act at the window accepts and decides (行政许可法第三十四条第二款). */
public interface AtOnce {

    /**
     * By a post that both accepts and decides, or by the window where the item lets it; two steps at one moment, and one letter.
     * No law wants two persons for that, and what must be inspected on the spot by two is no such item (article 34).
     */
    Act settle(DecideApplication command);
}
