"""The command line: one module per group of commands, Vietnamese as everything people see."""
