"""The letters (告知书) of a case as pure functions: facts in, text, checks and paper out. Nothing here asks the database."""
