-- Who is concerned is told that they may be heard, and when; anew where a time is changed or a case is decided again.
alter table letter.letter drop constraint a_letter_is_one_of_those_the_law_wants;
alter table letter.letter add constraint a_letter_is_one_of_those_the_law_wants check (kind in
    ('ACCEPTED', 'NOT_ACCEPTED', 'CORRECTION', 'EXTENDED', 'SUSPENDED', 'HEARING_RIGHT', 'HEARING', 'GRANTED', 'REFUSED',
    'RECTIFIED', 'REVOKED', 'TERMINATED'));
alter table letter.letter drop constraint only_what_may_recur_recurs;
alter table letter.letter add constraint only_what_may_recur_recurs check (nth = 1 or nth > 1 and kind in
    ('SUSPENDED', 'EXTENDED', 'HEARING_RIGHT', 'HEARING', 'GRANTED', 'REFUSED', 'RECTIFIED'));
