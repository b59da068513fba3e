-- That a slip was put right is told each time.
alter table letter.letter drop constraint a_letter_is_one_of_those_the_law_wants;
alter table letter.letter add constraint a_letter_is_one_of_those_the_law_wants check (kind in
    ('ACCEPTED', 'NOT_ACCEPTED', 'CORRECTION', 'EXTENDED', 'SUSPENDED', 'GRANTED', 'REFUSED', 'RECTIFIED', 'REVOKED',
    'TERMINATED'));
alter table letter.letter drop constraint only_what_may_recur_recurs;
alter table letter.letter add constraint only_what_may_recur_recurs
    check (nth = 1 or nth > 1 and kind in ('SUSPENDED', 'EXTENDED', 'GRANTED', 'REFUSED', 'RECTIFIED'));
