"""Annual reports by the hundred thousand: read into columns, checked, rolled up, compared, handed on. No Django."""
