-- What a session remembers of a resident is bound to the account since; those from before are signed in anew.
delete from access.session;
