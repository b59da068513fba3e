package org.tiaokuai.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.calendar.HolidayNotice.Day;
import org.tiaokuai.table.Tables;

@EmptyPlatform
class DayListTest {

    private static final List<Day> TWO =
            List.of(new Day(LocalDate.of(2027, 2, 8), "春节", true), new Day(LocalDate.of(2027, 2, 20), "春节", false));

    private final Tables tables;

    @Autowired
    DayListTest(Tables tables) {
        this.tables = tables;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-08,春节,off\n2027-02-20,春节,work",
                "2027-02-08,春节,休\n2027-02-20,春节,班\n",
                "日期,名称,安排\n2027/2/8,春节,放假\n2027/2/20,春节,上班",
                "date,name,is_off\r\n2027-2-8,春节,1\r\n2027-2-20,春节,0\r\n",
                "\uFEFF2027年2月8日,\"春节\",OFF\n\n2027年2月20日, 春节 ,Work",
                "2027-02-08\t春节\t休息\n2027-02-20\t春节\twork",
                "日期;名称;安排\n2027-02-08;春节;休\n2027-02-20;春节;班"
            })
    void peopleWriteItInManyWays(String text) {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var list = DayList.read(tables, text.getBytes(charset));
            assertThat(list.faulty()).isEmpty();
            assertThat(list.days()).isEqualTo(TWO);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-30,春节,off",
                "2027-02-08,春节,maybe",
                "2027-02-08,,off",
                "2027-02-08,\u200b,off",
                "2027-02-08,春节",
                "08.02.2027,春节,off",
                "2027-13-01,春节,off",
                "2027-02-08,春节,off,more,cells",
                "2027-02-08,\"春节,off"
            })
    void aLineThatSaysSomethingElseIsNamedAndTheOthersAreRead(String line) {
        var list = DayList.read(tables, "2027-02-08,春节,off\n" + line + "\n2027-02-20,春节,work\n");
        assertThat(list.faulty()).isNotEmpty().contains(2);
        assertThat(list.days()).startsWith(TWO.getFirst());
    }

    @Test
    void whatIsNoListIsRefused() {
        for (var text : List.of("PK\u0003\u0004", "{\"a\":1}", "纯文字")) {
            var list = DayList.read(tables, text.getBytes(StandardCharsets.UTF_8));
            assertThat(list.days().isEmpty()).isTrue();
        }
    }

    @Test
    void whatGoesToThePageComesBackTheSame() {
        var odd = List.of(new Day(LocalDate.of(2027, 2, 8), "春,\"节\"", true), TWO.getLast());
        var back = DayList.read(tables, new DayList(odd, List.of()).text());
        assertThat(back).isEqualTo(new DayList(odd, List.of()));
    }
}
