package org.tiaokuai.figures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void itAgreesWithSortingEverythingOnGeneratedCases() {
        var random = new Random(20261124);
        for (int round = 0; round < 500; round++) {
            var all = new ArrayList<Integer>();
            var distribution = new Distribution();
            int groups = 1 + random.nextInt(12);
            for (int group = 0; group < groups; group++) {
                int days = random.nextInt(40);
                int cases = 1 + random.nextInt(5);
                distribution.add(days, cases);
                all.addAll(Collections.nCopies(cases, days));
            }
            Collections.sort(all);
            assertThat(distribution.cases()).isEqualTo(all.size());
            for (int percent : new int[] {1, 10, 50, 90, 99, 100}) {
                int rank = (int) Math.ceil(all.size() * percent / 100.0);
                assertThat(distribution.percentile(percent)).isEqualTo(all.get(rank - 1));
            }
        }
    }
}
