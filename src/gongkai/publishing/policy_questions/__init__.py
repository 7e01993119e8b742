"""Questions on policies (政策咨询): asked by telephone, at the counter or on the page, answered, shown if fit to be."""
