-- What was granted again is another certificate; of those of a case one holds.
alter table certificate.certificate add column nth int not null default 1;
alter table certificate.certificate alter column nth drop default;
alter table certificate.certificate drop constraint a_case_has_one_result;
alter table certificate.certificate add constraint a_case_has_each_result_once unique (case_number, nth);
create unique index one_result_of_a_case_holds on certificate.certificate (case_number)
    where revoked_at is null and erased_at is null;
