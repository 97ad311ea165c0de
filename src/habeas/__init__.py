"""habeas: an observatory of immigration detention in a box."""

__version__ = "0.1.0"
