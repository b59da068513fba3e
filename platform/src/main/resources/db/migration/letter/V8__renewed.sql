-- That silence renewed a permit is told in writing, too.
alter table letter.letter drop constraint a_letter_is_one_of_those_the_law_wants;
alter table letter.letter add constraint a_letter_is_one_of_those_the_law_wants check (kind in
    ('ACCEPTED', 'NOT_ACCEPTED', 'CORRECTION', 'EXTENDED', 'SUSPENDED', 'HEARING_RIGHT', 'HEARING', 'GRANTED', 'REFUSED',
    'RENEWED', 'RECTIFIED', 'REVOKED', 'TERMINATED'));
