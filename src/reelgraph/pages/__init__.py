"""Film pages: from a file to facts, each with the words that say it."""
