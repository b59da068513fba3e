-- Another body may take back what was decided, and it may have to be decided again.
alter table casework.application drop constraint the_state_is_one_of_the_graph;
alter table casework.application add constraint the_state_is_one_of_the_graph check (state in
    ('SUBMITTED', 'CORRECTING', 'ACCEPTED', 'SUSPENDED', 'NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'TERMINATED',
    'REVOKED', 'ANNULLED'));
alter table casework.application add column remanded_at timestamptz; -- when that was entered, the last time
alter table casework.decision add column round int not null default 1;
alter table casework.decision alter column round drop default;
alter table casework.decision drop constraint a_verdict_is_given_once_on_a_case;
alter table casework.decision add constraint a_verdict_is_given_once_each_time primary key (number, verdict, round);
