-- What an account says since an answer, so that it can be shown later what it was changed to.
alter table rights.dispute add column corrected text; -- sealed
alter table rights.dispute
    add constraint a_person_has_a_pseudonym check (subject <> ''),
    add constraint a_case_has_a_number check (case_number <> ''),
    add constraint a_particular_is_a_known_one check (particular in ('NAME', 'PHONE'));
alter table rights.act
    add constraint a_person_has_a_pseudonym check (subject <> ''),
    drop constraint an_act_is_a_known_one,
    add constraint an_act_is_a_known_one check (act in ('COPY', 'CLOSE', 'REOPEN'));
alter table rights.erasure add constraint a_set_has_a_name check (set <> '');
