"""The annual report on open government information: read, checked, compared and written. No Django."""
