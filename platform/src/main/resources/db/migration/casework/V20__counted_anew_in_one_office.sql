alter table casework.recount add office_only uuid; -- where one department told that it is closed; else cases everywhere
