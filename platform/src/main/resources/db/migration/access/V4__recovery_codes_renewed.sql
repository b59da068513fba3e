-- Officers renew their own recovery codes; that is kept among the acts on their account.
alter table access.account_act drop constraint an_act_is_of_a_known_kind;
alter table access.account_act add constraint an_act_is_of_a_known_kind check (kind in (
    'INVITED', 'CODE_RENEWED', 'BLOCKED', 'UNBLOCKED', 'SECOND_FACTOR_RESET', 'RECOVERY_CODES_RENEWED'));
