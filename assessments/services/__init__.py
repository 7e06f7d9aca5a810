"""Use cases, one module a noun: the only door that writes to a workspace. Each write returns the Changes it made."""
