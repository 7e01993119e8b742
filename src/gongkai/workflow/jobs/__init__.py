"""Work that is done behind the desk: declared, enqueued with the record, retried, scheduled, taken over when a worker dies.

A room declares its jobs in its own `jobs.py`, which every worker loads:

    @scheduled(daily_at=time(7))
    @job(title="每日摘要", retries=5)
    def send_digests() -> None: ...

A job may run again after it was cut off, so it asks the data what is still to be done.
"""
