"""The steps of `models/project.yml`."""
