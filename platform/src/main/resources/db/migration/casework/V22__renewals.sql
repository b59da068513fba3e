-- What an application asks to be renewed is said with its first step; one that is open is looked for before another is taken.
create index renewals_of_a_permit on casework.case_event ((said ->> 'renews'))
    where event = 'SUBMIT' and (said ->> 'renews') is not null;

-- That a permit was renewed by silence is told as well.
alter table casework.reminder drop constraint a_reminder_is_of_a_known_kind;
alter table casework.reminder add constraint a_reminder_is_of_a_known_kind check
    (kind in ('WARNING', 'NOTICE', 'OVER', 'ACCEPTED_BY_SILENCE', 'RENEWED_BY_SILENCE', 'OVERSTAYED'));

-- Besides acceptance the law says of silence that it renews, and of what is revoked that it cannot be renewed.
alter table casework.case_event drop constraint only_what_the_law_says_has_no_actor;
alter table casework.case_event add constraint only_what_the_law_says_has_no_actor
    check ((actor is null) = (event = 'DEEM_ACCEPTED' or event like 'DEEM_RENEWED%' or event like 'LAPSE%'));
