-- A step whose time the law leaves out stops the clock, and a case may end without a decision.
alter table casework.application drop constraint the_state_is_one_of_the_graph;
alter table casework.application add constraint the_state_is_one_of_the_graph check (state in
    ('SUBMITTED', 'CORRECTING', 'ACCEPTED', 'SUSPENDED', 'NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'TERMINATED',
    'REVOKED'));
alter table casework.application drop constraint only_a_closed_case_has_an_end;
alter table casework.application add constraint only_a_closed_case_has_an_end check
    ((closed_at is null) = (state in ('SUBMITTED', 'CORRECTING', 'ACCEPTED', 'SUSPENDED')));
alter table casework.decision drop constraint a_verdict_is_one_of_four;
alter table casework.decision add constraint a_verdict_is_one_of_five
    check (verdict in ('NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'TERMINATED', 'REVOKED'));
