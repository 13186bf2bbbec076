"""Makes what people download: a folder that needs no Python, and the packages that put it in its place."""
