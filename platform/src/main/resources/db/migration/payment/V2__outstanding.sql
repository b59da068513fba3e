-- Which department charged it, so that its officers find what is still to be done about money; none of what was charged before.
alter table payment.charge add column department uuid; -- organisation.department

-- What is still to be done: written with the steps, for lists only. What stands there is read again from the steps.
create table payment.outstanding (
    charge bigint      primary key references payment.charge,
    why    text        not null,
    since  timestamptz not null,
    department uuid    not null,
    constraint a_reason_is_a_known_one check (why in ('UNPAID', 'REFUNDABLE'))
);
create index outstanding_of_a_department on payment.outstanding (department, why, since desc, charge desc);
