-- One that was lost or damaged, or stated something wrong, gives way to another of the same case; it is not revoked for a fault.
alter table certificate.certificate
    add column replaced_at timestamptz,
    add column replaced_by uuid, -- whose account asked for it
    add column replaced_reason text,
    add constraint a_replacement_has_a_reason check ((replaced_at is null) = (replaced_reason is null)),
    add constraint what_was_replaced_is_not_revoked check (replaced_at is null or revoked_at is null);
drop index certificate.one_result_of_a_case_holds;
create unique index one_result_of_a_case_holds on certificate.certificate (case_number)
    where revoked_at is null and replaced_at is null and erased_at is null;
