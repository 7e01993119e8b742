"""From files to tables: each file of the sources is read once, and every file gives a report or the reason why not."""
