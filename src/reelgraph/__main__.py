"""`python -m reelgraph` is the command line."""

from reelgraph.cli import main

main()
