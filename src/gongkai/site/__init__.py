"""Settings, addresses, base templates and the design system."""
