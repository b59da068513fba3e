package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Catalogue.Publication;
import org.tiaokuai.organisation.Department;

@EmptyPlatform
class CatalogueModuleTest {

    private final Catalogue catalogue;
    private final SmallTown town;
    private final Department department;
    private final String code = "CAT" + UUID.randomUUID();

    @Autowired
    CatalogueModuleTest(Catalogue catalogue, SmallTown town) {
        this.catalogue = catalogue;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
    }

    private Guide guide(String name) {
        return SmallTown.guide(department, code, name, 10);
    }

    @Test
    void theSameGuideAgainChangesNothing() {
        assertThat(town.publish(guide("甲事"), department)).isEqualTo(new Publication.Published(code, 1));
        assertThat(town.publish(guide("甲事"), department)).isEqualTo(new Publication.Unchanged(code, 1));
        assertThat(catalogue.offer(code).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aChangedGuideIsTheNextVersionAndTheOldOneIsStillThere() {
        town.publish(guide("甲事"), department);
        assertThat(town.publish(guide("乙事"), department)).isEqualTo(new Publication.Published(code, 2));
        assertThat(catalogue.offer(code).orElseThrow().guide().name()).isEqualTo("乙事");
        assertThat(catalogue.offer(code, 1).guide().name()).isEqualTo("甲事");
        assertThatThrownBy(() -> catalogue.offer(code, 3)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void goingBackToAnOldTextIsAThirdVersion() {
        town.publish(guide("甲事"), department);
        town.publish(guide("乙事"), department);
        assertThat(town.publish(guide("甲事"), department)).isEqualTo(new Publication.Published(code, 3));
    }

    @Test
    void anotherHandlerOfTheSameGuideIsAChange() {
        town.publish(guide("甲事"), department);
        var other = town.department("别局" + UUID.randomUUID());
        assertThat(catalogue.publish(new Catalogue.PublishGuide(guide("甲事"), town.form(), other.id())))
                .isEqualTo(new Publication.Published(code, 2));
        assertThat(catalogue.offer(code).orElseThrow().handledBy()).isEqualTo(other.id());
    }

    @Test
    void aGuideComesBackAsItWasPublished() {
        town.publish(guide("周𠮷安的事"), department);
        assertThat(catalogue.offer(code).orElseThrow().guide()).isEqualTo(guide("周𠮷安的事"));
    }

    @Test
    void anItemIsFoundByItsPresentNameOnly() {
        town.publish(guide("翡翠鉴定"), department);
        assertThat(found("翡翠鉴定")).isTrue();
        town.publish(guide("琥珀鉴定"), department);
        assertThat(found("琥珀鉴定")).isTrue();
        assertThat(found("翡翠")).isFalse();
    }

    @Test
    void listsCanBeNarrowedAndAnEmptyPageIsNoTrouble() {
        town.publish(guide("甲事"), department);
        assertThat(catalogue
                        .find(new Criteria("", "", department.creditCode(), "", 0))
                        .items())
                .extracting(ItemView::code)
                .containsExactly(code);
        assertThat(catalogue.find(new Criteria("甲事", "没有的主题", "", "", 0)).items())
                .isEmpty();
        assertThat(catalogue
                        .find(new Criteria("", "", department.creditCode(), "", 999))
                        .items())
                .isEmpty();
        assertThat(catalogue
                        .find(new Criteria("' or true --", "'", "\\", "%", 0))
                        .items())
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(catalogue.offer("")).isEmpty();
        assertThat(catalogue.offer("nothing")).isEmpty();
        assertThat(catalogue.offer("' or true --")).isEmpty();
    }

    private boolean found(String text) {
        return catalogue.find(new Criteria(text, "", department.creditCode(), "", 0)).items().stream()
                .anyMatch(item -> item.code().equals(code));
    }
}
