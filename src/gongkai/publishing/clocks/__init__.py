"""What has to be published, renewed or taken in hand, by when, by whom, and why: the clocks of publishing."""
