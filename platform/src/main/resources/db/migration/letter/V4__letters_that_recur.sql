-- What stops a clock may happen to a case more than once, and each time it is told.
alter table letter.letter add column nth int not null default 1;
alter table letter.letter alter column nth drop default;
alter table letter.letter drop constraint a_case_has_one_letter_of_a_kind;
alter table letter.letter add constraint a_case_has_each_letter_once primary key (case_number, kind, nth);
alter table letter.letter drop constraint a_letter_is_one_of_those_the_law_wants;
alter table letter.letter add constraint a_letter_is_one_of_those_the_law_wants check (kind in
    ('ACCEPTED', 'NOT_ACCEPTED', 'CORRECTION', 'EXTENDED', 'SUSPENDED', 'GRANTED', 'REFUSED', 'REVOKED', 'TERMINATED'));
alter table letter.letter add constraint only_what_may_recur_recurs check (nth = 1 or nth > 1 and kind = 'SUSPENDED');
