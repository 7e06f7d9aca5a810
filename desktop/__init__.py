"""The window: the only place of the project that imports Qt."""
