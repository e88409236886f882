"""The demo: a search of somebody made up, told by acts in a data folder of its own."""
