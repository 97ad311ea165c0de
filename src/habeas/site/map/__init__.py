"""The world map's shapes. `tools/build_map.py` makes the data; the borders it draws are explained there."""

from habeas.site.map.shapes import Area, marks, shapes, view_box

__all__ = ["Area", "marks", "shapes", "view_box"]
