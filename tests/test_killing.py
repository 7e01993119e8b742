"""What was acknowledged is there, once, however often the server is killed; the thousand are `python -m bench.killing`."""

import json

from tests.installation import Installation
from tests.killing import COUNT, Fire


def test_a_server_killed_again_and_again_loses_no_submission_and_doubles_none(
    installation: Installation,
) -> None:
    fire = Fire(installation, submissions=12, kills=2)
    fire.run()
    assert fire.faults == []
    assert (len(fire.acknowledged), fire.killed) == (12, 2)
    found = json.loads(installation.says(COUNT))
    assert found["requests"] == dict.fromkeys(fire.acknowledged, 1)
    assert found["numbers"] == sorted(fire.acknowledged.values())
    assert (found["cases"], found["without_events"]) == (12, 0)
    verified = installation.command("site", "manage", "verify_records")
    assert verified.returncode == 0, verified.stdout
