"""One archive that holds an installation: database, attachments, roots of the record, keys under a passphrase."""
