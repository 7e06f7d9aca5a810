"""Pages: each answers one question, shows facts it is given and emits wishes."""
