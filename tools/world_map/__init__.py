"""How the world map is drawn from Natural Earth's shapes: decode, correct, simplify, project, write."""
