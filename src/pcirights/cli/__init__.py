"""The command line: it does what the wizard does, without Qt."""
