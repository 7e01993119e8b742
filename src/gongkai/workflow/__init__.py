"""What every desk shares: the step table, approval chains, numbering, calendar, tasks, jobs, notices."""
