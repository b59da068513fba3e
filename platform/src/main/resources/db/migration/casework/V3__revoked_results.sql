-- A result may be revoked: a second decision on the same case, and a state of its own.
alter table casework.application drop constraint the_state_is_one_of_the_graph;
alter table casework.application add constraint the_state_is_one_of_the_graph
    check (state in ('SUBMITTED', 'ACCEPTED', 'NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'REVOKED'));

alter table casework.decision drop constraint decision_pkey;
alter table casework.decision add constraint a_verdict_is_given_once_on_a_case primary key (number, verdict);
alter table casework.decision drop constraint a_verdict_is_one_of_three;
alter table casework.decision add constraint a_verdict_is_one_of_four
    check (verdict in ('NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'REVOKED'));
alter table casework.decision drop constraint a_refusal_has_reasons_law_and_remedies;
alter table casework.decision add constraint a_refusal_has_reasons_law_and_remedies
    check (verdict in ('GRANTED', 'REVOKED') or (reasons <> '' and law <> '' and remedies <> ''));
alter table casework.decision add constraint a_revocation_has_reasons_and_remedies
    check (verdict <> 'REVOKED' or (reasons <> '' and remedies <> ''));
