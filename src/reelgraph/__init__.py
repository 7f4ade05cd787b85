"""One knowledge graph of films and people, from film pages and film databases."""

__version__ = "0.1.0"
