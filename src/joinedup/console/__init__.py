"""The verbs of `./joinedup`: one module per verb with `add_arguments(parser)` and `run(args)`, listed with a sentence in `table`."""
