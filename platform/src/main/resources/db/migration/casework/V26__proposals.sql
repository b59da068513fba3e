-- What one person proposed waits for another, and is looked for among what was ever proposed, which is little.
create index proposals on casework.case_event (number, id)
    where event in ('PROPOSE_SUSPENSION', 'PROPOSE_RECTIFICATION', 'PROPOSE_RECTIFICATION_REFUSED');
