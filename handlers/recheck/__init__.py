"""Whether satisfied means satisfied: some are asked again by somebody else, and it is shown."""
