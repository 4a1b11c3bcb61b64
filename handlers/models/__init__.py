"""The register of models: what units try out for a year, who answers for it, what came of it."""
