package org.tiaokuai.payment;

import java.time.Instant;

/**
 * One version of one line of the tariff 收费标准 of an item; a version never changes.
 *
 * @param line from 1, within its item
 * @param version from 1; the last one is in force from the moment at which it was kept
 * @param name 收费项目
 * @param price of one unit
 * @param basis the law 收费依据
 * @param document 依据文件 with its number
 * @param ended whether it is charged no more since then
 */
public record TariffLine(
        String item,
        int line,
        int version,
        String name,
        Yuan price,
        Unit unit,
        String basis,
        String document,
        boolean ended,
        Instant keptAt,
        String byWhom) {

    /** By what it is charged 计费单位. */
    public enum Unit {
        /** 每件: once in a case. */
        CASE(1),
        /** 每份. */
        COPY(100),
        /** 每平方米每天: so many square metres times so many days. */
        SQUARE_METRE_DAY(1_000_000);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** Of them in one charge. */
        public int most() {
            return most;
        }
    }

    /** Whether both say the same. */
    public boolean says(Tariffs.KeepLine command) {
        return !ended
                && name.equals(command.name())
                && price.equals(command.price())
                && unit == command.unit()
                && basis.equals(command.basis())
                && document.equals(command.document());
    }
}
