"""View models: plain functions from an edition to frozen dataclasses, shown as HTML and written as the JSON twin."""
