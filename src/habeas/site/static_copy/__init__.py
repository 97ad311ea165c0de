"""A static copy: an edition's finished pages and files as a site that needs no server of ours, every link relative."""
