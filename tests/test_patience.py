"""What waits for ever ends, and with the sentence that says so."""

import subprocess
import threading

import pytest

from tests.patience import no_longer


def test_who_waits_for_a_silent_process_is_stopped() -> None:
    with subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE, text=True) as silent:
        assert silent.stdout
        with pytest.raises(AssertionError, match=r"still at it after 0\.1 seconds"), no_longer(0.1):
            silent.stdout.readline()
        silent.kill()


def test_who_waits_for_another_thread_is_stopped() -> None:
    with pytest.raises(AssertionError, match="still at it"), no_longer(0.1):
        threading.Event().wait()


def test_who_is_ready_in_time_is_left_alone() -> None:
    with no_longer(0.05):
        pass
    threading.Event().wait(0.1)
