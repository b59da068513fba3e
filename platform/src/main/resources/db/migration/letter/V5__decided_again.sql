-- What is decided again is told again, and its time may be extended again.
alter table letter.letter drop constraint only_what_may_recur_recurs;
alter table letter.letter add constraint only_what_may_recur_recurs
    check (nth = 1 or nth > 1 and kind in ('SUSPENDED', 'EXTENDED', 'GRANTED', 'REFUSED'));
