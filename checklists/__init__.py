"""Packs as data, and the loader that turns them into frozen models."""
