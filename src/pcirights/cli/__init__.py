"""The command line: the same pipeline as the wizard, without Qt."""
